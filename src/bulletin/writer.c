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
		&flyer_places_writer,
		&flyer_bw_writer,
		&flyer_a5_writer,
		&flyer_bilingual_writer,
		&flyer_two_sided_writer,
		&poster_writer,
		&bulletin_writer,
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

const struct writer *
writer_of_notice(const struct notice *n)
{
	for (int i = 0; i < PRINT_FORM_MAX; i++)
		if (n->forms >> i & 1)
			return writer_by_name(
			    str_from(print_form_name((enum print_form)i)));
	return NULL;
}

bool
writer_chosen(const struct writer *w, const struct notice *n)
{
	for (int i = 0; i < PRINT_FORM_MAX; i++)
		if (n->forms >> i & 1 &&
		    !strcmp(w->name, print_form_name((enum print_form)i)))
			return true;
	return false;
}
