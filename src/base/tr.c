#include "base/base.h"

#include <libintl.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

const char *
tr(const char *msgid)
{
	return dgettext("tayori", msgid);
}

void
tr_init(const char *localedir)
{
	const char *names[] = { "LC_ALL", "LC_MESSAGES", "LANG" };
	const char *wanted = NULL;

	for (size_t i = 0; i < ARRAY_SIZE(names) && !(wanted && *wanted); i++)
		wanted = getenv(names[i]);
	/* A plain Debian has no locale but C.UTF-8, under which libintl
	 * still obeys LANGUAGE. */
	if (!setlocale(LC_MESSAGES, "") && wanted &&
	    setlocale(LC_MESSAGES, "C.UTF-8") && !strncmp(wanted, "ja", 2))
		setenv("LANGUAGE", "ja", 0);
	/* What the system and libraries say is converted by it. */
	setlocale(LC_CTYPE, "C.UTF-8");
	bindtextdomain("tayori", localedir);
	bind_textdomain_codeset("tayori", "UTF-8");
}
