/* pdf_fixture.h -- display pages made by hand, and PDFs of them, for the tests of pdf/. */
#ifndef PDF_FIXTURE_H
#define PDF_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buf.h"
#include "pdf/pdf.h"

enum { SHEET_ITEMS = 400, A4_WIDTH = 595276, A4_HEIGHT = 841890 };

/* A page under construction; everything in it belongs to A. */
struct sheet {
	struct arena *a;
	struct display_page page;
};

/* What a document under test told and wrote. */
struct outcome {
	struct buf bytes;
	size_t allowed; /* bytes taken before the disk is full */
	char messages[1000];
	bool ok;
};

static const struct fo_color black = { COLOR_RGB, { 0, 0, 0, 0 } };

static inline void note_message(void *user, const struct message *m)
{
	struct outcome *o = user;
	size_t len = strlen(o->messages);
	snprintf(o->messages + len, sizeof o->messages - len, "%s %s\n", code_name(m->code),
		m->text);
}

static inline bool take_bytes(void *user, const void *data, size_t len)
{
	struct outcome *o = user;
	if (o->bytes.len + len > o->allowed)
		return false;
	buf_add(&o->bytes, data, len);
	return true;
}

static inline struct sheet sheet_new(struct arena *a)
{
	struct sheet s = { a, { .width = A4_WIDTH, .height = A4_HEIGHT, .number = 1 } };
	s.page.items = ARENA_ARRAY(a, SHEET_ITEMS, struct display_item);
	return s;
}

static inline struct display_item *sheet_add(
	struct sheet *s, enum display_kind kind, mpt x, mpt y, mpt width, mpt height)
{
	assert_true(s->page.count < SHEET_ITEMS);
	struct display_item *item = &s->page.items[s->page.count++];
	*item = (struct display_item){
		.kind = kind,
		.x = x,
		.y = y,
		.width = width,
		.height = height,
		.color = black,
	};
	return item;
}

/* A run of COUNT glyphs with the text they stand for. */
static inline struct display_item *sheet_glyphs(struct sheet *s, const struct face *face, mpt size,
	mpt x, mpt y, const struct display_glyph *glyphs, size_t count, const char *text)
{
	struct display_item *item = sheet_add(s, DISPLAY_GLYPHS, x, y, 0, 0);
	struct display_glyph *copy = ARENA_ARRAY(s->a, count, struct display_glyph);
	memcpy(copy, glyphs, count * sizeof *copy);
	item->as.glyphs.face = face;
	item->as.glyphs.size = size;
	item->as.glyphs.glyphs = copy;
	item->as.glyphs.count = count;
	item->as.glyphs.text = (struct slice){ arena_strdup(s->a, text), strlen(text) };
	return item;
}

/* TEXT, a glyph a character, each behind the other with EXTRA between them. */
static inline struct display_item *sheet_text(struct sheet *s, const struct face *face, mpt size,
	mpt x, mpt y, const char *text, mpt extra)
{
	struct display_glyph glyphs[200];
	size_t count = 0;
	mpt pen = 0;
	for (const char *p = text, *end = text + strlen(text); p < end;) {
		const char *start = p;
		unsigned glyph = face_glyph(face, utf8_next(&p, end));
		assert_true(glyph && count < 200);
		glyphs[count++] =
			(struct display_glyph){ glyph, (int32_t)pen, 0, (uint32_t)(start - text) };
		pen += mpt_scale(face_advance(face, glyph), size, face->units_per_em) + extra;
	}
	struct display_item *item = sheet_glyphs(s, face, size, x, y, glyphs, count, text);
	item->width = pen;
	return item;
}

/* The document of COUNT sheets, as far as ALLOWED bytes go. The caller releases out->bytes. */
static inline void make_pdf(const struct sheet *sheets, size_t count, const struct pdf_info *info,
	size_t allowed, struct outcome *out)
{
	static const struct pdf_info nothing = { .date = -1 };
	struct diag d;
	*out = (struct outcome){ .allowed = allowed };
	buf_init(&out->bytes, SIZE_MAX / 2);
	diag_init(&d, note_message, out);
	struct pdf *p = pdf_new(take_bytes, out, &d);
	out->ok = p != NULL;
	for (size_t i = 0; i < count && out->ok; i++)
		out->ok = pdf_page(p, &sheets[i].page);
	if (out->ok)
		out->ok = pdf_finish(p, info ? info : &nothing);
	pdf_free(p);
}

#endif
