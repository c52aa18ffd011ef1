#include "bulletin/page.h"

/* Paths on a grid of 24, drawn with a stroke of 2. */
static const char *const paths[ICON_MAX] = {
	[ICON_CALENDAR] = "M4 6h16v14H4zM4 10.5h16M8 3v5M16 3v5M8 15h3M14 "
			  "15h2",
	[ICON_PLACE] = "M12 21c-4-5-6.5-8-6.5-11.5a6.5 6.5 0 0 1 13 "
		       "0C18.5 13 16 16 12 21zM12 7.5a2 2 0 1 0 0 4 2 2 0 "
		       "0 0 0-4z",
	[ICON_PERSON] = "M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM4.5 20.5c.6-4 "
			"3.5-5.5 7.5-5.5s6.9 1.5 7.5 5.5",
	[ICON_MONEY] = "M6 4l6 8 6-8M12 12v9M7 13h10M7 17h10",
	[ICON_BAG] = "M5 8h14l1 12.5H4zM9 11V7a3 3 0 0 1 6 0v4",
	[ICON_PENCIL] = "M4 20l1-4.5L16 4.5l3.5 3.5L8.5 19zM13.5 "
			"7l3.5 3.5",
	[ICON_CLOCK] = "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 "
		       "0-17zM12 7.5V12l3.5 2",
	[ICON_PEOPLE] = "M9 5a3 3 0 1 0 0 6.5A3 3 0 0 0 9 5zM3 "
			"19c.4-3.5 2.5-5 6-5s5.6 1.5 6 5M16 5.5a3 3 "
			"0 0 1 0 5.7M18 14.5c1.8.8 2.8 2.2 3 4.5",
	[ICON_PHONE] = "M6 3.5l3 .5 1 4-2 1.5c1 2.5 3 4.5 5.5 "
		       "5.5l1.5-2 4 1 .5 3c-.3 1.6-1.5 2.5-3 "
		       "2.5C9.5 19 4 13.5 3.5 6.5 3.5 5 4.5 3.8 6 "
		       "3.5z",
	[ICON_MAIL] = "M3.5 6h17v12.5h-17zM3.5 7l8.5 6.5L20.5 7",
	[ICON_SPEECH] = "M4 4.5h16v11.5h-8l-5 4.5v-4.5H4zM8 8.5h8M8 "
			"12h5",
	[ICON_WARNING] = "M12 3.5L22 20.5H2zM12 10v5M12 17.2v.6",
	[ICON_PRINTER] = "M7 9V3.5h10V9M7 17H3.5V9h17v8H17M7 "
			 "14h10v6.5H7z",
};

const char *
icon_path(enum icon icon)
{
	return paths[icon];
}

void
icon_html(struct buf *out, enum icon icon)
{
	buf_str(out, STR("<svg class=\"icon\" viewBox=\"0 0 24 24\" "
			 "aria-hidden=\"true\"><path d=\""));
	buf_cstr(out, paths[icon]);
	buf_str(out, STR("\"/></svg>"));
}
