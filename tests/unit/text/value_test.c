#include "text/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

/*
 * A text and what is found in it, published on 2026-11-22: kind, [text],
 * ISO 8601 or amount or target, then the letters of what the source wrote
 * behind a + (Year, Weekday, Fiscal, To's year, Era, Holiday), and !name of
 * each diagnostic.
 */
struct finding {
	const char *text, *found;
};

static const struct finding certain[] = {
	{ "令和8年12月29日", "date[令和8年12月29日]2026-12-29+YE" },
	{ "令和8年12月29日（火）",
	    "date[令和8年12月29日（火）]2026-12-29+YWE" },
	{ "令和元年5月1日", "date[令和元年5月1日]2019-05-01+YE" },
	{ "令和 8 年 12 月 29 日", "date[令和 8 年 12 月 29 日]2026-12-29+YE" },
	{ "令和8年12月", "date[令和8年12月]2026-12+YE" },
	{ "令和8年", "date[令和8年]2026+YE" },
	{ "令和8年度", "date[令和8年度]2026+YFE" },
	{ "令和8年度末", "date[令和8年度]2026+YFE" },
	{ "H35年度", "date[H35年度]2023+YFE" },
	{ "平成35年度", "date[平成35年度]2023+YFE" },
	{ "R8.12.29", "date[R8.12.29]2026-12-29+YE" },
	{ "R6.4.1", "date[R6.4.1]2024-04-01+YE" },
	{ "Ｒ８．１２．２９", "date[Ｒ８．１２．２９]2026-12-29+YE" },
	{ "令和８年１２月２９日（火曜日）",
	    "date[令和８年１２月２９日（火曜日）]2026-12-29+YWE" },
	{ "２０２６年１２月２９日(火)",
	    "date[２０２６年１２月２９日(火)]2026-12-29+YW" },
	{ "2026/12/29", "date[2026/12/29]2026-12-29+Y" },
	{ "2026/12/29(火)", "date[2026/12/29(火)]2026-12-29+YW" },
	{ "2026-12-29", "date[2026-12-29]2026-12-29+Y" },
	{ "2026.12.29", "date[2026.12.29]2026-12-29+Y" },
	{ "12/29(火)", "date[12/29(火)]2026-12-29+W" },
	{ "12/29（火） 13:30",
	    "datetime[12/29（火） 13:30]2026-12-29T13:30+W" },
	{ "12/29 13:30", "datetime[12/29 13:30]2026-12-29T13:30+" },
	{ "十二月二十九日", "date[十二月二十九日]2026-12-29+" },
	{ "二〇二六年十二月二十九日",
	    "date[二〇二六年十二月二十九日]2026-12-29+Y" },
	{ "令和八年十二月二十九日",
	    "date[令和八年十二月二十九日]2026-12-29+YE" },
	{ "昭和56年5月31日", "date[昭和56年5月31日]1981-05-31+YE" },
	{ "令和8年（2026年）12月29日",
	    "date[令和8年（2026年）12月29日]2026-12-29+YE" },
	{ "令和8年(2026)12月", "date[令和8年(2026)12月]2026-12+YE" },
	{ "令和8（2026）年12月29日",
	    "date[令和8（2026）年12月29日]2026-12-29+YE" },
	{ "2026年（令和8年）12月29日",
	    "date[2026年（令和8年）12月29日]2026-12-29+Y" },
	{ "令和8年（2025年）12月29日", " !paired-year-mismatch@0" },
	{ "12月29日", "date[12月29日]2026-12-29+" },
	{ "1月3日", "date[1月3日]2027-01-03+" },
	{ "11月22日", "date[11月22日]2026-11-22+" },
	{ "11月21日", "date[11月21日]2027-11-21+" },
	{ "12月29日火曜日", "date[12月29日火曜日]2026-12-29+W" },
	{ "1月11日（月・祝）", "date[1月11日（月・祝）]2027-01-11+WH" },
	{ "11月23日（祝・月）", "date[11月23日（祝・月）]2026-11-23+WH" },
	{ "1月11日㈪", "date[1月11日㈪]2027-01-11+W" },
	{ "1月11日㈪㈷", "date[1月11日㈪㈷]2027-01-11+WH" },
	{ "12月", "date[12月]2026-12+" },
	{ "4月", "date[4月]2027-04+" },
	{ "令和8年12月29日（火）から令和9年1月3日（日）まで",
	    "period[令和8年12月29日（火）から令和9年1月3日（日）まで]2026-12-"
	    "29/2027-01-03+YWTE" },
	{ "令和8年12月29日（火）から令和9年1月3日（日）までの間",
	    "period[令和8年12月29日（火）から令和9年1月3日（日）まで]2026-12-"
	    "29/2027-01-03+YWTE" },
	{ "12月29日（火）～31日（木）",
	    "period[12月29日（火）～31日（木）]2026-12-29/2026-12-31+W" },
	{ "12月29日（火）から翌年1月3日（日）まで",
	    "period[12月29日（火）から翌年1月3日（日）まで]2026-12-29/"
	    "2027-01-03+WT" },
	{ "12月29日から1月3日まで",
	    "period[12月29日から1月3日まで]2026-12-29/2027-01-03+" },
	{ "12月29日から令和9年1月3日まで",
	    "period[12月29日から令和9年1月3日まで]2026-12-29/2027-01-03+TE" },
	{ "令和8年12月29日から9年1月3日まで",
	    "period[令和8年12月29日から9年1月3日まで]2026-12-29/"
	    "2027-01-03+YTE" },
	{ "12月29日～31日", "period[12月29日～31日]2026-12-29/2026-12-31+" },
	{ "12月29～31日", "period[12月29～31日]2026-12-29/2026-12-31+" },
	{ "12/29(火)～1/3(日)",
	    "period[12/29(火)～1/3(日)]2026-12-29/2027-01-03+W" },
	{ "12/5(土)・6(日)",
	    "date[12/5(土)]2026-12-05+W date[6(日)]2026-12-06+W" },
	{ "12月5日（土）・6日（日）",
	    "date[12月5日（土）]2026-12-05+W date[6日（日）]2026-12-06+W" },
	{ "12月5日・12日・19日",
	    "date[12月5日]2026-12-05+ date[12日]2026-12-12+ "
	    "date[19日]2026-12-19+" },
	{ "12月5日、3日間", "date[12月5日]2026-12-05+" },
	{ "4月～6月", "period[4月～6月]2027-04/2027-06+" },
	{ "4～6月", "period[4～6月]2027-04/2027-06+" },
	{ "令和9年4～6月", "period[令和9年4～6月]2027-04/2027-06+YE" },
	{ "6月から翌年3月までの10回", "date[6月]2027-06+ date[3月]2028-03+" },
	{ "令和8年度～令和10年度",
	    "period[令和8年度～令和10年度]2026/2028+YFTE" },
	{ "令和8年度から10年度まで",
	    "period[令和8年度から10年度まで]2026/2028+YFTE" },
	{ "2026年～2028年", "period[2026年～2028年]2026/2028+YT" },
	{ "12月16日（水）午後5時までに",
	    "datetime[12月16日（水）午後5時]2026-12-16T17:00+W" },
	{ "12月20日（日）午後1時30分から3時まで",
	    "period[12月20日（日）午後1時30分から3時まで]2026-12-20T13:30/"
	    "2026-12-20T15:00+W" },
	{ "12月20日(日) 13:30～15:00",
	    "period[12月20日(日) "
	    "13:30～15:00]2026-12-20T13:30/2026-12-20T15:00+W" },
	{ "12月20日（日）10時～21日（月）15時",
	    "period[12月20日（日）10時～21日（月）15時]2026-12-20T10:00/"
	    "2026-12-21T15:00+W" },
	{ "12月20日午後10時から翌日午前6時まで",
	    "period[12月20日午後10時から翌日午前6時まで]2026-12-20T22:00/"
	    "2026-12-21T06:00+" },
	{ "12月20日22:00～翌6:00",
	    "period[12月20日22:00～翌6:00]2026-12-20T22:00/2026-12-21T06:00+" },
	{ "12月29日（火）～31日（木）9:00～17:00",
	    "period[12月29日（火）～31日（木）]2026-12-29/2026-12-31+W "
	    "period[9:00～17:00]T09:00/T17:00+" },
	{ "12月29日まで", "date[12月29日]2026-12-29+" },
	{ "令和9年1月4日（月）から",
	    "date[令和9年1月4日（月）]2027-01-04+YWE" },
	{ "午後1時30分から3時", "period[午後1時30分から3時]T13:30/T15:00+" },
	{ "午前9時から午後5時まで",
	    "period[午前9時から午後5時まで]T09:00/T17:00+" },
	{ "午前9時～正午", "period[午前9時～正午]T09:00/T12:00+" },
	{ "午前9時から5時まで", "period[午前9時から5時まで]T09:00/T17:00+" },
	{ "午後1～3時", "period[午後1～3時]T13:00/T15:00+" },
	{ "9～17時", "period[9～17時]T09:00/T17:00+" },
	{ "9時～17時まで", "period[9時～17時まで]T09:00/T17:00+" },
	{ "9:00-17:00", "period[9:00-17:00]T09:00/T17:00+" },
	{ "13:30－15:00", "period[13:30－15:00]T13:30/T15:00+" },
	{ "９：００～１７：００",
	    "period[９：００～１７：００]T09:00/T17:00+" },
	{ "9時30分～17時", "period[9時30分～17時]T09:30/T17:00+" },
	{ "午前10時・午後2時", "time[午前10時]T10:00+ time[午後2時]T14:00+" },
	{ "午後1時、3時", "time[午後1時]T13:00+ time[3時]T15:00+" },
	{ "13時半", "time[13時半]T13:30+" },
	{ "正午", "time[正午]T12:00+" },
	{ "午前0時", "time[午前0時]T00:00+" },
	{ "午後0時30分", "time[午後0時30分]T12:30+" },
	{ "24:00", "time[24:00]T24:00+" },
	{ "午前8時30分から午後5時15分まで",
	    "period[午前8時30分から午後5時15分まで]T08:30/T17:15+" },
	{ "朝8時30分", "time[朝8時30分]T08:30+" },
	{ "夜8時", "time[夜8時]T20:00+" },
	{ "夜9時から翌朝6時まで",
	    "period[夜9時から翌朝6時まで]T21:00/T06:00+" },
	{ "毎朝8時", "time[8時]T08:00+" },
	{ "毎晩9時", "time[9時]T21:00+" },
	{ "夕方5時", "time[夕方5時]T17:00+" },
	{ "お昼の12時", "time[お昼の12時]T12:00+" },
	{ "深夜1時", "time[深夜1時]T01:00+" },
	{ "AM9:00～PM5:00", "period[AM9:00～PM5:00]T09:00/T17:00+" },
	{ "9:00 AM to 5:00 PM", "period[9:00 AM to 5:00 PM]T09:00/T17:00+" },
	{ "午後12時30分", "time[午後12時30分]T12:30+" },
	{ "午後一時三十分", "time[午後一時三十分]T13:30+" },
	{ "午前九時", "time[午前九時]T09:00+" },
	{ "1万2,000円", "money[1万2,000円]12000" },
	{ "3千円", "money[3千円]3000" },
	{ "1,500円", "money[1,500円]1500" },
	{ "五百円", "money[五百円]500" },
	{ "50万円", "money[50万円]500000" },
	{ "1.5万円", "money[1.5万円]15000" },
	{ "8,800千円", "money[8,800千円]8800000" },
	{ "1,234百万円", "money[1,234百万円]1234000000" },
	{ "１，５００円", "money[１，５００円]1500" },
	{ "¥1,000", "money[¥1,000]1000" },
	{ "￥1,000", "money[￥1,000]1000" },
	{ "0円", "money[0円]" },
	{ "300円、600円又は1,000円",
	    "money[300円]300 money[600円]600 money[1,000円]1000" },
	{ "税込1,100円", "money[1,100円]1100" },
	{ "1億2,345万円", "money[1億2,345万円]123450000" },
	{ "十円", "money[十円]10" },
	{ "1人につき500円", "money[500円]500" },
	{ "050-0000-0101", "phone[050-0000-0101]+815000000101" },
	{ "（096）000-0000", "phone[（096）000-0000]+81960000000" },
	{ "096(000)0000", "phone[096(000)0000]+81960000000" },
	{ "096（000）0000", "phone[096（000）0000]+81960000000" },
	{ "℡096-000-0000", "phone[096-000-0000]+81960000000" },
	{ "電話：050-0000-"
	  "0103（午前9時から午後5時まで（土日祝日及び12月29日から1月3日までを除"
	  "く））",
	    "phone[050-0000-0103]+815000000103 "
	    "period[午前9時から午後5時まで]T09:00/T17:00+ "
	    "period[12月29日から1月3日まで]2026-12-29/2027-01-03+" },
	{ "050-0000-0101（内線123）",
	    "phone[050-0000-0101（内線123）]+815000000101x123" },
	{ "050-0000-0101 内線123",
	    "phone[050-0000-0101 内線123]+815000000101x123" },
	{ "050-0000-0101（代表）内線1234",
	    "phone[050-0000-0101（代表）内線1234]+815000000101x1234" },
	{ "050-0000-0101（代表）", "phone[050-0000-0101]+815000000101" },
	{ "03-0000-0000", "phone[03-0000-0000]+81300000000" },
	{ "0120-000-000", "phone[0120-000-000]+81120000000" },
	{ "0120-00-0000", "phone[0120-00-0000]+81120000000" },
	{ "0570-000-000", "phone[0570-000-000]+81570000000" },
	{ "０５０－００００－０１０１",
	    "phone[０５０－００００－０１０１]+815000000101" },
	{ "電話05000000101", "phone[05000000101]+815000000101" },
	{ "+81-50-0000-0101", "phone[+81-50-0000-0101]+815000000101" },
	{ "119番", "phone[119]119" },
	{ "電話は110番へ", "phone[110]110" },
	{ "#7119", "phone[#7119]#7119" },
	{ "局番なしの188", "phone[188]188" },
	{ "https://www.city.shiokaze.example/gomi/",
	    "url[https://www.city.shiokaze.example/gomi/]https://"
	    "www.city.shiokaze.example/gomi/" },
	{ "（https://city.shiokaze.example/a_(b).html）をご覧ください。",
	    "url[https://city.shiokaze.example/a_(b).html]https://"
	    "city.shiokaze.example/a_(b).html" },
	{ "https://city.shiokaze.example/x。",
	    "url[https://city.shiokaze.example/x]https://city.shiokaze.example/"
	    "x" },
	{ "kokuho@city.shiokaze.example",
	    "mail[kokuho@city.shiokaze.example]kokuho@city.shiokaze.example" },
	{ "メール：gomi＠city.shiokaze.example",
	    "mail[gomi＠city.shiokaze.example]gomi@city.shiokaze.example" },
	{ "毎年4月1日", "date[4月1日]--04-01+" },
	{ "来年4月1日", "date[4月1日]2027-04-01+" },
	{ "昨年10月", "date[10月]2025-10+" },
	{ "12月28日（月）をもって終了し、29日（火）から",
	    "date[12月28日（月）]2026-12-28+W date[29日（火）]2026-12-29+W" },
	{ "2月30日", " !date-impossible@0" },
	{ "令和8年2月29日", " !date-impossible@0" },
	{ "2月29日", "date[2月29日]2028-02-29+" },
	{ "11月31日（火）", " !date-impossible@0" },
	{ "3月32日から", " !date-impossible@0" },
	{ "3月45日間", "" },
	{ "2026年11月28日（日）",
	    "date[2026年11月28日]2026-11-28+Y !weekday-mismatch@0" },
	{ "12月29日（月）", "date[12月29日]2026-12-29+ !weekday-mismatch@0" },
	{ "12月29日（日）から1月3日まで",
	    "date[12月29日]2026-12-29+ date[1月3日]2027-01-03+ "
	    "!weekday-mismatch@0" },
	{ "12月29日（火）から1月3日（月）まで",
	    "period[12月29日（火）から1月3日]2026-12-29/2027-01-03+W "
	    "!weekday-mismatch@0" },
	/* The range of hours does not hide a wrong weekday. */
	{ "10月22日（水）9時から正午まで",
	    "date[10月22日]2027-10-22+ period[9時から正午まで]T09:00/T12:00+ "
	    "!weekday-mismatch@0" },
	{ "1月中旬", "date[1月]2027-01+" },
	{ "4月から10月1日に変更",
	    "date[4月]2027-04+ date[10月1日]2027-10-01+" },
	{ "国保第6期令和8年11月30日（月）",
	    "date[令和8年11月30日（月）]2026-11-30+YWE" },
	{ "8年12月25日（金）", "date[8年12月25日（金）]2026-12-25+YWE" },
	{ "三月三日", "date[三月三日]2027-03-03+" },
	{ "10時から11時に変更します", "time[10時]T10:00+ time[11時]T11:00+" },
	{ "2026年11月28日（土）午前10時〜午後0時30分",
	    "period[2026年11月28日（土）午前10時〜午後0時30分]2026-11-28T10:00/"
	    "2026-11-28T12:30+YW" },
	{ "11月28日（土）・29日（日）",
	    "date[11月28日（土）]2026-11-28+W date[29日（日）]2026-11-29+W" },
	{ "11月28日（土）、12月5日（土）", "date[11月28日（土）]2026-11-28+W "
					   "date[12月5日（土）]2026-12-05+W" },
	{ "1月9日（土）～11日（月・祝）",
	    "period[1月9日（土）～11日（月・祝）]2027-01-09/2027-01-11+W" },
	{ "4月1日（木）～翌年3月31日（木）",
	    "period[4月1日（木）～翌年3月31日]2027-04-01/2028-03-31+WT "
	    "!weekday-mismatch@0" },
	{ "令和8年12月1日(火)▶12月25日(金)",
	    "period[令和8年12月1日(火)▶12月25日(金)]2026-12-01/"
	    "2026-12-25+YWE" },
	{ "2026年12月1日 to 2026年12月25日",
	    "period[2026年12月1日 to 2026年12月25日]2026-12-01/2026-12-25+YT" },
	{ "12月1日より12月25日まで",
	    "period[12月1日より12月25日まで]2026-12-01/2026-12-25+" },
	{ "7月から、9月まで", "period[7月から、9月まで]2027-07/2027-09+" },
	{ "令和6年12月2日以降", "date[令和6年12月2日]2024-12-02+YE" },
	{ "10キログラムまでごとに150円", "money[150円]150" },
	{ "おおむね9時頃", "time[9時]T09:00+" },
	{ "午前8：30～午後5：15",
	    "period[午前8：30～午後5：15]T08:30/T17:15+" },
	{ "12月29日（火）から31日（木）まで",
	    "period[12月29日（火）から31日（木）まで]2026-12-29/2026-12-31+W" },
	{ "令和8年12月29日、1月3日",
	    "date[令和8年12月29日]2026-12-29+YE date[1月3日]2027-01-03+" },
	{ "令和8年12月29日、1月3日、12月25日",
	    "date[令和8年12月29日]2026-12-29+YE date[1月3日]2027-01-03+ "
	    "date[12月25日]2027-12-25+" },
	{ "10月1日（木）に開催", "date[10月1日（木）]2026-10-01+W" },
	{ "12月29日（火）～31日（木）午前9時～午後5時まで",
	    "period[12月29日（火）～31日（木）]2026-12-29/2026-12-31+W "
	    "period[午前9時～午後5時まで]T09:00/T17:00+" },
	{ "土日祝日及び12月29日から1月3日までを除く",
	    "period[12月29日から1月3日まで]2026-12-29/2027-01-03+" },
	{ "受付：平日8:30～17:15", "period[8:30～17:15]T08:30/T17:15+" },
	{ "午前10時～11時30分", "period[午前10時～11時30分]T10:00/T11:30+" },
	{ "10:00～11:30（受付9:30～）",
	    "period[10:00～11:30]T10:00/T11:30+ time[9:30]T09:30+" },
	{ "17時から翌日9時まで", "period[17時から翌日9時まで]T17:00/T09:00+" },
	{ "17時から次の日の9時まで",
	    "period[17時から次の日の9時まで]T17:00/T09:00+" },
	{ "12月1日～15日", "period[12月1日～15日]2026-12-01/2026-12-15+" },
	{ "午後3時～5時頃", "period[午後3時～5時]T15:00/T17:00+" },
	{ "1月から3月末まで", "date[1月]2027-01+ date[3月]2027-03+" },
	{ "2人につき1万円", "money[1万円]10000" },
	{ "1,000円～1,500円", "money[1,000円]1000 money[1,500円]1500" },
	{ "300～500円", "money[500円]500" },
	{ "3,000円以上", "money[3,000円]3000" },
	{ "30,000円/月", "money[30,000円]30000" },
	{ "五月五日（水・祝）", "date[五月五日（水・祝）]2027-05-05+WH" },
	{ "１２月２９日（火）午後１時３０分〜３時",
	    "period[１２月２９日（火）午後１時３０分〜３時]2026-12-29T13:30/"
	    "2026-12-29T15:00+W" },
	{ "R8年12月29日", "date[R8年12月29日]2026-12-29+YE" },
	{ "R8/12/29", "date[R8/12/29]2026-12-29+YE" },
	{ "S63.1.5", "date[S63.1.5]1988-01-05+YE" },
	{ "H31.4.30～R1.5.1",
	    "period[H31.4.30～R1.5.1]2019-04-30/2019-05-01+YTE" },
	{ "M1.1.1", "date[M1.1.1]1868-01-01+YE" },
	{ "2026年12月29日13時から",
	    "datetime[2026年12月29日13時]2026-12-29T13:00+Y" },
	{ "2026/12/29 13:00-15:00",
	    "period[2026/12/29 "
	    "13:00-15:00]2026-12-29T13:00/2026-12-29T15:00+Y" },
	{ "2026-12-29 13:00～15:00",
	    "period[2026-12-29 "
	    "13:00～15:00]2026-12-29T13:00/2026-12-29T15:00+Y" },
	{ "2026/12/29-2027/1/3",
	    "period[2026/12/29-2027/1/3]2026-12-29/2027-01-03+YT" },
	{ "2026/2/30", " !date-impossible@0" },
	{ "12/1、8、15に", "date[12/1]2026-12-01+ date[8]2026-12-08+ "
			   "date[15]2026-12-15+" },
	{ "R8.12まで", "date[R8.12]2026-12+YE" },
	{ "令和8.12～令和9.3", "period[令和8.12～令和9.3]2026-12/2027-03+YTE" },
	{ "R8.12〜R9.3", "period[R8.12〜R9.3]2026-12/2027-03+YTE" },
	{ "TEL 096・000・0001", "phone[096・000・0001]+81960000001" },
	{ "096─000─0001", "phone[096─000─0001]+81960000001" },
	{ "096-000-0001（内）23",
	    "phone[096-000-0001（内）23]+81960000001x23" },
	{ "消費者ホットライン「188（いやや）」", "phone[188]188" },
	{ "www.shiokaze.example",
	    "url[www.shiokaze.example]https://www.shiokaze.example" },
	{ "096-000-0000・0001",
	    "phone[096-000-0000]+81960000000 phone[0001]+81960000001" },
	{ "TEL 096-000-0000 FAX 096-000-0001",
	    "phone[096-000-0000]+81960000000 phone[096-000-0001]+81960000001" },
	{ "TEL:096-000-0000／FAX:096-000-0001",
	    "phone[096-000-0000]+81960000000 phone[096-000-0001]+81960000001" },
	{ "（電話096-000-0000）", "phone[096-000-0000]+81960000000" },
	{ "0967-00-0000", "phone[0967-00-0000]+81967000000" },
	{ "09674-0-0000", "phone[09674-0-0000]+81967400000 "
			  "!phone-groups@0" },
	{ "090-0000-0000", "phone[090-0000-0000]+819000000000" },
	{ "0800-000-0000", "phone[0800-000-0000]+818000000000" },
	{ "050ー0000ー0101", "phone[050ー0000ー0101]+815000000101" },
	{ "令和8年12月28日(月)午後5時必着",
	    "datetime[令和8年12月28日(月)午後5時]2026-12-28T17:00+YWE" },
	{ "12月28日（月）必着", "date[12月28日（月）]2026-12-28+W" },
	{ "4月2日生まれ", "date[4月2日]--04-02+" },
	{ "平成20年4月2日から平成21年4月1日までに生まれた人",
	    "period[平成20年4月2日から平成21年4月1日まで]2008-04-02/"
	    "2009-04-01+YTE" },
	{ "平成20年4月2日～21年4月1日生まれ",
	    "period[平成20年4月2日～21年4月1日]2008-04-02/2009-04-01+YTE" },
	{ "午後5時15分まで（12月は午後4時まで）",
	    "time[午後5時15分]T17:15+ date[12月]2026-12+ "
	    "time[午後4時]T16:00+" },
	{ "三千円", "money[三千円]3000" },
	{ "二万五千円", "money[二万五千円]25000" },
	{ "12月中", "date[12月]2026-12+" },
	{ "12月上旬～中旬", "date[12月]2026-12+" },
	{ "来年1月", "date[1月]2027-01+" },
	{ "今年12月25日", "date[12月25日]2026-12-25+" },
	{ "同年12月1日", "date[12月1日]--12-01+" },
	{ "13:00開場 13:30開演", "time[13:00]T13:00+ time[13:30]T13:30+" },
	{ "13時00分", "time[13時00分]T13:00+" },
	{ "9時5分", "time[9時5分]T09:05+" },
	{ "午後0時", "time[午後0時]T12:00+" },
	{ "0:00", "time[0:00]T00:00+" },
	{ "朝9時から夕方5時まで",
	    "period[朝9時から夕方5時まで]T09:00/T17:00+" },
	{ "午前中9時", "time[9時]T09:00+" },
	{ "開催日：2026年12月5日(土)、6日(日)、13日(日)",
	    "date[2026年12月5日(土)]2026-12-05+YW date[6日(日)]2026-12-06+W "
	    "date[13日(日)]2026-12-13+W" },
	{ "12月5日（土）、6日（日）の2日間",
	    "date[12月5日（土）]2026-12-05+W date[6日（日）]2026-12-06+W" },
	{ "12月29日(火)から31日(木)および1月2日(土)",
	    "period[12月29日(火)から31日(木)]2026-12-29/2026-12-31+W "
	    "date[1月2日(土)]2027-01-02+W" },
	{ "平日（月～金）9:00～17:00", "period[9:00～17:00]T09:00/T17:00+" },
	{ "月曜日～金曜日 午前9時～午後5時",
	    "period[午前9時～午後5時]T09:00/T17:00+" },
	{ "第2・4土曜日 10:00～12:00", "period[10:00～12:00]T10:00/T12:00+" },
	{ "11月から翌年2月まで",
	    "period[11月から翌年2月まで]2026-11/2027-02+T" },
	{ "令和8年4月1日現在", "date[令和8年4月1日]2026-04-01+YE" },
	{ "平成元年度", "date[平成元年度]1989+YFE" },
	{ "昭和64年1月7日", "date[昭和64年1月7日]1989-01-07+YE" },
	{ "令和8年１２月２９日㈫～令和９年１月３日㈰",
	    "period[令和8年１２月２９日㈫～令和９年１月３日㈰]2026-12-29/"
	    "2027-01-03+YWTE" },
	{ "午後1時30分～午後3時（受付：午後1時～）",
	    "period[午後1時30分～午後3時]T13:30/T15:00+ time[午後1時]T13:00+" },
	{ "14:00～15:30 ①、16:00～17:30 ②",
	    "period[14:00～15:30]T14:00/T15:30+ "
	    "period[16:00～17:30]T16:00/T17:30+" },
	{ "参加費1人1,500円（小学生以下500円）",
	    "money[1,500円]1500 money[500円]500" },
	{ "年額４，８００円", "money[４，８００円]4800" },
	{ "10万5千円", "money[10万5千円]105000" },
	{ "100円/時間", "money[100円]100" },
	{ "電話096-000-0000（直通）", "phone[096-000-0000]+81960000000" },
	{ "電話（096）000‐0000", "phone[（096）000‐0000]+81960000000" },
	{ "Tel.03-0000-0000（内線：1234）",
	    "phone[03-0000-0000（内線：1234）]+81300000000x1234" },
	{ "ＴＥＬ　０３－００００－００００",
	    "phone[０３－００００－００００]+81300000000" },
	{ "（代）096-000-0000", "phone[096-000-0000]+81960000000" },
	{ "FAX 096（000）0001", "phone[096（000）0001]+81960000001" },
	{ "12/5～12/20", "period[12/5～12/20]2026-12-05/2026-12-20+" },
	{ "12/5（土）～12/20（日） 10:00～16:00",
	    "period[12/5（土）～12/20（日）]2026-12-05/2026-12-20+W "
	    "period[10:00～16:00]T10:00/T16:00+" },
	{ "12/5(土)10:00～", "datetime[12/5(土)10:00]2026-12-05T10:00+W" },
	{ "11/28（土）・29（日）",
	    "date[11/28（土）]2026-11-28+W date[29（日）]2026-11-29+W" },
	{ "12.5(土)", "date[12.5(土)]2026-12-05+W" },
	{ "5/3(日)～5(火)", "period[5/3(日)～5(火)]2026-05-03/2026-05-05+W" },
	{ "R8.4.1～R9.3.31",
	    "period[R8.4.1～R9.3.31]2026-04-01/2027-03-31+YTE" },
	{ "2026.12.29(火)", "date[2026.12.29(火)]2026-12-29+YW" },
	{ "2026年12/29", "date[2026年12/29]2026-12-29+Y" },
	{ "令和8年12/29(火)", "date[令和8年12/29(火)]2026-12-29+YWE" },
	{ "十二月", "date[十二月]2026-12+" },
	{ "二〇二六年", "date[二〇二六年]2026+Y" },
	{ "午前10時、午後2時、4時の3回",
	    "time[午前10時]T10:00+ time[午後2時]T14:00+ time[4時]T16:00+" },
	{ "午後2時と4時", "time[午後2時]T14:00+ time[4時]T16:00+" },
	{ "①10時～②14時～", "time[10時]T10:00+ time[14時]T14:00+" },
	{ "23:59", "time[23:59]T23:59+" },
	{ "22:00～翌日6:00", "period[22:00～翌日6:00]T22:00/T06:00+" },
	{ "11月22日～12月5日 必着",
	    "period[11月22日～12月5日]2026-11-22/2026-12-05+" },
	{ "１１月３０日（月）１７：００まで",
	    "datetime[１１月３０日（月）１７：００]2026-11-30T17:00+W" },
	{ "12月1日(火)午前0時から12月31日(木)午後12時まで",
	    "period[12月1日(火)午前0時から12月31日(木)]2026-12-01T00:00/"
	    "2026-12-31+W" },
	{ "1月1日から12月31日までの1年間",
	    "period[1月1日から12月31日まで]2027-01-01/2027-12-31+" },
	{ "4月1日～翌年3月31日",
	    "date[4月1日]2027-04-01+ date[3月31日]2028-03-31+" },
	{ "12月28日～1月4日",
	    "period[12月28日～1月4日]2026-12-28/2027-01-04+" },
	{ "年末年始（12月29日～1月3日）",
	    "period[12月29日～1月3日]2026-12-29/2027-01-03+" },
	{ "令和8年第4回定例会", "date[令和8年]2026+YE" },
	{ "10月10日10時10分", "datetime[10月10日10時10分]2027-10-10T10:10+" },
	{ "3月11日14時46分", "datetime[3月11日14時46分]2027-03-11T14:46+" },
	{ "令和8年度及び令和9年度",
	    "date[令和8年度]2026+YFE date[令和9年度]2027+YFE" },
	{ "12:00", "time[12:00]T12:00+" },
	{ "午後5:00", "time[午後5:00]T17:00+" },
	{ "17時00分～18時00分", "period[17時00分～18時00分]T17:00/T18:00+" },
	{ "8時45分から17時30分まで",
	    "period[8時45分から17時30分まで]T08:45/T17:30+" },
	{ "http://www.city.shiokaze.example/a?b=1&c=2#d",
	    "url[http://www.city.shiokaze.example/a?b=1&c=2#d]http://"
	    "www.city.shiokaze.example/a?b=1&c=2#d" },
	{ "HTTPS://WWW.SHIOKAZE.EXAMPLE/",
	    "url[HTTPS://WWW.SHIOKAZE.EXAMPLE/]HTTPS://WWW.SHIOKAZE.EXAMPLE/" },
	{ "a.b-c+d@shiokaze.example.",
	    "mail[a.b-c+d@shiokaze.example]a.b-c+d@shiokaze.example" },
	{ "info@shiokaze.example,foo@shiokaze.example",
	    "mail[info@shiokaze.example]info@shiokaze.example "
	    "mail[foo@shiokaze.example]foo@shiokaze.example" },
	{ "12/29～1/3", "period[12/29～1/3]2026-12-29/2027-01-03+" },
	{ "会費千円", "money[千円]1000" },
	{ "令和8年12/29", "date[令和8年12/29]2026-12-29+YE" },
};

/* Nothing is certain here. */
static const char *const uncertain[] = {
	"R6.2",
	"12/29",
	"午後12時",
	"こども110番の家",
	"110番地",
	"http://localhost",
	"29日（火）",
	"1日3回",
	"第1回",
	"1・2歳",
	"2026",
	"4か月",
	"4月号",
	"3日",
	"3日分",
	"第4月曜日",
	"1時間以上",
	"13時間",
	"3時限目",
	"9時点",
	"一時停止",
	"一月ほど",
	"2026人",
	"3丁目5番12号",
	"〒000-0001",
	"12:30:45",
	"1:5",
	"12-29",
	"30/40",
	"1/2",
	"13月1日",
	"25:00",
	"25時",
	"数千円",
	"何円",
	"県内一円",
	"千円高",
	"円滑",
	"1,23円",
	"A4",
	"R2-D2",
	"午後からの部",
	"朝から",
	"午前中",
	"令和の時代",
	"平成生まれ",
	"大会",
	"1.5時",
	"創業8年",
	"10年間",
	"2000年前",
	"14日以内",
	"毎月15日",
	"第1・第3木曜日",
	"10年12月1日",
	"毎週火曜日、第2・第4金曜日",
	"7～9月号",
	"小学1～3年",
	"3～4時間",
	"1～3日",
	"第3月曜",
	"T-1",
	"AR8.12.29",
	"2026/12",
	"2026/13/01",
	"096-0000",
	"電話 000-0000",
	"050-0000-01012",
	"1050-0000-0101",
	"一部",
	"十分に",
	"百貨店",
	"千葉市",
	"万が一",
	"二十歳",
	"一万円札",
	"零時",
	"24時間",
	"午前12時",
	"問合せ 健康課 ☎000-0000",
	"'26.12.29",
	"毎月1日・15日",
	"毎月第1日曜日",
	"2時間30分",
	"第12号",
	"3-5-1",
	"2-10-5号室",
	"1,234",
	"1/3以上",
	"shiokaze.example",
	"1/2、3、4",
	"R1.5m",
	"＠shiokaze",
	"1/2～1/3カップ",
	"（単位：千円）",
	"(百万円)",
	"千円",
};

/* Kinds that the default leaves as text. */
static const struct finding all_kinds[] = {
	{ "毎週火曜日", "recurrence[毎週火曜日]FREQ=WEEKLY;BYDAY=TU" },
	{ "毎週月・水・金曜日",
	    "recurrence[毎週月・水・金曜日]FREQ=WEEKLY;BYDAY=MO,WE,FR" },
	{ "毎月第2日曜日", "recurrence[毎月第2日曜日]FREQ=MONTHLY;BYDAY=2SU" },
	{ "第1・第3水曜日",
	    "recurrence[第1・第3水曜日]FREQ=MONTHLY;BYDAY=1WE,3WE" },
	{ "毎月第2・4土曜日",
	    "recurrence[毎月第2・4土曜日]FREQ=MONTHLY;BYDAY=2SA,4SA" },
	{ "毎月15日", "recurrence[毎月15日]FREQ=MONTHLY;BYMONTHDAY=15" },
	{ "毎月末日", "recurrence[毎月末日]FREQ=MONTHLY;BYMONTHDAY=-1" },
	{ "毎年4月1日",
	    "recurrence[毎年4月1日]FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=1" },
	{ "毎日", "recurrence[毎日]FREQ=DAILY" },
	{ "隔週水曜日",
	    "recurrence[隔週水曜日]FREQ=WEEKLY;INTERVAL=2;BYDAY=WE" },
	{ "2週間", "duration[2週間]P2W" },
	{ "3か月間", "duration[3か月間]P3M" },
	{ "14日以内", "duration[14日]P14D" },
	{ "3日間", "duration[3日間]P3D" },
	{ "1時間30分", "duration[1時間30分]PT1H30M" },
	{ "10分以内", "duration[10分]PT10M" },
	{ "65歳以上", "age[65歳]65" },
	{ "0歳児", "age[0歳]" },
	{ "1・2歳", "age[1]1 age[2歳]2" },
	{ "先着30名", "number[30名]30x名" },
	{ "2課題と3本社", "number[2]2 number[3]3" },
	{ "3本の木", "number[3本]3x本" },
	{ "1,200人", "number[1,200人]1200x人" },
	{ "第1回", "" },
	{ "A4判", "" },
	{ "3丁目", "number[3丁目]3x丁目" },
	{ "〒000-0001", "" },
	{ "2026", "number[2026]2026" },
	{ "3日", "" },
	{ "12月29日", "date[12月29日]2026-12-29+" },
	{ "10キログラム", "number[10キログラム]10xキログラム" },
};

/* With no date of publication. */
static const struct finding undated[] = {
	{ "12月29日（火）から1月3日（日）まで",
	    "period[12月29日（火）から1月3日（日）まで]--12-29/--01-03+W" },
	{ "令和8年12月29日、1月3日",
	    "date[令和8年12月29日]2026-12-29+YE date[1月3日]2027-01-03+" },
	{ "12月29日（火）～31日（木）",
	    "period[12月29日（火）～31日（木）]--12-29/--12-31+W" },
	{ "4月", "date[4月]--04+" },
	{ "29日（火）", "" },
	{ "8年12月25日", "" },
};

enum { LONG_TEXT = 1 << 20 };

static void
describe(struct str text, const struct found_value *f, struct buf *out)
{
	static const char letters[] = "YWFTEH";
	const struct value *v = &f->value;

	if (out->len)
		buf_ch(out, ' ');
	buf_printf(out, "%s[%.*s]", value_kind_name(v->kind),
	    STR_ARG(str_sub(text, f->start, f->end)));
	if (v->kind > VALUE_PERIOD) {
		if (v->amount)
			buf_printf(out, "%lld", (long long)v->amount);
		buf_str(out, v->target);
		if (v->unit.len)
			buf_printf(out, "x%.*s", STR_ARG(v->unit));
		return;
	}
	moment_format(v->from, out);
	if (v->kind == VALUE_PERIOD) {
		buf_ch(out, '/');
		moment_format(v->to, out);
	}
	buf_ch(out, '+');
	for (int i = 0; letters[i]; i++)
		if (v->show >> i & 1)
			buf_ch(out, letters[i]);
}

static void
check(const char *text, const char *expected, struct value_context ctx)
{
	struct str t = str_from(text);
	struct buf out = BUF_INIT;
	struct found_value *found;
	struct arena a;
	struct diag d;
	size_t n, end = 0;

	arena_init(&a);
	diag_init(&d);
	n = values_find(t, &ctx, 0, &a, &found, &d);
	for (size_t i = 0; i < n; i++) {
		assert_true(found[i].start >= end);
		assert_true(found[i].end > found[i].start);
		end = found[i].end;
		describe(t, &found[i], &out);
	}
	assert_true(end <= t.len);
	for (size_t i = 0; i < d.count; i++)
		buf_printf(&out, " !%s@%u", diag_name(d.entries[i].code),
		    d.entries[i].col);
	if (strcmp(out.len ? out.ptr : "", expected) != 0)
		fail_msg("%s: found \"%s\", expected \"%s\"", text,
		    out.len ? out.ptr : "", expected);
	buf_release(&out);
	diag_release(&d);
	arena_release(&a);
}

static const struct value_context published = {
	.reference = { 2026, 11, 22 },
};

static void
test_uncertain(void **state)
{
	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(uncertain); i++)
		check(uncertain[i], "", published);
}

static void
test_certain(void **state)
{
	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(certain); i++)
		check(certain[i].text, certain[i].found, published);
}

static void
test_all_kinds(void **state)
{
	struct value_context ctx = published;

	(void)state;
	ctx.kinds = ~0U;
	for (size_t i = 0; i < ARRAY_SIZE(all_kinds); i++)
		check(all_kinds[i].text, all_kinds[i].found, ctx);
}

static void
test_undated(void **state)
{
	struct value_context ctx = { 0 };

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(undated); i++)
		check(undated[i].text, undated[i].found, ctx);
}

/* Any prefix of any text is safe and keeps its order. */
static void
test_prefixes(void **state)
{
	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(certain); i++) {
		struct str t = str_from(certain[i].text);
		struct arena a;
		struct diag d;

		arena_init(&a);
		diag_init(&d);
		for (size_t n = 0; n < t.len; n++) {
			struct value_context ctx = published;
			struct found_value *found;
			struct str cut = { t.ptr, n };
			char *copy;
			size_t count;

			if (utf8_valid_len(cut) != n)
				continue;
			/* its own block, so that ASan sees overruns */
			copy = xmalloc(n + 1);
			memcpy(copy, t.ptr, n);
			cut.ptr = copy;
			count = values_find(cut, &ctx, 0, &a, &found, &d);
			for (size_t k = 0; k < count; k++)
				assert_true(found[k].end <= n);
			free(copy);
		}
		diag_release(&d);
		arena_release(&a);
	}
}

static void
test_long_texts(void **state)
{
	static const char *const units[] = { "1", "1,", "十", "1:", "http://",
		"a@", " 1 ", "(1", "0-", "1～", "12月29日～", "12月5日・",
		"050-0000-0101", "令和8年（", "2026/", "（火", "12/29(火)～" };

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(units); i++) {
		struct value_context ctx = published;
		struct buf text = BUF_INIT;
		struct found_value *found;
		struct arena a;
		struct diag d;
		clock_t start;

		while (text.len < LONG_TEXT)
			buf_cstr(&text, units[i]);
		arena_init(&a);
		diag_init(&d);
		start = clock();
		values_find(buf_view(&text), &ctx, 0, &a, &found, &d);
		assert_true(clock() - start < 20 * CLOCKS_PER_SEC);
		diag_release(&d);
		arena_release(&a);
		buf_release(&text);
	}
}

static void
test_context(void **state)
{
	struct value_context ctx = published;
	struct found_value *found;
	struct arena a;
	struct diag d;

	(void)state;
	arena_init(&a);
	diag_init(&d);
	values_find(STR("12月28日（月）"), &ctx, 0, &a, &found, &d);
	assert_int_equal(ctx.last.month, 12);
	assert_int_equal(ctx.last.year, 2026);
	/* the month comes from the sentence before */
	assert_int_equal(
	    values_find(STR("29日（火）も休みです"), &ctx, 0, &a, &found, &d),
	    1);
	assert_int_equal(found[0].value.from.date.day, 29);
	assert_int_equal(found[0].value.from.date.month, 12);
	diag_release(&d);
	arena_release(&a);
}

static void
test_mark(void **state)
{
	struct value_context ctx = published;
	struct buf out = BUF_INIT;
	struct notice n;
	struct node *p, *s, *keep;
	struct diag d;

	(void)state;
	diag_init(&d);
	notice_init(&n);
	n.id = STR("test");
	p = node_new(&n.arena, NODE_P, 0);
	s = node_new(&n.arena, NODE_S, 0);
	node_append(notice_part(&n, NODE_BODY), p);
	node_append(p, s);
	node_append(s, node_text(&n.arena,
			   STR("申込みは12月16日（水）午後5時まで、"), 100));
	keep = node_new(&n.arena, NODE_B, 200);
	node_append(s, keep);
	node_append(keep, node_text(&n.arena, STR("050-0000-0101"), 203));
	node_append(s, node_text(&n.arena, STR("へ"), 230));
	values_mark(s, &ctx, &n.arena, &d);
	notice_number(&n);
	assert_null(notice_invalid(&n));
	assert_int_equal(s->first->kind, NODE_TEXT);
	assert_int_equal(s->first->next->kind, NODE_VALUE);
	assert_int_equal(s->first->next->offset, 100 + strlen("申込みは"));
	assert_int_equal(s->first->next->value->kind, VALUE_DATETIME);
	assert_int_equal(keep->first->kind, NODE_VALUE);
	assert_null(keep->first->next);
	node_plain(s, &out);
	assert_string_equal(
	    out.ptr, "申込みは12月16日（水）午後5時まで、050-0000-0101へ");
	buf_release(&out);
	notice_release(&n);
	diag_release(&d);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_uncertain),
		cmocka_unit_test(test_certain),
		cmocka_unit_test(test_all_kinds),
		cmocka_unit_test(test_undated),
		cmocka_unit_test(test_prefixes),
		cmocka_unit_test(test_long_texts),
		cmocka_unit_test(test_context),
		cmocka_unit_test(test_mark),
	};

	return cmocka_run_group_tests_name("value", tests, NULL, NULL);
}
