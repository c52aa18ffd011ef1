#include "cli/cli.h"

#include <stdlib.h>
#include <string.h>

static void
key_str(struct jsonw *j, const char *key, struct str s)
{
	jsonw_key(j, key);
	jsonw_str(j, s);
}

static void
key_moment(struct jsonw *j, const char *key, struct moment m)
{
	struct buf text = BUF_INIT;

	jsonw_key(j, key);
	if (moment_is_none(m)) {
		jsonw_null(j);
		return;
	}
	moment_format(m, &text);
	/* A time alone is HH:MM. */
	jsonw_str(j, date_is_none(m.date)
			 ? str_sub(buf_view(&text), 1, text.len)
			 : buf_view(&text));
	buf_release(&text);
}

/* A number with a fraction is in the target as well. */
static void
put_number(struct jsonw *j, const struct value *v)
{
	char digits[32];

	if (v->target.len && v->target.len < sizeof(digits)) {
		memcpy(digits, v->target.ptr, v->target.len);
		digits[v->target.len] = 0;
		jsonw_real(j, strtod(digits, NULL));
	} else {
		jsonw_int(j, v->amount);
	}
}

static void
put_value(struct jsonw *j, const struct value *v, struct str text)
{
	switch (v->kind) {
	case VALUE_DATE:
	case VALUE_TIME:
	case VALUE_DATETIME:
		key_moment(j, "value", v->from);
		break;
	case VALUE_PERIOD:
		jsonw_key(j, "value");
		jsonw_object(j);
		key_moment(j, "from", v->from);
		key_moment(j, "to", v->to);
		jsonw_end(j);
		break;
	case VALUE_MONEY:
	case VALUE_NUMBER:
	case VALUE_AGE:
		jsonw_key(j, "value");
		put_number(j, v);
		if (v->unit.len)
			key_str(j, "unit", v->unit);
		break;
	case VALUE_PLACE:
		key_str(j, "value", text);
		if (v->unit.len)
			key_str(j, "postal", v->unit);
		break;
	default:
		key_str(j, "value", v->target);
		if (v->kind == VALUE_PHONE && v->unit.len)
			key_str(j, "ext", v->unit);
		break;
	}
}

static void
values_line(struct cli *cli, struct str line, void *ctx)
{
	struct value_context values = { .reference = cli->date, .kinds = ~0u };
	struct jsonw *j = jsonw_new();
	struct buf out = BUF_INIT;
	struct found_value *found;
	struct arena a;
	size_t n;

	(void)ctx;
	arena_init(&a);
	n = values_find(line, &values, (size_t)(line.ptr - cli->diag.text.ptr),
	    &a, &found, &cli->diag);
	jsonw_array(j);
	for (size_t i = 0; i < n; i++) {
		struct str text = str_sub(line, found[i].start, found[i].end);

		jsonw_object(j);
		key_str(
		    j, "kind", str_from(value_kind_name(found[i].value.kind)));
		key_str(j, "text", text);
		jsonw_key(j, "start");
		jsonw_int(j, (int64_t)found[i].start);
		jsonw_key(j, "end");
		jsonw_int(j, (int64_t)found[i].end);
		put_value(j, &found[i].value, text);
		jsonw_end(j);
	}
	jsonw_end(j);
	jsonw_write(j, 0, &out);
	buf_ch(&out, '\n');
	fwrite(out.ptr, 1, out.len, cli->out);
	buf_release(&out);
	jsonw_free(j);
	arena_release(&a);
}

static enum cli_status
run(struct cli *cli, int argc, char **argv)
{
	int first = cli_options(cli, &command_values, NULL, argc, argv);

	if (first < 0)
		return first == -2 ? CLI_OK : CLI_USAGE;
	if (argc - first > 1)
		return cli_usage(
		    cli, &command_values, "%s", tr("one file at a time"));
	return cli_lines(
	    cli, first < argc ? argv[first] : NULL, values_line, NULL);
}

const struct command command_values = {
	.name = "values",
	.summary = N_("print the typed values of each line as a JSON array"),
	.usage = N_("values [OPTION]… [FILE]\n"),
	.run = run,
};
