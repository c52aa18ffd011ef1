/*
 * draft: what readers share. A reader leaves inline nodes (TEXT, B, A, RUBY)
 * directly in the blocks, "\n" in a TEXT being a line break; the passes below
 * then find contact, facts, sentences and values in place.
 */
#ifndef EXTRACT_DRAFT_H
#define EXTRACT_DRAFT_H

#include "extract/extract.h"

/* Decodes the source into the notice's arena as n->text; -1 and a diagnostic
 * if nothing but white space is left. */
int source_text(const struct source *src, struct str declared, struct notice *n,
    struct diag *d);
/* The charset that an HTML meta element or an XML declaration names. */
struct str declared_charset(struct str bytes);

/* ---- runs: the inline content of a block, laid flat ---- */

struct run {
	struct node *leaf; /* TEXT, RUBY, VALUE or GLOSS */
	struct node *link; /* the A and B around it, or NULL */
	struct node *bold;
	size_t start; /* in the plain text */
};

struct runs {
	struct run *items;
	size_t count, cap;
	struct buf plain;
};

void runs_init(struct runs *r);
void runs_release(struct runs *r);
/* Lays the inline children of `holder` flat, behind what is there. */
void runs_read(struct runs *r, const struct node *holder);
/* Appends copies of the part [from, to) of the plain text to `dest`. */
void runs_copy(const struct runs *r, size_t from, size_t to, struct node *dest,
    struct arena *a);

/* ---- labels: 日時, 場所, 電話 … ---- */

/* Kind of a label as written (marks and inner spaces do not count), or -1.
 * The exact form takes the plain words only, else 受付期間 is a 期間 too. */
int label_fact(struct str label);
int label_fact_exact(struct str label);
int label_field(struct str label);
bool label_is_contact(struct str label); /* お問い合わせ先 and the like */
bool label_is_published(struct str label); /* 更新日, 発行日 … */
bool label_is_division(struct str label);  /* 担当課, 発行 … */
bool label_is_title(struct str label);	   /* 件名 … */
bool label_is_general(struct str label);   /* 開催概要 and the like */

/* 「label：value」, 【label】value, or a known label and a wide space.
 * The label is [ret_from, ret_to), the value what follows *ret_value. */
bool label_split(
    struct str line, size_t *ret_from, size_t *ret_to, size_t *ret_value);
/* Without list marks, brackets and colons at the ends. */
struct str label_trim(struct str label);

/* ---- lines ---- */

/* Bytes of a bullet with the space behind it, or 0. */
size_t bullet_len(struct str line);
/* Bytes of ※ and the spaces behind it, or 0. */
size_t note_len(struct str line);
/* Bytes of 1. (1) ① ア and so on with the space behind, or 0; `ret_style`
 * tells styles of numbers apart. */
size_t number_len(struct str line, int *ret_style);
/* The line names a department: ends in 課, 室, 係 …, no sentence. */
bool line_is_division(struct str line);
/* The only date of a line that says nothing else, of any precision; none if
 * it does. */
struct date line_date(struct str line, struct arena *a);
/* The first complete date of a line. */
struct date first_date(struct str line, struct arena *a);

/* ---- passes, in this order ---- */

/* Paragraphs of bullet lines become lists, those behind ※ notes. */
void draft_tidy(struct notice *n);
/* Moves the contact section out of the body. */
void draft_contact(struct notice *n);
/* Moves labelled facts that hold for the whole notice out of the body. */
void draft_facts(struct notice *n);
/* Wraps what is raw into sentences, drops empty blocks, marks values. */
void draft_sentences(
    struct notice *n, struct value_context *ctx, struct diag *d);
/* Proposes category, kind, urgency and expiry where they are not set. */
void draft_propose(struct notice *n);

/* ---- readers ---- */

bool html_sniff(struct str head);
int html_read(const struct source *src, struct notice *n, struct diag *d);
int plain_read(const struct source *src, struct notice *n, struct diag *d);
int markdown_read(const struct source *src, struct notice *n, struct diag *d);
int pdf_read(const struct source *src, struct notice *n, struct diag *d);
bool pdf_sniff(struct str head);
bool docx_sniff(struct str head);
int docx_read(const struct source *src, struct notice *n, struct diag *d);
bool xlsx_sniff(struct str head);
int xlsx_read(const struct source *src, struct notices *all, struct diag *d);
int csv_read(const struct source *src, struct notices *all, struct diag *d);
bool mail_sniff(struct str head);
int mail_read(const struct source *src, struct notices *all, struct diag *d);
bool feed_sniff(struct str head);
int feed_read(const struct source *src, struct notices *all, struct diag *d);

#endif
