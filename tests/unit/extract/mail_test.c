#include "tests/unit/extract/result.h"

#include "extract/mail_text.h"
#include "extract/mime.h"

/* ---- errors and hostile input ---- */

static void
refuses(void **state)
{
	struct result r;

	(void)state;
	run_source(&r, "x.eml", STR(" \r\n"));
	assert_refused(&r, DIAG_SOURCE_EMPTY);
	done(&r);
	run_source(
	    &r, "x.eml", STR("From: a@b.example\nMIME-Version: 1.0\n\n \n"));
	assert_refused(&r, DIAG_SOURCE_EMPTY);
	done(&r);
}

static void
deep_parts_end(void **state)
{
	struct buf text = BUF_INIT;
	struct result r;

	(void)state;
	buf_cstr(&text, "Subject: x\nMIME-Version: 1.0\n");
	for (size_t i = 0; i < 5000; i++)
		buf_cstr(&text,
		    "Content-Type: multipart/mixed; boundary=b\n\n--b\n");
	run_source(&r, "x.eml", buf_view(&text));
	assert_code(&r, DIAG_MAIL_TOO_DEEP);
	done(&r);
	buf_clear(&text);
	for (size_t i = 0; i < 5000; i++)
		buf_cstr(&text, "Subject: x\nMIME-Version: 1.0\n"
				"Content-Type: message/rfc822\n\n");
	run_source(&r, "x.eml", buf_view(&text));
	assert_code(&r, DIAG_MAIL_TOO_DEEP);
	done(&r);
	buf_release(&text);
}

static void
bombs_end_soon(void **state)
{
	static const struct {
		const char *head, *part;
	} bombs[] = {
		{ "Subject: ", "=?utf-8?B?" },
		{ "Subject: ", "=?utf-8?B?44GC?= " },
		{ "Subject: x\nContent-Type: text/plain; ", "a=\"b\\\";" },
		{ "Subject: x\nContent-Type: multipart/mixed; boundary=b\n\n",
		    "--b\n" },
		{ "Subject: x\n\n", "> a\n" },
		{ "Subject: x\n\n", "a wrote:\n\n" },
		{ "Subject: x\n\n", "--Original Message\n" },
		{ "Subject: x\n\n", "----------\n" },
		{ "Subject: x\nContent-Type: text/plain; format=flowed\n\n",
		    "a \n" },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(bombs); i++) {
		struct buf text = BUF_INIT;
		clock_t start = clock();
		struct result r;

		buf_cstr(&text, "MIME-Version: 1.0\n");
		buf_cstr(&text, bombs[i].head);
		for (size_t k = 0; k < 50000; k++)
			buf_cstr(&text, bombs[i].part);
		run_source(&r, "x.eml", buf_view(&text));
		assert_true((clock() - start) / CLOCKS_PER_SEC < 10);
		done(&r);
		buf_release(&text);
	}
}

static void
bad_attachments_hold_up_nothing(void **state)
{
	struct result r;

	(void)state;
	run_text(&r, "d/m.eml",
	    "Subject: test\nMIME-Version: 1.0\n"
	    "Content-Type: multipart/mixed; boundary=\"x y\"\n\n--x y\n\n"
	    "本文です。\n--x y\n"
	    "Content-Disposition: attachment; filename=\"../../a.pdf\"\n\n"
	    "%PDF-1.4 broken\n--x y\n"
	    "Content-Disposition: attachment; filename=a.zip\n\nPK\n"
	    "--x y\nContent-Disposition: attachment; filename=b.txt\n\n"
	    "資料\n\n資料の本文です。\n");
	assert_int_equal(r.all.count, 2);
	assert_code(&r, DIAG_PDF_FAILED);
	assert_code(&r, DIAG_MAIL_ATTACHMENT);
	assert_has(&r, "id=\"m\"");
	assert_has(&r, "id=\"m-3\"");
	assert_has(&r, "資料の本文です。");
	done(&r);
}

static void
lost_boundaries_lose_no_text(void **state)
{
	struct result r;

	(void)state;
	run_text(&r, "x.eml",
	    "Subject: x\nMIME-Version: 1.0\n"
	    "Content-Type: multipart/mixed; boundary=a\n\n--b\n\n"
	    "本文です。\n--b--\n");
	assert_has(&r, "本文です。");
	done(&r);
}

/* ---- parts ---- */

static void
words(const char *value, const char *expected)
{
	struct buf out = BUF_INIT;

	mime_words(str_from(value), &out);
	assert_string_equal(out.ptr, expected);
	buf_release(&out);
}

static void
decodes_words(void **state)
{
	(void)state;
	words("=?UTF-8?B?44GU44G/?=", "ごみ");
	words("=?utf-8*ja?q?=E3=81=94=E3=81=BF_x?= y", "ごみ x y");
	words("=?ISO-2022-JP?B?GyRCJDQkXxsoQg==?=", "ごみ");
	/* A character split between words, in two encodings. */
	words("=?UTF-8?B?44GU44E=?=\n =?UTF-8?B?vw==?=", "ごみ");
	words("=?ISO-2022-JP?B?GyRCJDQk?= =?ISO-2022-JP?B?XxsoQg==?=", "ごみ");
	words("=?Shift_JIS?B?gtKC?= =?UTF-8?B?44GC?=", "ぴ\xEF\xBF\xBD"
						       "あ");
	/* Broken ones stay. */
	words("=?UTF-8?B?44GU", "=?UTF-8?B?44GU");
	words("=?UTF-8?X?a?=", "=?UTF-8?X?a?=");
	/* Raw bytes, as many programs write them. */
	words(
	    "\x82\xB2\x82\xDD\x8F\xEE\x95\xF1\x82\xC5\x82\xB7", "ごみ情報です");
}

static void
assert_date(const char *s, const char *expected)
{
	struct buf out = BUF_INIT;
	struct date date = mime_date(str_from(s));

	if (!date_is_none(date))
		date_format(date, &out);
	assert_string_equal(out.len ? out.ptr : "", expected);
	buf_release(&out);
}

static void
dates(void **state)
{
	(void)state;
	assert_date("Fri, 20 Nov 2026 10:00:00 +0900", "2026-11-20");
	assert_date("20 Nov 2026 20:00:00 +0000 (UTC)", "2026-11-21");
	assert_date("Fri, 31 Dec 2026 15:00 GMT", "2027-01-01");
	assert_date("Fri, 20 Nov 2026 23:00:00 -0800", "2026-11-21");
	assert_date("Sun, 1 Nov 2026 01:00:00 +1200", "2026-10-31");
	assert_date("30 Feb 2026 10:00:00 +0900", "");
	assert_date("yesterday", "");
}

static void
subjects(void **state)
{
	static const char *const cases[][2] = {
		{ "Re: Fwd: [kouho:0012] 題", "題" },
		{ "転送：【重要】題", "【重要】題" },
		{ "[重要] 題", "[重要] 題" },
		{ "Recycle", "Recycle" },
		{ "Re:", "Re:" },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(cases); i++)
		assert_true(str_eq(mail_subject(str_from(cases[i][0])),
		    str_from(cases[i][1])));
}

static void
clean(const char *text, const char *expected)
{
	struct buf out = BUF_INIT;

	mail_text_clean(str_from(text), &out);
	assert_string_equal(out.ptr, expected);
	buf_release(&out);
}

static void
cleans_text(void **state)
{
	(void)state;
	clean("本文\n> 引用\n＞引用\n-- \n署名\n", "本文\n\n\n\n\n");
	clean(
	    "答え\n\n11月2日 市民課 <a@b.example>:\n> 問い\n", "答え\n\n\n\n");
	clean("答え\n-----Original Message-----\nFrom: x\n\n元の文\n",
	    "答え\n\n\n\n\n");
	/* Nothing of its own: what is handed on is the content. */
	clean("-----Original Message-----\nFrom: x\nSubject: y\n\n元の文\n",
	    "\n\n\n\n元の文\n");
	clean("> 引用\n> の文\n", "引用\nの文\n");
	clean("本文\n==========\n市民課\n電話 050-0000-0198\n==========\n",
	    "本文\nお問い合わせ先\n市民課\n電話 050-0000-0198\n\n");
	clean("本文\n連絡先 総務課\n=========\n市民課\n電話 050-0000-0198\n"
	      "=========\n",
	    "本文\n連絡先 総務課\n\n\n\n\n");
	clean("a\n<b>:\nc\n", "a\n<b>:\nc\n");
}

/* ---- whole mails ---- */

static void
reads_japanese_mail(void **state)
{
	struct result r;

	(void)state;
	run_source(&r, "x.eml",
	    STR("Return-Path: <a@city.shiokaze.example>\r\n"
		"Date: Fri, 20 Nov 2026 10:15:00 +0900\r\n"
		"From: =?ISO-2022-JP?B?GyRCOyxMMTJdGyhC?= <a@b.example>\r\n"
		"Subject: =?ISO-2022-JP?B?GyRCJDQkXyROPH0bKEI=?=\r\n"
		" =?ISO-2022-JP?B?GyRCPTgbKEI=?=\r\n"
		"MIME-Version: 1.0\r\n"
		"Content-Type: text/plain; charset=ISO-2022-JP\r\n"
		"Content-Transfer-Encoding: 7bit\r\n\r\n"
		"\033$B$4$_$r=P$7$^$9!#\033(B\r\n"));
	assert_int_equal(r.status, 0);
	assert_has(&r, "published=\"2026-11-20\"");
	assert_has(&r, "<title><s>ごみの収集</s></title>");
	assert_has(&r, "<p><s>ごみを出します。</s></p>");
	assert_not(&r, "b.example");
	done(&r);
}

static void
lines_are_those_of_the_file(void **state)
{
	const struct diag_entry *e;
	struct result r;

	(void)state;
	run_text(&r, "x.eml",
	    "From: a@b.example\nSubject: x\nMIME-Version: 1.0\n\n"
	    "2026年11月20日（月）に集まります。\n");
	e = find_code(&r, DIAG_WEEKDAY_MISMATCH);
	assert_non_null(e);
	assert_int_equal(e->line, 5);
	done(&r);
}

static void
flowed_and_printable(void **state)
{
	struct result r;

	(void)state;
	run_text(&r, "x.eml",
	    "Subject: x\nMIME-Version: 1.0\nContent-Type: text/plain;\n"
	    "\tcharset=\"utf-8\"; format=flowed; delsp=yes\n"
	    "Content-Transfer-Encoding: quoted-printable\n\n"
	    "=E3=81=94=E3=81=BF=E3=82=92 =\n\n"
	    "=E5=87=BA=E3=81=97=E3=81=BE=E3=81=99=E3=80=82\n"
	    " > =E8=A1=8C\n");
	assert_has(&r, "ごみを出します。");
	done(&r);
}

static void
alternatives(void **state)
{
	struct result r;

	(void)state;
	run_text(&r, "x.eml",
	    "Subject: x\nMIME-Version: 1.0\n"
	    "Content-Type: multipart/alternative; boundary=b\n\n--b\n\n"
	    "文字の本文です。\n--b\nContent-Type: text/html\n\n"
	    "<p>HTMLの本文です。</p>\n--b--\n");
	assert_has(&r, "文字の本文です。");
	assert_not(&r, "HTMLの");
	done(&r);
	run_text(&r, "x.eml",
	    "Subject: x\nMIME-Version: 1.0\n"
	    "Content-Type: multipart/alternative; boundary=b\n\n--b\n\n"
	    "HTMLで見てください。\n--b\n"
	    "Content-Type: multipart/related; boundary=c\n\n--c\n"
	    "Content-Type: text/html; charset=utf-8\n\n"
	    "<h2>日程</h2><table><tr><th>曜日<th>時間<tr><td>火<td>10時"
	    "</table>\n--c\nContent-Type: image/png\nContent-ID: <a>\n\nx\n"
	    "--c--\n--b--\n");
	assert_has(&r, "<heading level=\"2\"><s>日程</s></heading>");
	assert_has(&r, "<cell header=\"true\"><s>時間</s></cell>");
	assert_null(find_code(&r, DIAG_MAIL_ATTACHMENT));
	done(&r);
}

static void
attachments_are_notices(void **state)
{
	struct result r;

	(void)state;
	run_text(&r, "in/2026-mail.eml",
	    "Subject: 送付\nDate: Fri, 20 Nov 2026 10:00:00 +0900\n"
	    "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n"
	    "--b\nContent-Type: text/html;\n"
	    " name*0*=UTF-8''%E5%9B%B3; name*1*=%E6%9B%B8.html\n"
	    "Content-Disposition: attachment\n"
	    "Content-Transfer-Encoding: base64\n\n"
	    "PGgxPuWbs+abuOmkqDwvaDE+PHA+5LyR44G/44G+44GZ44CCPC9wPg==\n"
	    "--b\nContent-Type: message/rfc822\n\n"
	    "Subject: 中の題\n\n中の本文です。\n--b--\n");
	assert_int_equal(r.all.count, 2);
	assert_has(&r, "id=\"2026-mail-1\"");
	assert_has(&r, "<title><s>図書館</s></title>");
	assert_has(&r, "published=\"2026-11-20\"");
	assert_has(&r, "source=\"in/2026-mail.eml\"");
	assert_has(&r, "id=\"2026-mail-2\"");
	assert_has(&r, "<title><s>中の題</s></title>");
	done(&r);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(refuses),
		cmocka_unit_test(deep_parts_end),
		cmocka_unit_test(bombs_end_soon),
		cmocka_unit_test(bad_attachments_hold_up_nothing),
		cmocka_unit_test(lost_boundaries_lose_no_text),
		cmocka_unit_test(decodes_words),
		cmocka_unit_test(dates),
		cmocka_unit_test(subjects),
		cmocka_unit_test(cleans_text),
		cmocka_unit_test(reads_japanese_mail),
		cmocka_unit_test(lines_are_those_of_the_file),
		cmocka_unit_test(flowed_and_printable),
		cmocka_unit_test(alternatives),
		cmocka_unit_test(attachments_are_notices),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
