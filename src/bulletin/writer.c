#include "bulletin/inline.h"

const struct writer *const *
writers(void)
{
	static const struct writer *const table[] = {
		&line_writer,
		&text_writer,
		&ics_writer,
		&cap_writer,
		&flyer_writer,
		&flyer_bw_writer,
		&flyer_a5_writer,
		&flyer_bilingual_writer,
		&poster_writer,
		/* The last: it links to the others. */
		&html_writer,
		NULL,
	};

	return table;
}

const struct writer *
writer_by_name(struct str name)
{
	for (const struct writer *const *w = writers(); *w; w++)
		if (str_eq(name, str_from((*w)->name)))
			return *w;
	return NULL;
}
