/* The functions of Pango and HarfBuzz: they are called as lib.NAME, and loaded
 * when the first flyer is made. */
#ifndef BULLETIN_FLYER_CALLS_H
#define BULLETIN_FLYER_CALLS_H

/* Casts of GLib's classes call no function. */
#define G_DISABLE_CAST_CHECKS

#include "base/base.h"

#include <cairo-pdf.h>
#include <fontconfig/fontconfig.h>
#include <hb-ot.h>
#include <hb-subset.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>

#include <fontconfig/fcfreetype.h>
#include <ft2build.h>
#include FT_FREETYPE_H

struct flyer_calls {
/* NOLINTNEXTLINE(bugprone-macro-parentheses): it declares a member */
#define PANGO(name) __typeof__(name) *name;
#define SUBSET PANGO
#include "bulletin/flyer_calls.def"
#undef PANGO
#undef SUBSET
};
extern struct flyer_calls lib;
/* Before the first of them is called. False after a diagnostic if the libraries
 * are not there. */
bool flyer_calls_load(struct diag *d);

#endif
