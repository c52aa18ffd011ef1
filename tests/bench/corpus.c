/*
 * corpus DIR [COUNT [BYTES]]: writes COUNT notices of about BYTES of Japanese
 * text into DIR/notices, half of them HTML, half plain text, and the same
 * text without mark-up, a sentence a line, into DIR/plain.txt. The same
 * arguments give the same bytes.
 */
#include "base/base.h"

#include <assert.h>
#include <stdlib.h>

static const char *const sentences[] = {
#define S(text) text,
#include "tests/bench/sentences.def"
#undef S
};

static const struct {
	char slot;
	const char *words[24];
} lists[] = {
#define WORDS(slot, ...) { slot, { __VA_ARGS__ } },
#include "tests/bench/words.def"
#undef WORDS
};

struct corpus {
	uint64_t random;
	size_t number, budget; /* of the notice, of text that it still lacks */
	bool html;
	struct buf out, plain;
};

/* Splitmix64, Steele, Lea and Flood 2014. */
static uint64_t
next_random(struct corpus *c)
{
	uint64_t z = c->random += 0x9e3779b97f4a7c15u;

	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
	z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
	return z ^ (z >> 31);
}

static int
pick(struct corpus *c, int from, int to)
{
	assert(from <= to);
	return from + (int)(next_random(c) % (uint64_t)(to - from + 1));
}

static void
put_word(struct corpus *c, char slot, struct buf *out)
{
	for (size_t i = 0; i < ARRAY_SIZE(lists); i++) {
		int n = 0;

		if (lists[i].slot != slot)
			continue;
		while (n < 24 && lists[i].words[n])
			n++;
		buf_cstr(out, lists[i].words[pick(c, 0, n - 1)]);
	}
}

static void
put_day(struct corpus *c, struct date d, bool year, struct buf *out)
{
	static const char *const weekdays[] = { "日", "月", "火", "水", "木",
		"金", "土" };

	if (year && pick(c, 0, 1))
		buf_printf(out, "令和%d年", d.year - 2018);
	else if (year)
		buf_printf(out, "%d年", d.year);
	buf_printf(out, "%d月%d日", d.month, d.day);
	if (pick(c, 0, 2))
		buf_printf(out, "（%s）", weekdays[date_weekday(d)]);
}

static void
put_time(struct corpus *c, int hour, struct buf *out)
{
	static const char *const minutes[] = { "", "15分", "30分", "45分" };
	const char *minute = minutes[pick(c, 0, 3)];

	if (pick(c, 0, 3) == 0)
		buf_printf(out, "%d時%s", hour, minute);
	else
		buf_printf(out, "%s%d時%s", hour < 12 ? "午前" : "午後",
		    hour > 12 ? hour - 12 : hour, minute);
}

static void
put_money(struct corpus *c, struct buf *out)
{
	int yen = pick(c, 1, 199) * 50;

	if (pick(c, 0, 5) == 0)
		buf_printf(out, "%d万円", pick(c, 1, 50));
	else if (yen >= 1000)
		buf_printf(out, "%d,%03d円", yen / 1000, yen % 1000);
	else
		buf_printf(out, "%d円", yen);
}

static void
put_slot(struct corpus *c, char slot, struct buf *out)
{
	struct date day = date_from_days(
	    date_days((struct date){ 2026, 12, 1 }) + pick(c, 0, 400));
	int hour = pick(c, 8, 14);

	switch (slot) {
	case 'd':
		put_day(c, day, pick(c, 0, 1), out);
		break;
	case 'D':
		put_day(c, day, true, out);
		buf_cstr(out, "から");
		put_day(c, date_from_days(date_days(day) + pick(c, 1, 12)),
		    true, out);
		buf_cstr(out, "まで");
		break;
	case 't':
		put_time(c, hour, out);
		break;
	case 'T':
		put_time(c, hour, out);
		buf_cstr(out, "から");
		put_time(c, hour + pick(c, 1, 6), out);
		buf_cstr(out, "まで");
		break;
	case 'y':
		put_money(c, out);
		break;
	case 'n':
		buf_printf(out, "%d", pick(c, 2, 30));
		break;
	case 'a':
		buf_printf(out, "%d", pick(c, 3, 80));
		break;
	case 'o':
		buf_printf(out, "050-0000-01%02d", pick(c, 0, 99));
		break;
	default:
		put_word(c, slot, out);
		break;
	}
}

static void
fill(struct corpus *c, const char *template, struct buf *out)
{
	for (const char *p = template; *p; p++) {
		if (*p == '{') {
			put_slot(c, p[1], out);
			p += 2;
		} else {
			buf_ch(out, *p);
		}
	}
}

/* One line of text, in the notice and in the plain copy. */
static void
put(struct corpus *c, const char *opener, const char *template)
{
	struct buf text = BUF_INIT;

	fill(c, opener, &text);
	fill(c, template, &text);
	buf_str(&c->out, buf_view(&text));
	buf_str(&c->plain, buf_view(&text));
	buf_ch(&c->plain, '\n');
	c->budget -= text.len < c->budget ? text.len : c->budget;
	buf_release(&text);
}

static void
sentence(struct corpus *c)
{
	static const char *const openers[] = { "なお、", "また、", "{x}では、",
		"{d}現在、", "{e}の期間中は、", "これに伴い、", "{v}によると、",
		"{g}の場合、" };
	/* Two of three sentences have none. */
	size_t n = (size_t)pick(c, 0, 3 * ARRAY_SIZE(openers) - 1);

	put(c, n < ARRAY_SIZE(openers) ? openers[n] : "",
	    sentences[pick(c, 0, ARRAY_SIZE(sentences) - 1)]);
}

/* What stands around a text: in HTML, in plain text. */
static void
mark(struct corpus *c, const char *html, const char *text)
{
	buf_cstr(&c->out, c->html ? html : text);
}

static void
paragraph(struct corpus *c)
{
	int n = pick(c, 1, 4);

	mark(c, "<p>", "");
	while (n-- > 0)
		sentence(c);
	mark(c, "</p>\n", "\n\n");
}

static void
list(struct corpus *c)
{
	int n = pick(c, 2, 5);

	mark(c, "<ul>\n", "");
	while (n-- > 0) {
		mark(c, "<li>", "・");
		sentence(c);
		mark(c, "</li>\n", "\n");
	}
	mark(c, "</ul>\n", "\n");
}

static void
table(struct corpus *c)
{
	static const char *const rows[][2] = {
		{ "日時", "{d} {T}" },
		{ "場所", "{p}" },
		{ "対象", "{g}" },
		{ "定員", "{n}人" },
		{ "費用", "{y}" },
		{ "持ち物", "{f}、{i}" },
		{ "申込期限", "{d}{t}" },
		{ "受付時間", "{T}（{w}を除く。）" },
	};
	int from = pick(c, 0, 4), to = from + pick(c, 1, 3);

	mark(c, "<table>\n", "");
	for (int i = from; i <= to; i++) {
		mark(c, "<tr><th>", "");
		put(c, "", rows[i][0]);
		mark(c, "</th><td>", "：");
		put(c, "", rows[i][1]);
		mark(c, "</td></tr>\n", "\n");
	}
	mark(c, "</table>\n", "\n");
}

static void
section(struct corpus *c)
{
	mark(c, "<h2>", "■");
	put(c, "", "{h}");
	mark(c, "</h2>\n", "\n");
	paragraph(c);
	switch (pick(c, 0, 3)) {
	case 0:
		list(c);
		break;
	case 1:
		table(c);
		break;
	default:
		paragraph(c);
		break;
	}
}

static void
notice(struct corpus *c)
{
	static const char *const titles[] = { "{s}の申請受付について",
		"{e}の開催について", "{p}の休館について",
		"{x}における{i}の取扱いについて", "{g}に対する{s}について",
		"{d}の{e}のお知らせ", "{i}の収集について",
		"{s}に関する手続の変更について" };

	mark(c,
	    "<!DOCTYPE html>\n<html lang=\"ja\">\n<head>\n"
	    "<meta charset=\"UTF-8\">\n<title>しおかぜ市</title>\n</head>\n"
	    "<body>\n<header><nav><ul><li><a href=\"/\">トップ</a></li>"
	    "<li><a href=\"/kurashi/\">くらし</a></li></ul></nav></header>\n"
	    "<main>\n<h1>",
	    "");
	put(c, "", titles[pick(c, 0, ARRAY_SIZE(titles) - 1)]);
	mark(c, "</h1>\n<p>更新日：2026年11月20日</p>\n", "\n\n");
	paragraph(c);
	while (c->budget > 0)
		section(c);
	mark(c, "<h2>", "■");
	put(c, "", "お問い合わせ先");
	mark(c, "</h2>\n<p>", "\n");
	put(c, "", "しおかぜ市{v}　電話：{o}");
	mark(c,
	    "</p>\n</main>\n<footer><p>しおかぜ市役所</p></footer>\n"
	    "</body>\n</html>\n",
	    "\n");
}

int
main(int argc, char **argv)
{
	const char *dir = argc > 1 ? argv[1] : "";
	int64_t count = argc > 2 ? str_to_int(str_from(argv[2])) : 2000;
	int64_t bytes = argc > 3 ? str_to_int(str_from(argv[3])) : 2048;
	struct corpus c = { 0 };
	struct arena a;
	struct diag d;
	int result;

	arena_init(&a);
	diag_init(&d);
	if (!*dir || count < 0 || bytes < 0) {
		fputs("usage: corpus DIR [COUNT [BYTES]]\n", stderr);
		return 2;
	}
	result = dir_make(path_join(&a, str_from(dir), STR("notices")), &d);
	for (int64_t i = 0; result == 0 && i < count; i++) {
		c.random = (uint64_t)i * 1000003;
		c.budget = (size_t)bytes;
		c.html = i % 2 == 0;
		buf_clear(&c.out);
		notice(&c);
		result =
		    file_write(arena_printf(&a, "%s/notices/n%05lld.%s", dir,
				   (long long)i, c.html ? "html" : "txt")
				   .ptr,
			buf_view(&c.out), &d);
	}
	if (result == 0)
		result =
		    file_write(path_join(&a, str_from(dir), STR("plain.txt")),
			buf_view(&c.plain), &d);
	diag_print_text(&d, stderr);
	buf_release(&c.out);
	buf_release(&c.plain);
	diag_release(&d);
	arena_release(&a);
	return result == 0 ? 0 : 3;
}
