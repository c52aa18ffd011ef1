#include "text/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static const char *const locales[] = { "ja", "ja@easy", "en", "zh_CN", "zh_TW",
	"ko", "vi", "fr" };

/* A text that is one value, a style, and its forms in the order of
 * `locales`. */
struct form {
	const char *text, *style;
	bool unknown; /* no such style */
	const char *forms[ARRAY_SIZE(locales)];
};

static const struct form forms[] = {
	{
	    "令和8年12月29日（火）",
	    "",
	    false,
	    {
		"令和8年12月29日（火）",
		"2026年12月29日（火曜日）",
		"December 29, 2026 (Tue)",
		"2026年12月29日（周二）",
		"2026年12月29日（週二）",
		"2026년 12월 29일(화)",
		"thứ Ba, 29 tháng 12, 2026",
		"mar. 29 décembre 2026",
	    },
	},
	{
	    "12月29日（火）",
	    "",
	    false,
	    {
		"12月29日（火）",
		"12月29日（火曜日）",
		"December 29 (Tue)",
		"12月29日（周二）",
		"12月29日（週二）",
		"12월 29일(화)",
		"thứ Ba, 29 tháng 12",
		"mar. 29 décembre",
	    },
	},
	{
	    "12月29日",
	    "",
	    false,
	    {
		"12月29日",
		"12月29日",
		"December 29",
		"12月29日",
		"12月29日",
		"12월 29일",
		"29 tháng 12",
		"29 décembre",
	    },
	},
	{
	    "1月11日（月・祝）",
	    "",
	    false,
	    {
		"1月11日（月・祝）",
		"1月11日（月曜日・祝日）",
		"January 11 (Mon, holiday)",
		"1月11日（周一，节假日）",
		"1月11日（週一，國定假日）",
		"1월 11일(월·공휴일)",
		"thứ Hai (ngày lễ), 11 tháng 1",
		"lun. 11 janvier",
	    },
	},
	{
	    "1月10日（日）",
	    "",
	    false,
	    {
		"1月10日（日）",
		"1月10日（日曜日）",
		"January 10 (Sun)",
		"1月10日（周日）",
		"1月10日（週日）",
		"1월 10일(일)",
		"Chủ Nhật, 10 tháng 1",
		"dim. 10 janvier",
	    },
	},
	{
	    "令和9年4月",
	    "",
	    false,
	    {
		"令和9年4月",
		"2027年4月",
		"April 2027",
		"2027年4月",
		"2027年4月",
		"2027년 4월",
		"tháng 4 năm 2027",
		"avril 2027",
	    },
	},
	{
	    "4月",
	    "",
	    false,
	    {
		"4月",
		"4月",
		"April",
		"4月",
		"4月",
		"4월",
		"tháng 4",
		"avril",
	    },
	},
	{
	    "令和8年",
	    "",
	    false,
	    {
		"令和8年",
		"2026年",
		"2026",
		"2026年",
		"2026年",
		"2026년",
		"năm 2026",
		"2026",
	    },
	},
	{
	    "令和8年度",
	    "",
	    false,
	    {
		"令和8年度",
		"2026年度",
		"fiscal year 2026",
		"2026年度",
		"2026年度",
		"2026년도",
		"năm tài chính 2026",
		"2026/2027",
	    },
	},
	{
	    "令和8年12月29日（火）から令和9年1月3日（日）まで",
	    "",
	    false,
	    {
		"令和8年12月29日（火）から令和9年1月3日（日）まで",
		"2026年12月29日（火曜日）から2027年1月3日（日曜日）まで",
		"December 29, 2026 (Tue) to January 3, 2027 (Sun)",
		"2026年12月29日（周二）至2027年1月3日（周日）",
		"2026年12月29日（週二）至2027年1月3日（週日）",
		"2026년 12월 29일(화)~2027년 1월 3일(일)",
		"thứ Ba, 29 tháng 12, 2026 đến Chủ Nhật, 3 tháng 1, 2027",
		"mar. 29 décembre 2026 – dim. 3 janvier 2027",
	    },
	},
	{
	    "12月29日（火）～31日（木）",
	    "",
	    false,
	    {
		"12月29日（火）～31日（木）",
		"12月29日（火曜日）から12月31日（木曜日）まで",
		"December 29 (Tue) to December 31 (Thu)",
		"12月29日（周二）至31日（周四）",
		"12月29日（週二）至31日（週四）",
		"12월 29일(화)~31일(목)",
		"thứ Ba, 29 tháng 12 đến thứ Năm, 31 tháng 12",
		"mar. 29 – jeu. 31 décembre",
	    },
	},
	{
	    "令和8年12月29日～31日",
	    "",
	    false,
	    {
		"令和8年12月29日～31日",
		"2026年12月29日から12月31日まで",
		"December 29 to 31, 2026",
		"2026年12月29日至31日",
		"2026年12月29日至31日",
		"2026년 12월 29일~31일",
		"29 đến 31 tháng 12, 2026",
		"29–31 décembre 2026",
	    },
	},
	{
	    "令和8年12月5日～20日",
	    "",
	    false,
	    {
		"令和8年12月5日～20日",
		"2026年12月5日から12月20日まで",
		"December 5 to 20, 2026",
		"2026年12月5日至20日",
		"2026年12月5日至20日",
		"2026년 12월 5일~20일",
		"5 đến 20 tháng 12, 2026",
		"5–20 décembre 2026",
	    },
	},
	{
	    "11月25日～12月5日",
	    "",
	    false,
	    {
		"11月25日～12月5日",
		"11月25日から12月5日まで",
		"November 25 to December 5",
		"11月25日至12月5日",
		"11月25日至12月5日",
		"11월 25일~12월 5일",
		"25 tháng 11 đến 5 tháng 12",
		"25 novembre – 5 décembre",
	    },
	},
	{
	    "令和8年12月1日(火)▶12月25日(金)",
	    "",
	    false,
	    {
		"令和8年12月1日(火)▶12月25日(金)",
		"2026年12月1日（火曜日）から12月25日（金曜日）まで",
		"December 1 (Tue) to December 25, 2026 (Fri)",
		"2026年12月1日（周二）至25日（周五）",
		"2026年12月1日（週二）至25日（週五）",
		"2026년 12월 1일(화)~25일(금)",
		"thứ Ba, 1 tháng 12 đến thứ Sáu, 25 tháng 12, 2026",
		"mar. 1 – ven. 25 décembre 2026",
	    },
	},
	{
	    "4～6月",
	    "",
	    false,
	    {
		"4～6月",
		"4月から6月まで",
		"April to June",
		"4月至6月",
		"4月至6月",
		"4월~6월",
		"tháng 4 đến tháng 6",
		"avril–juin",
	    },
	},
	{
	    "令和9年6月から翌年3月まで",
	    "",
	    false,
	    {
		"令和9年6月から翌年3月まで",
		"2027年6月から2028年3月まで",
		"June 2027 to March 2028",
		"2027年6月至2028年3月",
		"2027年6月至2028年3月",
		"2027년 6월~2028년 3월",
		"tháng 6 năm 2027 đến tháng 3 năm 2028",
		"juin 2027 – mars 2028",
	    },
	},
	{
	    "令和8年度から10年度まで",
	    "",
	    false,
	    {
		"令和8年度から10年度まで",
		"2026年度から2028年度まで",
		"fiscal year 2026 to fiscal year 2028",
		"2026年度至2028年度",
		"2026年度至2028年度",
		"2026년도~2028년도",
		"năm tài chính 2026 đến năm tài chính 2028",
		"2026/2027 – 2028/2029",
	    },
	},
	{
	    "午前8時30分",
	    "",
	    false,
	    {
		"午前8時30分",
		"午前8時30分",
		"8:30 a.m.",
		"上午8:30",
		"上午8:30",
		"오전 8시 30분",
		"8 giờ 30",
		"08:30",
	    },
	},
	{
	    "正午",
	    "",
	    false,
	    {
		"正午",
		"昼の12時",
		"noon",
		"中午12:00",
		"中午12:00",
		"낮 12시",
		"12 giờ",
		"12:00",
	    },
	},
	{
	    "午後0時30分",
	    "",
	    false,
	    {
		"午後0時30分",
		"昼の12時30分",
		"12:30 p.m.",
		"中午12:30",
		"中午12:30",
		"낮 12시 30분",
		"12 giờ 30",
		"12:30",
	    },
	},
	{
	    "午後7時",
	    "",
	    false,
	    {
		"午後7時",
		"午後7時",
		"7:00 p.m.",
		"晚上7:00",
		"晚上7:00",
		"오후 7시",
		"19 giờ",
		"19:00",
	    },
	},
	{
	    "24:00",
	    "",
	    false,
	    {
		"24:00",
		"夜の12時",
		"midnight",
		"24:00",
		"24:00",
		"밤 12시",
		"24 giờ",
		"24:00",
	    },
	},
	{
	    "午前0時",
	    "",
	    false,
	    {
		"午前0時",
		"午前0時",
		"12:00 a.m.",
		"凌晨0:00",
		"凌晨0:00",
		"오전 0시",
		"0 giờ",
		"00:00",
	    },
	},
	{
	    "午前9時から午後5時まで",
	    "",
	    false,
	    {
		"午前9時から午後5時まで",
		"午前9時から午後5時まで",
		"9:00 a.m.–5:00 p.m.",
		"上午9:00至下午5:00",
		"上午9:00至下午5:00",
		"오전 9시~오후 5시",
		"9 giờ đến 17 giờ",
		"09:00 – 17:00",
	    },
	},
	{
	    "午後1時30分から3時",
	    "",
	    false,
	    {
		"午後1時30分から3時",
		"午後1時30分から午後3時まで",
		"1:30–3:00 p.m.",
		"下午1:30至3:00",
		"下午1:30至3:00",
		"오후 1시 30분~3시",
		"13 giờ 30 đến 15 giờ",
		"13:30 – 15:00",
	    },
	},
	{
	    "午前9時～正午",
	    "",
	    false,
	    {
		"午前9時～正午",
		"午前9時から昼の12時まで",
		"9:00 a.m.–noon",
		"上午9:00至中午12:00",
		"上午9:00至中午12:00",
		"오전 9시~낮 12시",
		"9 giờ đến 12 giờ",
		"09:00 – 12:00",
	    },
	},
	{
	    "夜9時から翌朝6時まで",
	    "",
	    false,
	    {
		"夜9時から翌朝6時まで",
		"午後9時から次の日の午前6時まで",
		"9:00 p.m.–6:00 a.m. the next day",
		"晚上9:00至次日早上6:00",
		"晚上9:00至隔天早上6:00",
		"오후 9시~다음 날 오전 6시",
		"21 giờ đến 6 giờ hôm sau",
		"21:00 – 06:00",
	    },
	},
	{
	    "12月16日（水）午後5時",
	    "",
	    false,
	    {
		"12月16日（水）午後5時",
		"12月16日（水曜日）午後5時",
		"December 16 (Wed), 5:00 p.m.",
		"12月16日（周三）下午5:00",
		"12月16日（週三）下午5:00",
		"12월 16일(수) 오후 5시",
		"17 giờ, thứ Tư, 16 tháng 12",
		"mer. 16 décembre à 17:00",
	    },
	},
	{
	    "令和8年12月16日（水）午後5時",
	    "",
	    false,
	    {
		"令和8年12月16日（水）午後5時",
		"2026年12月16日（水曜日）午後5時",
		"December 16, 2026 (Wed), 5:00 p.m.",
		"2026年12月16日（周三）下午5:00",
		"2026年12月16日（週三）下午5:00",
		"2026년 12월 16일(수) 오후 5시",
		"17 giờ, thứ Tư, 16 tháng 12, 2026",
		"mer. 16 décembre 2026 à 17:00",
	    },
	},
	{
	    "12月20日（日）午後1時30分から3時まで",
	    "",
	    false,
	    {
		"12月20日（日）午後1時30分から3時まで",
		"12月20日（日曜日）午後1時30分から午後3時まで",
		"December 20 (Sun), 1:30–3:00 p.m.",
		"12月20日（周日）下午1:30至3:00",
		"12月20日（週日）下午1:30至3:00",
		"12월 20일(일) 오후 1시 30분~3시",
		"13 giờ 30 đến 15 giờ, Chủ Nhật, 20 tháng 12",
		"dim. 20 décembre, 13:30 – 15:00",
	    },
	},
	{
	    "12月20日（日）10時～21日（月）15時",
	    "",
	    false,
	    {
		"12月20日（日）10時～21日（月）15時",
		"12月20日（日曜日）午前10時から12月21日（月曜日）午後3時まで",
		"December 20 (Sun), 10:00 a.m. to December 21 (Mon), 3:00 p.m.",
		"12月20日（周日）上午10:00至12月21日（周一）下午3:00",
		"12月20日（週日）上午10:00至12月21日（週一）下午3:00",
		"12월 20일(일) 오전 10시~12월 21일(월) 오후 3시",
		("10 giờ, Chủ Nhật, 20 tháng 12 đến "
		 "15 giờ, thứ Hai, 21 tháng 12"),
		"dim. 20 décembre à 10:00 – lun. 21 décembre à 15:00",
	    },
	},
	{
	    "1万2,000円",
	    "",
	    false,
	    {
		"1万2,000円",
		"12,000円",
		"12,000 yen",
		"12,000日元",
		"12,000日圓",
		"12,000엔",
		"12.000 yên",
		"12 000 JPY",
	    },
	},
	{
	    "（096）000-0000",
	    "",
	    false,
	    {
		"（096）000-0000",
		"096-000-0000",
		"096-000-0000",
		"096-000-0000",
		"096-000-0000",
		"096-000-0000",
		"096-000-0000",
		"096-000-0000",
	    },
	},
	{
	    "050-0000-0101（内線123）",
	    "",
	    false,
	    {
		"050-0000-0101（内線123）",
		"050-0000-0101（内線123）",
		"050-0000-0101 ext. 123",
		"050-0000-0101（分机123）",
		"050-0000-0101（分機123）",
		"050-0000-0101 (내선 123)",
		"050-0000-0101 (máy lẻ 123)",
		"050-0000-0101 ext. 123",
	    },
	},
	{
	    "119番",
	    "",
	    false,
	    {
		"119",
		"119",
		"119",
		"119",
		"119",
		"119",
		"119",
		"119",
	    },
	},
	{
	    "gomi＠city.shiokaze.example",
	    "",
	    false,
	    {
		"gomi＠city.shiokaze.example",
		"gomi@city.shiokaze.example",
		"gomi@city.shiokaze.example",
		"gomi@city.shiokaze.example",
		"gomi@city.shiokaze.example",
		"gomi@city.shiokaze.example",
		"gomi@city.shiokaze.example",
		"gomi@city.shiokaze.example",
	    },
	},
	{
	    "令和8年12月29日（火）",
	    "short",
	    false,
	    {
		"2026/12/29",
		"2026年12月29日",
		"12/29/2026",
		"2026/12/29",
		"2026/12/29",
		"2026. 12. 29.",
		"29/12/2026",
		"29/12/2026",
	    },
	},
	{
	    "12月29日（火）",
	    "long",
	    false,
	    {
		"2026年12月29日（火）",
		"2026年12月29日（火曜日）",
		"December 29, 2026 (Tue)",
		"2026年12月29日（周二）",
		"2026年12月29日（週二）",
		"2026년 12월 29일(화)",
		"thứ Ba, 29 tháng 12, 2026",
		"mar. 29 décembre 2026",
	    },
	},
	{
	    "12月29日（火）～31日（木）",
	    "short",
	    false,
	    {
		"12/29から12/31まで",
		"12月29日から12月31日まで",
		"12/29 to 12/31",
		"12/29至12/31",
		"12/29至12/31",
		"12. 29.~12. 31.",
		"29/12 đến 31/12",
		"29/12 – 31/12",
	    },
	},
	{
	    "12月29日",
	    "weekday",
	    false,
	    {
		"12月29日（火）",
		"12月29日（火曜日）",
		"December 29 (Tue)",
		"12月29日（周二）",
		"12月29日（週二）",
		"12월 29일(화)",
		"thứ Ba, 29 tháng 12",
		"mar. 29 décembre",
	    },
	},
	{
	    "令和8年12月29日",
	    "noyear",
	    false,
	    {
		"12月29日",
		"12月29日",
		"December 29",
		"12月29日",
		"12月29日",
		"12월 29일",
		"29 tháng 12",
		"29 décembre",
	    },
	},
	{
	    "午後1時30分から3時",
	    "24h",
	    false,
	    {
		"13:30から15:00まで",
		"13時30分から15時まで",
		"13:30–15:00",
		"13:30至15:00",
		"13:30至15:00",
		"13:30~15:00",
		"13:30 đến 15:00",
		"13:30 – 15:00",
	    },
	},
	{
	    "午後1時",
	    "words",
	    true,
	    {
		"午後1時",
		"午後1時",
		"1:00 p.m.",
		"下午1:00",
		"下午1:00",
		"오후 1시",
		"13 giờ",
		"13:00",
	    },
	},
	{
	    "令和8年12月29日から31日まで",
	    "weekday",
	    false,
	    {
		"2026年12月29日（火）から31日（木）まで",
		"2026年12月29日（火曜日）から12月31日（木曜日）まで",
		"December 29 (Tue) to December 31, 2026 (Thu)",
		"2026年12月29日（周二）至31日（周四）",
		"2026年12月29日（週二）至31日（週四）",
		"2026년 12월 29일(화)~31일(목)",
		"thứ Ba, 29 tháng 12 đến thứ Năm, 31 tháng 12, 2026",
		"mar. 29 – jeu. 31 décembre 2026",
	    },
	},
	{
	    "令和8年12月29日（火）",
	    "noweekday",
	    false,
	    {
		"2026年12月29日",
		"2026年12月29日",
		"December 29, 2026",
		"2026年12月29日",
		"2026年12月29日",
		"2026년 12월 29일",
		"29 tháng 12, 2026",
		"29 décembre 2026",
	    },
	},
	{
	    "12月29日",
	    "full",
	    false,
	    {
		"2026年12月29日（火）",
		"2026年12月29日（火曜日）",
		"December 29, 2026 (Tue)",
		"2026年12月29日（周二）",
		"2026年12月29日（週二）",
		"2026년 12월 29일(화)",
		"thứ Ba, 29 tháng 12, 2026",
		"mar. 29 décembre 2026",
	    },
	},
	{
	    "12月16日午後5時",
	    "24h",
	    false,
	    {
		"12月16日17:00",
		"12月16日17時",
		"December 16, 17:00",
		"12月16日17:00",
		"12月16日17:00",
		"12월 16일 17:00",
		"17:00, 16 tháng 12",
		"16 décembre à 17:00",
	    },
	},
	{
	    "1,500円",
	    "short",
	    true,
	    {
		"1,500円",
		"1,500円",
		"1,500 yen",
		"1,500日元",
		"1,500日圓",
		"1,500엔",
		"1.500 yên",
		"1 500 JPY",
	    },
	},
	{
	    "12月31日24:00",
	    "",
	    false,
	    {
		"12月31日24:00",
		"12月31日夜の12時",
		"December 31, midnight",
		"12月31日24:00",
		"12月31日24:00",
		"12월 31일 밤 12시",
		"24 giờ, 31 tháng 12",
		"31 décembre 24:00",
	    },
	},
	{
	    "平成20年4月2日から平成21年4月1日まで",
	    "",
	    false,
	    {
		"平成20年4月2日から平成21年4月1日まで",
		"2008年4月2日から2009年4月1日まで",
		"April 2, 2008 to April 1, 2009",
		"2008年4月2日至2009年4月1日",
		"2008年4月2日至2009年4月1日",
		"2008년 4월 2일~2009년 4월 1일",
		"2 tháng 4, 2008 đến 1 tháng 4, 2009",
		"2 avril 2008 – 1 avril 2009",
	    },
	},
	{
	    "17時から翌日9時まで",
	    "",
	    false,
	    {
		"17時から翌日9時まで",
		"午後5時から次の日の午前9時まで",
		"5:00 p.m.–9:00 a.m. the next day",
		"下午5:00至次日上午9:00",
		"下午5:00至隔天上午9:00",
		"오후 5시~다음 날 오전 9시",
		"17 giờ đến 9 giờ hôm sau",
		"17:00 – 09:00",
	    },
	},
	{
	    "0円",
	    "",
	    false,
	    {
		"0円",
		"0円",
		"0 yen",
		"0日元",
		"0日圓",
		"0엔",
		"0 yên",
		"0 JPY",
	    },
	},
	{
	    "https://city.shiokaze.example/x",
	    "",
	    false,
	    {
		"https://city.shiokaze.example/x",
		"https://city.shiokaze.example/x",
		"https://city.shiokaze.example/x",
		"https://city.shiokaze.example/x",
		"https://city.shiokaze.example/x",
		"https://city.shiokaze.example/x",
		"https://city.shiokaze.example/x",
		"https://city.shiokaze.example/x",
	    },
	},
	{
	    "午後1時～3時5分",
	    "",
	    false,
	    {
		"午後1時～3時5分",
		"午後1時から午後3時5分まで",
		"1:00–3:05 p.m.",
		"下午1:00至3:05",
		"下午1:00至3:05",
		"오후 1시~3시 5분",
		"13 giờ đến 15 giờ 05",
		"13:00 – 15:05",
	    },
	},
};

static struct formatter *
open_formatter(const char *po)
{
	struct formatter *f;
	struct locale l;
	struct arena a;

	arena_init(&a);
	assert_true(locale_from_po(str_from(po), &a, &l));
	f = formatter_new(&l);
	arena_release(&a);
	return f;
}

static void
check_form(struct formatter *f, const struct form *form, size_t locale)
{
	struct value_context ctx = { .reference = { 2026, 11, 22 } };
	struct str text = str_from(form->text);
	struct buf out = BUF_INIT;
	struct found_value *found;
	struct arena a;
	struct diag d;
	bool known;

	arena_init(&a);
	diag_init(&d);
	if (values_find(text, &ctx, 0, &a, &found, &d) != 1)
		fail_msg("%s is not one value", form->text);
	known = value_format(f, &found[0].value,
	    str_sub(text, found[0].start, found[0].end), str_from(form->style),
	    &out);
	if (known == form->unknown || strcmp(out.ptr, form->forms[locale]) != 0)
		fail_msg("%s (%s) in %s: \"%s\", expected \"%s\"", form->text,
		    form->style, locales[locale], out.ptr, form->forms[locale]);
	buf_release(&out);
	diag_release(&d);
	arena_release(&a);
}

static void
test_forms(void **state)
{
	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(locales); i++) {
		struct formatter *f = open_formatter(locales[i]);

		for (size_t k = 0; k < ARRAY_SIZE(forms); k++)
			check_form(f, &forms[k], i);
		formatter_free(f);
	}
}

static void
check_value(
    const char *po, struct value v, const char *written, const char *expected)
{
	struct formatter *f = open_formatter(po);
	struct buf out = BUF_INIT;

	assert_true(value_format(f, &v, str_from(written), STR_NONE, &out));
	assert_string_equal(out.ptr ? out.ptr : "", expected);
	buf_release(&out);
	formatter_free(f);
}

/* Values that come from attributes and not from a text. */
static void
test_without_text(void **state)
{
	const struct value date = { .kind = VALUE_DATE,
		.show = SHOW_YEAR | SHOW_WEEKDAY,
		.from = { { 2026, 12, 29 }, -1 },
		.to = MOMENT_NONE };
	const struct value no_year = { .kind = VALUE_DATE,
		.show = SHOW_YEAR | SHOW_WEEKDAY,
		.from = { { 0, 12, 29 }, -1 },
		.to = MOMENT_NONE };
	const struct value friday = { .kind = VALUE_DATE,
		.show = SHOW_WEEKDAY,
		.from = { { 0, 4, 30 }, -1 },
		.to = MOMENT_NONE };
	const struct value leap = { .kind = VALUE_DATE,
		.show = SHOW_WEEKDAY,
		.from = { { 0, 2, 29 }, -1 },
		.to = MOMENT_NONE };
	const struct value fine = { .kind = VALUE_MONEY,
		.from = MOMENT_NONE,
		.to = MOMENT_NONE,
		.amount = 10000000 };
	const struct value phone = { .kind = VALUE_PHONE,
		.from = MOMENT_NONE,
		.to = MOMENT_NONE,
		.target = STR_INIT("+815000000101") };
	const struct value fraction = { .kind = VALUE_NUMBER,
		.from = MOMENT_NONE,
		.to = MOMENT_NONE,
		.amount = 1,
		.target = STR_INIT("1.5"),
		.unit = STR_INIT("倍") };
	struct value since = date, until = date;

	(void)state;
	check_value("en", fraction, "1.5倍", "1.5倍");
	check_value("ja", date, "", "2026年12月29日（火）");
	check_value("en", no_year, "", "December 29");
	check_value("ja@easy", no_year, "12/29", "12月29日");
	check_value("ja@easy", friday, "4月30日（金）", "4月30日（金曜日）");
	check_value("en", friday, "4月30日(金)", "April 30 (Fri)");
	check_value("en", friday, "4月30日", "April 30");
	check_value("vi", leap, "2月29日（土）", "thứ Bảy, 29 tháng 2");
	check_value("ja@easy", fine, "1,000万円", "1,000万円");
	check_value("en", fine, "1,000万円", "10,000,000 yen");
	/* a text that is not this number */
	check_value("en", phone, "050-0000-0199", "05000000101");
	check_value("en", phone, "+81-50-0000-0101", "05000000101");
	since.kind = until.kind = VALUE_PERIOD;
	until.to = until.from;
	until.from = MOMENT_NONE;
	check_value("en", since, "", "from December 29, 2026 (Tue)");
	check_value("zh_CN", until, "", "至2026年12月29日（周二）");
	check_value("ko", since, "", "2026년 12월 29일(화)부터");
	check_value("vi", until, "", "đến thứ Ba, 29 tháng 12, 2026");
	check_value("ja@easy", since, "", "2026年12月29日（火曜日）から");
	check_value("fr", since, "", "mar. 29 décembre 2026 –");
}

/* What has no form of its own stays as it is written. */
static void
test_as_written(void **state)
{
	const struct value lasting = { .kind = VALUE_DURATION,
		.from = MOMENT_NONE,
		.to = MOMENT_NONE,
		.target = STR_INIT("P1X") };

	(void)state;
	check_value("en", lasting, "2週間", "2週間");
	check_value("ja", lasting, "2週間", "2週間");
}

static void
test_free_null(void **state)
{
	(void)state;
	formatter_free(NULL);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_forms),
		cmocka_unit_test(test_without_text),
		cmocka_unit_test(test_as_written),
		cmocka_unit_test(test_free_null),
	};

	return cmocka_run_group_tests_name("format", tests, NULL, NULL);
}
