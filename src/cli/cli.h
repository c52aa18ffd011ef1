/*
 * cli: the subcommands. One file a subcommand, one line each in the table of
 * cli.c; build.c reads as the pipeline.
 */
#ifndef CLI_CLI_H
#define CLI_CLI_H

#include "base/base.h"
#include "extract/extract.h"
#include "extract/guard.h"
#include "simplify/simplify.h"
#include "text/text.h"

enum cli_status {
	CLI_OK = 0,
	CLI_FINDINGS = 1, /* findings, or errors in the content */
	CLI_USAGE = 2,
	CLI_SYSTEM = 3, /* files, memory, a missing dictionary */
};

/* What every subcommand gets. */
struct cli {
	FILE *out, *err;
	struct diag diag;     /* printed when the command ends */
	struct arena arena;   /* lives as long as the command */
	const char *source;   /* the content folder */
	bool json;	      /* --diagnostics=json */
	struct date date;     /* --date or SOURCE_DATE_EPOCH, or none */
	bool prove;	      /* try the examples of the rules in any case */
	struct str rules_key; /* of the rules in use, once it is known */
	/* opened when first needed: */
	struct language *language;
	struct tagger *tagger;
	struct easy *easy;
	struct easy_worker *easy_worker;
	struct store *kept; /* of rewritten sentences */
	struct guard *guard;
};

struct command {
	const char *name, *summary, *usage;
	enum cli_status (*run)(struct cli *cli, int argc, char **argv);
};

extern const struct command command_build, command_check, command_easy,
    command_extract, command_furigana, command_line, command_po, command_render,
    command_rules, command_values;

/* The whole program: argv as main has it. Returns the exit status. */
int cli_main(int argc, char **argv, FILE *out, FILE *err);

/* ---- options ------------------------------------------------------------- */

/* One option of a subcommand; `value` NULL: a flag that sets *flag. An
 * option that may repeat appends to `list`. */
struct option_list {
	const char **items;
	size_t count, cap;
};
struct cli_option {
	const char *name; /* without dashes; one letter: short */
	const char **value;
	bool *flag;
	struct option_list *list;
	char letter; /* 0: no short form */
};

/* Reads the options of a subcommand (and --source, --date, --diagnostics,
 * which all have). Returns the index of the first operand, -1 if the usage
 * was wrong (said on err), -2 after --help. */
int cli_options(struct cli *cli, const struct command *command,
    const struct cli_option *options, int argc, char **argv);
/* A usage error in words; returns CLI_USAGE. */
__attribute__((format(printf, 3, 4))) enum cli_status cli_usage(
    struct cli *cli, const struct command *command, const char *fmt, ...);

/* ---- what commands share ----------------------------------------------------
 */

/* Where the compiled messages of the program lie. */
const char *cli_locale_dir(struct arena *a);

/* A file or folder of the content folder, or, where the city has none of its
 * own, the one that the program brings. In cli's arena. */
const char *cli_content(struct cli *cli, const char *name);
/* Where the fonts of the flyers are. */
const char *cli_fonts_dir(struct cli *cli);
/* The folder of the catalogs: --po, else beside the content folder. */
const char *cli_po_dir(struct cli *cli, const char *given);

/* Where what can be made again is kept about a folder: per user, not in the
 * city's folders. NULL after a diagnostic. */
const char *cli_cache_dir(struct cli *cli, const char *folder);
/* The same, as the build filled it: beside the program, not made here. */
const char *cli_built_cache_dir(struct cli *cli, const char *folder);

/* Whether the examples of these rules have held before, under a name for who
 * tried them; if not, cli_note_proof after trying them notes that they hold,
 * unless there were faults, with what was found out for the next time.
 * (proven.c) */
struct proof {
	struct str key;
	struct str found; /* what was noted, if they have held */
	const char *path; /* of the note; NULL: nothing can be noted */
	size_t faults;	  /* before the trial */
};
bool cli_proven(
    struct cli *cli, const char *rules, const char *name, struct proof *ret);
/* True if they have held now. */
bool cli_note_proof(
    const struct cli *cli, const struct proof *proof, struct str found);
/* What depends on these rules, on the dictionary and on the program, under a
 * name, for store_close; for this run only where the proof is not looked for.
 * (proven.c) */
struct store *cli_kept(struct cli *cli, const char *rules, const char *name);

/* Open on first use; NULL or false after a diagnostic. */
struct tagger *cli_tagger(struct cli *cli);
struct easy_worker *cli_easy(struct cli *cli);
/* Before there are threads; NULL if there can be none. */
struct guard *cli_guard(struct cli *cli);

/* CLI_SYSTEM, CLI_FINDINGS or CLI_OK by the errors in cli->diag. */
enum cli_status cli_status(const struct cli *cli);

/* Calls fn for each line of the named file, or of standard input where path
 * is NULL or "-", without its line break. */
enum cli_status cli_lines(struct cli *cli, const char *path,
    void (*fn)(struct cli *cli, struct str line, void *ctx), void *ctx);

/* One line of text as an S for each of its sentences (chained by next), with
 * typed values. */
struct node *cli_sentences(struct cli *cli, struct str line,
    struct value_context *ctx, struct arena *a);

/* Sentences as text: readings left out, in brackets, or as HTML ruby;
 * explanations in the profile's marks (NULL: 〈…〉). */
enum ruby_form { RUBY_NONE, RUBY_PAREN, RUBY_HTML, RUBY_FORM_MAX };
int ruby_form_parse(const char *s); /* text, paren, html; -1 */
void cli_print_inline(const struct node *s, enum ruby_form form,
    const struct easy_profile *profile, struct buf *out);
/* The profile of this name, or NULL after a usage error that names those
 * there are. The rules must be open. */
const struct easy_profile *cli_profile(
    struct cli *cli, const struct command *command, const char *name);

/* Reads the notices of one file: file_read, then guard_extract into `all`,
 * which is to be released in either case. -1 if there is none. */
int cli_notices(const char *path, const struct reader *reader,
    struct date reference, struct guard *guard, struct notices *all,
    struct diag *d);

#endif
