#include "extract/office.h"

#include <stdlib.h>

struct reading {
	struct relations *out;
	struct str dir; /* of the part, with its slash */
	struct arena *arena;
};

/* "../media/x" and "/word/x" as seen from the folder of a part. */
static struct str
resolve(struct str dir, struct str target, struct arena *a)
{
	if (str_starts(target, STR("/")))
		return str_sub(target, 1, target.len);
	while (str_starts(target, STR("../"))) {
		target = str_sub(target, 3, target.len);
		if (dir.len)
			dir.len--;
		while (dir.len && dir.ptr[dir.len - 1] != '/')
			dir.len--;
	}
	return arena_printf(a, "%.*s%.*s", STR_ARG(dir), STR_ARG(target));
}

static void
start(void *ctx, struct str name, const struct sax_attrs *attrs)
{
	struct reading *r = ctx;
	struct relations *out = r->out;
	struct relation rel = { .external =
				    str_eq(sax_attr(attrs, "TargetMode"),
					STR("External")) };
	struct str type;

	if (!str_eq(name, STR("Relationship")))
		return;
	rel.id = sax_attr_copy(attrs, "Id", r->arena);
	if (!rel.id.len)
		return;
	type = sax_attr_copy(attrs, "Type", r->arena);
	for (size_t i = type.len; i > 0 && !rel.type.ptr; i--)
		if (type.ptr[i - 1] == '/')
			rel.type = str_sub(type, i, type.len);
	rel.target = sax_attr_copy(attrs, "Target", r->arena);
	if (!rel.external)
		rel.target = resolve(r->dir, rel.target, r->arena);
	ARRAY_GROW(out->items, out->count, out->cap);
	out->items[out->count++] = rel;
}

static void
end(void *ctx, struct str name)
{
	(void)ctx, (void)name;
}

int
relations_read(struct relations *r, struct archive *z, struct str part,
    struct arena *a, struct diag *d)
{
	static const struct sax sax = { .start = start, .end = end };
	struct str base = path_base(part);
	struct reading reading = { .out = r, .arena = a };
	struct str name;

	reading.dir = str_sub(part, 0, part.len - base.len);
	name = arena_printf(
	    a, "%.*s_rels/%.*s.rels", STR_ARG(reading.dir), STR_ARG(base));
	if (!archive_has(z, name))
		return 0;
	if (office_parse(z, name, &sax, &reading, a, d) < 0)
		return -1;
	for (size_t i = r->count; i > 0; i--)
		*map_put(&r->index, r->items[i - 1].id) = (void *)i;
	return 0;
}

void
relations_release(struct relations *r)
{
	free(r->items);
	map_release(&r->index);
	*r = (struct relations){ 0 };
}

const struct relation *
relation_by_id(const struct relations *r, struct str id)
{
	size_t at = id.len ? (size_t)map_get(&r->index, id) : 0;

	return at ? &r->items[at - 1] : NULL;
}

const struct relation *
relation_by_type(const struct relations *r, const char *type)
{
	for (size_t i = 0; i < r->count; i++)
		if (str_eq(r->items[i].type, str_from(type)))
			return &r->items[i];
	return NULL;
}

int
office_parse(struct archive *z, struct str part, const struct sax *sax,
    void *ctx, struct arena *a, struct diag *d)
{
	struct str xml;

	if (archive_text(z, part, a, &xml, d) < 0)
		return -1;
	return sax_parse(sax, ctx, xml, part, d);
}

struct str
office_main(
    struct archive *z, struct str usual, struct arena *a, struct diag *d)
{
	struct relations r = { 0 };
	const struct relation *rel;
	struct str name = usual;

	if (relations_read(&r, z, STR(""), a, d) < 0)
		name = STR_NONE;
	else if ((rel = relation_by_type(&r, "officeDocument")))
		name = rel->target;
	relations_release(&r);
	return name;
}

bool
office_sniff(struct str head, struct str folder)
{
	return str_starts(head, STR("PK\x03\x04")) &&
	       str_find(head, folder, 0) != STR_NPOS;
}
