/* Colours of a flyer: of the notice's category, the city's, an alert's. */
#include "bulletin/colour.h"
#include "bulletin/flyer.h"

struct colours {
	uint32_t band, tint;
};

static struct colours
category_colours(struct str category)
{
	static const struct {
		const char *name;
		struct colours colours;
	} table[] = {
		{ "garbage", { 0x115a36, 0xe6f5ec } },
		{ "community", { 0x115a36, 0xe6f5ec } },
		{ "disaster", { 0xce0000, 0xfdeeee } },
		{ "tax", { 0x5c10be, 0xf1eafa } },
		{ "culture", { 0x5c10be, 0xf1eafa } },
		{ "insurance", { 0x0055ad, 0xe8f1fe } },
		{ "residence", { 0x0055ad, 0xe8f1fe } },
		{ "health", { 0x006f83, 0xe9f7f9 } },
		{ "school", { 0x8b008b, 0xffeeff } },
		{ "childcare", { 0x8b008b, 0xffeeff } },
	};

	for (size_t i = 0; i < ARRAY_SIZE(table); i++)
		if (str_is(category, table[i].name))
			return table[i].colours;
	return (struct colours){ 0x0017c1, 0xe8f1fe };
}

/* The alert's level as its title says it, 0 if it does not. */
static int
level_of(const struct notice *n)
{
	static const char *const words[] = { "警戒レベル", "レベル" };
	struct buf title = BUF_INIT;
	int level = 0;

	node_plain(notice_part(n, NODE_TITLE), &title);
	for (size_t i = 0; i < ARRAY_SIZE(words) && !level; i++) {
		size_t at = str_find(buf_view(&title), str_from(words[i]), 0);

		if (at == STR_NPOS)
			continue;
		at += strlen(words[i]);
		level = cp_digit(utf8_next(buf_view(&title), &at));
		level = level >= 1 && level <= 5 ? level : 0;
	}
	buf_release(&title);
	return level;
}

/* The colours of the five levels of alert, as JMA and the Cabinet Office show
 * them; that of level 3 is darkened, so that white words can be read on it. */
static void
level_colours(int level, struct look *look)
{
	static const struct colours table[] = {
		[2] = { 0xf2e700, 0xfdfbd5 },
		[3] = { 0xce0000, 0xfdeeee },
		[4] = { 0xaa00aa, 0xfbeefb },
		[5] = { 0x0c000c, 0xeeeeee },
	};

	if (level < 2)
		level = 3;
	look->band = look->ink = table[level].band;
	look->tint = table[level].tint;
	look->on_band = COLOUR_WHITE;
	if (level == 2) {
		look->on_band = COLOUR_DARK;
		look->ink = 0x5c5200;
	}
}

/* The city may choose a colour that white words cannot be read on: then there
 * are dark ones, or, if these cannot be read either, it is darkened. */
static void
city_look(uint32_t colour, struct look *look)
{
	look->band = colour;
	look->tint = colour_mix(colour, COLOUR_WHITE, 0.1);
	look->ink = colour_readable(colour, look->panel);
	if (colour_contrast(colour, COLOUR_WHITE) >= CONTRAST_TEXT)
		return;
	if (colour_contrast(colour, COLOUR_DARK) >= CONTRAST_TEXT)
		look->on_band = COLOUR_DARK;
	else
		look->band = colour_readable(colour, COLOUR_WHITE);
}

void
look_of(const struct bulletin *b, bool outlined, struct look *ret)
{
	struct colours c = category_colours(b->notice->category);
	const uint32_t *own = city_colour(b->site->city, b->notice->category);

	*ret = (struct look){ .band = c.band,
		.on_band = COLOUR_WHITE,
		.ink = c.band,
		.tint = c.tint,
		.text = COLOUR_DARK,
		.quiet = 0x4d4d4d,
		.rule = 0x949494,
		.panel = 0xf2f2f2,
		.link = 0x00118f,
		.warn_bar = 0xc74700,
		.warn_text = 0x8b3200,
		.warn_ground = 0xfff0b3 };
	if (own)
		city_look(*own, ret);
	if (b->notice->urgency == URGENCY_EMERGENCY)
		level_colours(level_of(b->notice), ret);
	if (outlined) {
		ret->outlined = true;
		ret->band = ret->panel = ret->tint = ret->warn_ground =
		    COLOUR_WHITE;
		ret->on_band = ret->ink = ret->text = ret->quiet = ret->rule =
		    ret->link = ret->warn_bar = ret->warn_text = 0;
	}
}
