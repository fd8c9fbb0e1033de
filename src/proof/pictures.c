/* Pictures: whether they are there, can be decoded, and have enough pixels (H04 to H08).
 *
 * How large a picture is printed is reckoned as the layouts for A4 do it at their usual size of
 * text, by the layout that the record asks for or that its kind is usually set with; of several in a
 * figure each has its part. */
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/i18n.h"
#include "picture/picture.h"
#include "proof/check.h"

enum {
	PORTRAIT = 105, /* points */
	GAP = 6,
	POINTS = 72,          /* an inch */
	ENOUGH = 300,         /* dots an inch */
	COMPARED = 256,       /* pictures with each other */
	MOST_PICTURES = 1000, /* of a record */
	MOST_IN_FIGURE = 1000 /* elements that are looked at */
};

/* How wide pictures are by their place, in points. */
struct rooms {
	const char *layout;
	enum element_name root;
	double across, column;
	double here; /* at most, if a picture isn't as large by itself */
};

static const struct rooms rooms[] = {
	{ "article", ELEMENT_ARTICLE, 420, 420, 277 },
	{ "bulletin", ELEMENT_BULLETIN, 420, 420, 277 },
	{ "profile", ELEMENT_PROFILE, 462, 220, 220 },
	{ "profile-modern", ELEMENT_UNKNOWN, 484, 230, 230 },
	{ "newspaper", ELEMENT_UNKNOWN, 207, 97, 207 },
	{ "gongwen", ELEMENT_UNKNOWN, 442, 442, 292 },
};

/* What a loader said, and of what kind that is. */
struct complaint {
	struct arena *arena;
	enum code code;
	const char *text;
};

struct shown {
	const struct picture *picture;
	size_t element;
};

struct pictures {
	struct check *c;
	struct picture_cache *cache;
	const char *folder;
	struct shown *shown; /* COMPARED at most */
	size_t shown_count;
};

static void listen(void *user, const struct message *m)
{
	struct complaint *complaint = user;
	if (m->severity != SEVERITY_ERROR || complaint->text)
		return;
	complaint->code = m->code;
	complaint->text = arena_strdup(complaint->arena, m->text);
}

static size_t place(const struct check *c, struct slice s)
{
	return (size_t)(s.data - c->text->source.data);
}

static void tell_at(struct check *c, enum rule r, struct slice src, const char *text)
{
	check_tell_bytes(c, r, place(c, src), place(c, src) + src.len, "%s", text);
}

/* An address as a template reads it. */
static const char *file_of(struct pictures *s, struct slice src)
{
	static const char scheme[] = "file:";
	const char *name = arena_strndup(s->c->arena, src.data, src.len);
	if (strncmp(name, scheme, sizeof scheme - 1) == 0)
		name += sizeof scheme - 1;
	if (!strchr(name, ':'))
		return file_join(s->c->arena, s->folder, name);
	tell_at(s->c, RULE_PICTURE_MISSING, src,
		arena_printf(s->c->arena,
			_("pictures are read from files only, and this one is %s"), name));
	return NULL;
}

/* The picture at SRC, which was read whole and can be embedded; NULL after it was told why not. */
static const struct picture *load(struct pictures *s, struct slice src)
{
	struct complaint complaint = { .arena = s->c->arena };
	struct diag d;
	const char *path = file_of(s, src);
	if (!path)
		return NULL;
	diag_init(&d, listen, &complaint);
	const struct picture *p =
		picture_load(s->cache, path, s->folder, (struct place){ NULL, 0, 0 }, &d);
	struct picture_encoded encoded;
	if (p && p->kind != PICTURE_DRAWING) {
		if (picture_encode(p, &encoded, &d))
			picture_encoded_release(&encoded);
		else
			p = NULL;
	}
	if (!complaint.text)
		return p;
	bool missing =
		complaint.code == CODE_PICTURE_MISSING || complaint.code == CODE_PICTURE_OUTSIDE;
	tell_at(s->c, missing ? RULE_PICTURE_MISSING : RULE_PICTURE_BROKEN, src, complaint.text);
	return NULL;
}

/* Behind the last element of figure F that is looked at. */
static size_t figure_end(const struct check *c, size_t f)
{
	size_t i = f + 1, most = f + 1 + MOST_IN_FIGURE;
	if (most > c->text->element_count)
		most = c->text->element_count;
	while (i < most && check_element(c, i)->start < check_element(c, f)->end)
		i++;
	return i;
}

static int count_of(const struct check *c, size_t parent, enum element_name name)
{
	int count = 0;
	for (size_t i = parent + 1, end = figure_end(c, parent); i < end; i++)
		count += check_element(c, i)->name == name;
	return count;
}

static const struct rooms *rooms_of(const struct check *c)
{
	const struct element *root = check_element(c, 0);
	struct slice layout = proof_attribute(c->text, root, "layout");
	const struct rooms *found = &rooms[0];
	for (size_t i = 0; i < sizeof rooms / sizeof *rooms; i++) {
		if (slice_is(layout, rooms[i].layout))
			return &rooms[i];
		if (root->name == rooms[i].root)
			found = &rooms[i];
	}
	return found;
}

/* The width that the picture E is given, in points. *GROWS: it is brought to it, even if it is smaller. */
static double room_of(const struct check *c, const struct element *e, bool *grows)
{
	*grows = true;
	if (e->name == ELEMENT_PORTRAIT)
		return PORTRAIT;
	const struct element *figure = e->parent == ELEMENT_NONE ? e : check_element(c, e->parent);
	struct slice where = proof_attribute(c->text, figure, "place");
	bool across = slice_is(where, "wide") || slice_is(where, "page");
	const struct rooms *r = rooms_of(c);
	double room = across ? r->across : r->column;
	int pictures = e->parent == ELEMENT_NONE ? 1 : count_of(c, e->parent, ELEMENT_IMG);
	if (pictures > 1) {
		int row = 2 + (pictures != 2 && pictures != 4 && room > 300);
		return (room - GAP * (row - 1)) / row;
	}
	*grows = across || slice_is(where, "column");
	return *grows ? room : r->here;
}

/* P, at SRC, is printed WIDTH points wide. */
static void check_density(struct check *c, struct slice src, const struct picture *p, double width)
{
	int dpi = (int)(p->width * POINTS / width + 0.5);
	int millimetres = (int)(width * 25.4 / POINTS + 0.5);
	if (dpi >= ENOUGH)
		return;
	check_tell_bytes(c, RULE_PICTURE_COARSE, place(c, src), place(c, src) + src.len,
		_("%u x %u pixels are %d dpi in print, about %d mm wide; %d dpi are wanted"),
		p->width, p->height, dpi, millimetres, ENOUGH);
}

static void check_resolution(
	struct check *c, const struct element *e, struct slice src, const struct picture *p)
{
	bool grows;
	double width = room_of(c, e, &grows), own = (double)picture_width(p) / 1000;
	if (p->kind == PICTURE_DRAWING || own <= 0)
		return;
	if (!grows && own < width)
		width = own;
	check_density(c, src, p, width);
}

/* NAME without its folders and extension. */
static struct slice base_name(struct slice name)
{
	size_t from = name.len, to = name.len;
	while (from > 0 && name.data[from - 1] != '/')
		from--;
	for (size_t i = from + 1; i < name.len; i++)
		if (name.data[i] == '.')
			to = i;
	return (struct slice){ name.data + from, to - from };
}

static bool same(struct slice a, struct slice b)
{
	return a.len == b.len && (a.len == 0 || memcmp(a.data, b.data, a.len) == 0);
}

static bool has_attribute(const struct check *c, const struct element *e, const char *name)
{
	for (size_t i = 0; i < e->attribute_count; i++)
		if (slice_is(c->text->attributes[e->first_attribute + i].name, name))
			return true;
	return false;
}

/* An empty alternative is for what only decorates. */
static void check_alternative(struct check *c, const struct element *e, struct slice src)
{
	struct slice alt = slice_trim(proof_attribute(c->text, e, "alt"));
	if (!has_attribute(c, e, "alt"))
		tell_at(c, RULE_NO_ALTERNATIVE, src,
			_("the picture has no alt, which is read out in its place"));
	else if (alt.len && same(base_name(alt), base_name(src)))
		tell_at(c, RULE_NO_ALTERNATIVE, alt,
			_("alt is the name of the file, which says nothing of what is to be seen"));
}

/* The source of the caption of the figure that picture E stands in; empty if there is none. */
static struct slice caption_of(const struct check *c, size_t e)
{
	size_t parent = check_element(c, e)->parent;
	if (parent == ELEMENT_NONE || check_element(c, parent)->name != ELEMENT_FIGURE)
		return (struct slice){ "", 0 };
	for (size_t i = parent + 1, end = figure_end(c, parent); i < end; i++) {
		const struct element *caption = check_element(c, i);
		if (caption->name == ELEMENT_FIGCAPTION)
			return (struct slice){ c->text->source.data + caption->start,
				caption->end - caption->start };
	}
	return (struct slice){ "", 0 };
}

/* The same picture under two captions: one of them has another's. */
static void check_twice(struct pictures *s, size_t e, struct slice src, const struct picture *p)
{
	struct slice caption = caption_of(s->c, e);
	for (size_t i = 0; i < s->shown_count; i++) {
		struct slice other = caption_of(s->c, s->shown[i].element);
		if (s->shown[i].picture->id != p->id || !caption.len || !other.len ||
			same(caption, other))
			continue;
		struct finding *f = check_tell_bytes(s->c, RULE_PICTURE_TWICE, place(s->c, src),
			place(s->c, src) + src.len,
			_("the same picture stands under another caption too"));
		if (f)
			f->other = check_element(s->c, s->shown[i].element)->start;
		return;
	}
	if (s->shown_count < COMPARED)
		s->shown[s->shown_count++] = (struct shown){ p, e };
}

static void check_picture(struct pictures *s, size_t number)
{
	const struct element *e = check_element(s->c, number);
	struct slice src = proof_attribute(s->c->text, e, "src");
	if (src.len == 0)
		return;
	check_alternative(s->c, e, src);
	const struct picture *p = load(s, src);
	if (!p)
		return;
	check_resolution(s->c, e, src, p);
	if (p->kind != PICTURE_DRAWING)
		check_twice(s, number, src, p);
}

/* Seals of official documents are 42 mm wide; signatures are as wide as there is room. */
static void check_stamp(struct pictures *s, const struct attribute *a)
{
	enum { SEAL = 119 };
	const struct picture *p = a->value.len ? load(s, a->value) : NULL;
	if (p && p->kind != PICTURE_DRAWING && slice_is(a->name, "seal"))
		check_density(s->c, a->value, p, SEAL);
}

static bool is_picture(const struct element *e)
{
	return e->name == ELEMENT_IMG || e->name == ELEMENT_PORTRAIT;
}

static bool is_stamp(const struct attribute *a)
{
	return slice_is(a->name, "seal") || slice_is(a->name, "stamp");
}

static void open_cache(struct pictures *s)
{
	if (s->cache)
		return;
	s->cache = picture_cache_new();
	s->folder = file_dirname(s->c->arena, s->c->path);
	s->shown = ARENA_ARRAY(s->c->arena, COMPARED, struct shown);
}

void check_pictures(struct check *c)
{
	struct pictures s = { .c = c };
	const struct proof_text *t = c->text;
	size_t left = MOST_PICTURES;
	for (size_t i = 0; i < t->element_count && left; i++) {
		if (!is_picture(check_element(c, i)))
			continue;
		open_cache(&s);
		check_picture(&s, i);
		left--;
	}
	for (size_t i = 0; i < t->attribute_count && left; i++) {
		if (!is_stamp(&t->attributes[i]))
			continue;
		open_cache(&s);
		check_stamp(&s, &t->attributes[i]);
		left--;
	}
	picture_cache_free(s.cache);
}
