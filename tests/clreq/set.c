/* Text is set by the engine, and read back from the display list. */
#include "set.h"

#include <libxml/parser.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "banxin.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "fo/fo.h"
#include "font/font.h"
#include "page/page.h"
#include "text/hyphenate.h"
#include "text/lexicon.h"

#define HEAD \
	"<fo:root xmlns:fo='http://www.w3.org/1999/XSL/Format' " \
	"xmlns:axf='http://www.antennahouse.com/names/XSL/Extensions' " \
	"xmlns:banxin='urn:banxin:fo' xml:lang='zh-CN'>"
#define TAIL "</fo:flow></fo:page-sequence></fo:root>"

enum { MARGIN = 20000, MOST_BYTES = 1 << 26 };

/* What the cases share, and what a text is read into. */
static struct {
	struct font_set *fonts;
	struct lexicon *words;
	struct banxin *engine; /* for records; NULL until one comes */
	struct arena *arena;   /* everything set since set_forget */
	const struct set *last;
	unsigned texts;         /* of this clause, so far */
	unsigned next_readback; /* which of them is read back from its PDF; 0: none */
} shared;

struct reader {
	struct arena *arena;
	const struct setting *as;
	struct set *set;
	struct glyph *glyphs;
	struct shape *shapes;
	size_t glyph_cap, shape_cap;
	struct buf messages;
	unsigned page;
	size_t order;
};

/* A place on the page: the quarter turns and the shift of all transforms around. */
struct frame {
	int turns;
	mpt dx, dy;
};

static void turn(int turns, mpt *x, mpt *y)
{
	for (turns &= 3; turns; turns--) {
		mpt old = *x;
		*x = *y;
		*y = -old;
	}
}

static void to_page(const struct frame *f, mpt *x, mpt *y)
{
	turn(f->turns, x, y);
	*x += f->dx;
	*y += f->dy;
}

static void transform(struct frame *f, const struct display_item *item)
{
	mpt dx = item->as.transform.dx, dy = item->as.transform.dy;
	to_page(f, &dx, &dy);
	*f = (struct frame){ (f->turns + item->as.transform.quarter_turns) & 3, dx, dy };
}

/* Where the ink of a glyph is on the page. */
static void find_ink(struct glyph *g)
{
	hb_glyph_extents_t e = { 0 };
	hb_font_t *font = face_hb(g->face);
	if (!font || !hb_font_get_glyph_extents(font, g->id, &e))
		return;
	int em = g->face->units_per_em;
	mpt x1 = mpt_scale(g->size, e.x_bearing, em);
	mpt y1 = -mpt_scale(g->size, e.y_bearing, em);
	mpt x2 = x1 + mpt_scale(g->size, e.width, em);
	mpt y2 = y1 - mpt_scale(g->size, e.height, em);
	turn(g->turns, &x1, &y1);
	turn(g->turns, &x2, &y2);
	g->left = g->x + mpt_min(x1, x2);
	g->right = g->x + mpt_max(x1, x2);
	g->top = g->y + mpt_min(y1, y2);
	g->bottom = g->y + mpt_max(y1, y2);
}

/* Where the em box begins and ends along a line, and where it is across. */
static void find_box(struct glyph *g, bool vertical)
{
	g->start = g->x;
	g->end = g->x + g->advance;
	g->across = g->y;
	if (!vertical)
		return;
	mpt x1 = 0, y1 = -g->size * 88 / 100, x2 = g->advance, y2 = g->size * 12 / 100;
	turn(g->turns, &x1, &y1);
	turn(g->turns, &x2, &y2);
	g->start = g->y + mpt_min(y1, y2);
	g->end = g->y + mpt_max(y1, y2);
	g->across = g->x + (x1 + x2) / 2;
}

static void set_text(struct glyph *g, const char *text, size_t len)
{
	if (len >= sizeof g->text)
		len = sizeof g->text - 1;
	memcpy(g->text, text, len);
	g->text[len] = '\0';
	const char *p = g->text;
	g->ch = len ? utf8_next(&p, p + len) : 0;
}

static void read_glyph(struct reader *r, const struct display_item *item, size_t i,
	const struct frame *f)
{
	const struct display_glyph *d = &item->as.glyphs.glyphs[i];
	r->glyphs = xgrow(r->glyphs, r->set->glyph_count, &r->glyph_cap, sizeof *r->glyphs);
	struct glyph *g = &r->glyphs[r->set->glyph_count++];
	*g = (struct glyph){ .page = r->page, .id = d->glyph, .face = item->as.glyphs.face,
		.turns = (f->turns + item->as.glyphs.upright) & 3, .size = item->as.glyphs.size,
		.color = item->color, .order = r->order++ };
	g->x = item->x + d->x;
	g->y = item->y + d->y;
	to_page(f, &g->x, &g->y);
	g->advance = mpt_scale(g->size, face_advance(g->face, g->id), g->face->units_per_em);
	find_ink(g);
	if (item->as.glyphs.condense) {
		g->left = g->x + mpt_scale(g->left - g->x, item->as.glyphs.condense, 1000);
		g->right = g->x + mpt_scale(g->right - g->x, item->as.glyphs.condense, 1000);
		g->advance = mpt_scale(g->advance, item->as.glyphs.condense, 1000);
	}
	find_box(g, r->as->vertical);
}

/* The characters of each: the first glyph of a cluster has them all. */
static void read_glyphs(struct reader *r, const struct display_item *item, const struct frame *f)
{
	const struct slice all = item->as.glyphs.text;
	const struct display_glyph *d = item->as.glyphs.glyphs;
	size_t count = item->as.glyphs.count;
	for (size_t i = 0; i < count; i++) {
		read_glyph(r, item, i, f);
		size_t next = i + 1;
		while (next < count && d[next].text == d[i].text)
			next++;
		size_t end = next < count ? d[next].text : all.len;
		if ((i == 0 || d[i].text != d[i - 1].text) && end > d[i].text)
			set_text(&r->glyphs[r->set->glyph_count - 1], all.data + d[i].text,
				end - d[i].text);
	}
}

static void read_shape(struct reader *r, const struct display_item *item, const struct frame *f)
{
	size_t n = r->set->shape_count;
	r->shapes = xgrow(r->shapes, n, &r->shape_cap, sizeof *r->shapes);
	struct shape *s = &r->shapes[n];
	*s = (struct shape){ .kind = item->kind, .page = r->page, .turns = f->turns, .x = item->x,
		.y = item->y, .width = item->width, .height = item->height, .color = item->color,
		.order = r->order++ };
	to_page(f, &s->x, &s->y);
	turn(f->turns, &s->width, &s->height);
	if (item->kind == DISPLAY_LINE) {
		s->thickness = item->as.line.thickness;
		s->style = item->as.line.style;
	} else if (item->kind == DISPLAY_PATH) {
		struct path_step *steps = ARENA_ARRAY(r->arena, item->as.path.count, struct path_step);
		memcpy(steps, item->as.path.steps, item->as.path.count * sizeof *steps);
		s->steps = steps;
		s->step_count = item->as.path.count;
		if (item->as.path.stroke)
			s->thickness = item->as.path.stroke->thickness;
	}
	r->set->shape_count++;
}

enum { DEEPEST = 64 };

static bool read_page(void *user, const struct display_page *page)
{
	struct reader *r = user;
	struct frame stack[DEEPEST] = { { 0 } };
	int depth = 0;
	if (r->page == 0) {
		r->set->page_width = page->width;
		r->set->page_height = page->height;
	}
	for (size_t i = 0; i < page->count; i++) {
		const struct display_item *item = &page->items[i];
		struct frame *f = &stack[depth];
		if (item->kind == DISPLAY_GLYPHS) {
			read_glyphs(r, item, f);
		} else if (item->kind == DISPLAY_SAVE && depth + 1 < DEEPEST) {
			stack[depth + 1] = *f;
			depth++;
		} else if (item->kind == DISPLAY_RESTORE && depth > 0) {
			depth--;
		} else if (item->kind == DISPLAY_TRANSFORM) {
			transform(f, item);
		} else if (item->kind == DISPLAY_FILL || item->kind == DISPLAY_LINE ||
			item->kind == DISPLAY_PATH || item->kind == DISPLAY_PICTURE) {
			read_shape(r, item, f);
		}
	}
	r->page++;
	return true;
}

static void note_message(void *user, const struct message *m)
{
	static const char *const names[] = { "note", "warning", "error" };
	struct reader *r = user;
	buf_printf(&r->messages, "%s %s %s\n", names[m->severity], code_name(m->code), m->text);
}

static struct place place_of(void *user, xmlNodePtr node, struct place *record)
{
	(void)user;
	(void)record;
	return (struct place){ "case", xmlGetLineNo(node), 0 };
}

static bool lay_out(struct reader *r, const char *xml, size_t size, struct diag *d)
{
	struct arena *a = arena_new();
	xmlDocPtr doc = xmlReadMemory(xml, (int)size, "case", NULL, XML_PARSE_NONET | XML_PARSE_HUGE);
	struct fo_tree *tree = doc ? fo_build(a, doc, place_of, NULL, d) : NULL;
	struct page_env env = { .fonts = shared.fonts, .hyphenator = hyphenator_new(),
		.lexicon = shared.words, .pictures = picture_cache_new(), .picture_base = ".", .diag = d };
	font_set_begin(shared.fonts);
	bool ok = tree && page_layout(tree, &env, read_page, NULL, r);
	picture_cache_free(env.pictures);
	hyphenator_free(env.hyphenator);
	xmlFreeDoc(doc);
	arena_free(a);
	return ok;
}

/* A page of the size that the setting asks for, and its flow up to the content. */
static void write_head(struct buf *out, const struct setting *s)
{
	double measure = (s->measure ? s->measure : 20) * s->size;
	double depth = s->page_lines ? s->page_lines * 1.5 * s->size : 5000;
	double width = (s->vertical ? depth : measure) + 2.0 * MARGIN / 1000;
	double height = (s->vertical ? measure : depth) + 2.0 * MARGIN / 1000;
	buf_printf(out,
		HEAD "<fo:layout-master-set><fo:simple-page-master master-name='p' margin='%gpt' "
		"page-width='%.3fpt' page-height='%.3fpt' %s><fo:region-body %s/>"
		"</fo:simple-page-master></fo:layout-master-set>"
		"<fo:page-sequence master-reference='p'><fo:flow flow-name='xsl-region-body' "
		"font-family='%s' font-size='%.3fpt' line-height='1.5' text-align='justify'>",
		MARGIN / 1000.0, width, height, s->master ? s->master : "", s->body ? s->body : "",
		s->font ? s->font : "song", s->size);
}

static void write_document(struct buf *out, const struct setting *s)
{
	if (s->document) {
		buf_add_str(out, s->document);
		return;
	}
	write_head(out, s);
	if (s->flow)
		buf_add_str(out, s->flow);
	else
		buf_printf(out, "<fo:block %s>%s</fo:block>", s->block ? s->block : "", s->text);
	buf_add_str(out, TAIL);
}

static void tell_engine(void *user, const struct banxin_message *m)
{
	static const char *const names[] = { "note", "warning", "error" };
	struct reader *r = *(struct reader **)user;
	buf_printf(&r->messages, "%s %s %s\n", names[m->severity], m->code, m->text);
}

static bool collect(void *user, const void *data, size_t size)
{
	buf_add(user, data, size);
	return true;
}

enum { MOST_PARAMETERS = 8 };

/* "NAME=VALUE NAME=VALUE" as PARAMS; how many there are. */
static size_t read_parameters(struct arena *a, const char *list, struct banxin_param *params)
{
	size_t count = 0;
	for (char *p = list ? arena_strdup(a, list) : NULL; p && *p && count < MOST_PARAMETERS;) {
		char *value = p + strcspn(p, "="), *end = p + strcspn(p, " ");
		char *next = *end ? end + 1 : end;
		*end = *value = '\0';
		params[count++] = (struct banxin_param){ p, value + (value < end) };
		p = next;
	}
	return count;
}

/* The FO document that a record becomes. */
static bool write_record(struct reader *r, struct buf *out, const struct setting *s)
{
	static struct reader *reader;
	reader = r;
	if (!shared.engine)
		shared.engine = banxin_open(&(struct banxin_options){ .data_dir = ".",
			.message = tell_engine, .user = &reader });
	struct banxin_param params[MOST_PARAMETERS];
	size_t count = read_parameters(r->arena, s->parameters, params);
	return banxin_render(shared.engine,
		&(struct banxin_job){ .path = "case.xml", .data = s->record,
			.size = strlen(s->record), .template_name = s->layout, .format = BANXIN_FO,
			.params = params, .param_count = count },
		collect, out, NULL);
}

static struct setting with_defaults(struct setting s)
{
	if (s.size == 0)
		s.size = 10;
	if (s.measure == 0)
		s.measure = 20;
	return s;
}

static void finish(struct reader *r)
{
	struct set *s = r->set;
	struct glyph *glyphs = ARENA_ARRAY(r->arena, s->glyph_count, struct glyph);
	struct shape *shapes = ARENA_ARRAY(r->arena, s->shape_count, struct shape);
	if (s->glyph_count)
		memcpy(glyphs, r->glyphs, s->glyph_count * sizeof *glyphs);
	if (s->shape_count)
		memcpy(shapes, r->shapes, s->shape_count * sizeof *shapes);
	s->glyphs = glyphs;
	s->shapes = shapes;
	s->page_count = r->page;
	s->messages = arena_strdup(r->arena, r->messages.len ? r->messages.data : "");
	find_lines(r->arena, s);
	free(r->glyphs);
	free(r->shapes);
	buf_release(&r->messages);
}

/* The first text of a clause, the eighth, the sixty-fourth and so on. */
static bool is_read_back(void)
{
	if (++shared.texts != shared.next_readback)
		return false;
	shared.next_readback *= 8;
	return true;
}

void set_clause(bool readback)
{
	shared.texts = 0;
	shared.next_readback = readback;
}

const struct set *set_up(const struct setting *asked)
{
	if (!shared.arena)
		shared.arena = arena_new();
	struct arena *a = shared.arena;
	struct setting *s = ARENA_NEW(a, struct setting);
	*s = with_defaults(*asked);
	struct set *set = ARENA_NEW(a, struct set);
	*set = (struct set){ .as = s, .em = (mpt)(s->size * MPT_PT + 0.5), .left = MARGIN };
	set->measure = (mpt)(s->measure * s->size * MPT_PT + 0.5);
	struct reader r = { .arena = a, .as = s, .set = set };
	struct buf xml;
	struct diag d;
	buf_init(&r.messages, MOST_BYTES);
	buf_init(&xml, MOST_BYTES);
	diag_init(&d, note_message, &r);
	bool ok = !s->record || write_record(&r, &xml, s);
	if (!s->record)
		write_document(&xml, s);
	ok = ok && lay_out(&r, xml.data, xml.len, &d);
	finish(&r);
	shared.last = set;
	if (CHECK(ok, "the text can't be set: %s", set->messages) && is_read_back())
		check_readback(set, xml.data);
	buf_release(&xml);
	return set;
}

void set_forget(void)
{
	arena_free(shared.arena);
	shared.arena = NULL;
	shared.last = NULL;
}

const struct set *set_last(void)
{
	return shared.last;
}

const char *text_of(const char *format, ...)
{
	va_list args;
	if (!shared.arena)
		shared.arena = arena_new();
	va_start(args, format);
	const char *text = arena_vprintf(shared.arena, format, args);
	va_end(args);
	return text;
}

bool set_begin(void)
{
	static struct diag d;
	diag_init(&d, NULL, NULL);
	shared.fonts = font_set_new("fonts", &d);
	shared.words = lexicon_new("layouts/words.txt");
	return shared.fonts != NULL;
}

void set_end(void)
{
	set_forget();
	banxin_close(shared.engine);
	lexicon_free(shared.words);
	font_set_free(shared.fonts);
}
