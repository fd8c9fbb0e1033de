#include "pdf/pdf.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/i18n.h"
#include "pdf/content.h"
#include "pdf/fonts.h"
#include "pdf/meta.h"
#include "pdf/navigation.h"
#include "pdf/page_tree.h"
#include "pdf/pictures.h"
#include "pdf/put.h"
#include "pdf/saver.h"

enum {
	LINKS_CEILING = 64 << 20,
	/* Objects to keep free for the end: fonts, trees, object streams. */
	END_OBJECTS = 1 << 20
};

struct pdf {
	HPDF_Doc doc;
	struct diag *diag;
	struct saver *saver;
	struct fonts *fonts;
	struct pictures *pictures;
	struct content *content;
	struct navigation *navigation;
	struct page_tree *tree;
	struct buf links; /* of the page being written: references to its annotations */
	unsigned page_count, vertical_count;
	mpt leftward; /* on the page being written: half its width if it is vertical */
	struct reserved *reserved;
	size_t reserved_count, reserved_cap;
};

/* A page whose content comes later. */
struct reserved {
	unsigned number;
	HPDF_Dict object;
};

struct pdf *pdf_new(pdf_write_fn *write, void *user, struct diag *d)
{
	HPDF_Doc doc = object_doc();
	if (!doc) {
		diag_error(d, (struct place){ 0 }, CODE_PDF, _("libharu cannot begin a document"));
		return NULL;
	}
	struct saver *saver = saver_new(doc, write, user, d);
	if (!saver) {
		HPDF_Free(doc);
		return NULL;
	}
	struct pdf *p = xcalloc(1, sizeof *p);
	p->doc = doc;
	p->diag = d;
	p->saver = saver;
	p->fonts = fonts_new(doc);
	p->pictures = pictures_new(doc);
	p->content = content_new(p->fonts);
	p->navigation = navigation_new(doc);
	p->tree = page_tree_new(doc);
	buf_init(&p->links, LINKS_CEILING);
	return p;
}

void pdf_free(struct pdf *p)
{
	if (!p)
		return;
	buf_release(&p->links);
	free(p->reserved);
	page_tree_free(p->tree);
	navigation_free(p->navigation);
	content_free(p->content);
	pictures_free(p->pictures);
	fonts_free(p->fonts);
	saver_free(p->saver);
	HPDF_Free(p->doc);
	free(p);
}

static bool add_picture(struct pdf *p, const struct display_item *item)
{
	struct pdf_picture *picture =
		pictures_use(p->pictures, p->saver, item->as.picture, p->diag);
	if (!picture)
		return false;
	content_picture(p->content, item, picture);
	return true;
}

static bool add_link(struct pdf *p, const struct display_item *item)
{
	HPDF_Dict link = navigation_link(p->navigation, item, content_place(p->content, item));
	object_put_ref(&p->links, link);
	return saver_object(p->saver, link);
}

/* A viewer puts the place that is gone to at its left; but vertical text goes on to the left of it. */
static void add_anchor(struct pdf *p, unsigned page, const struct display_item *item)
{
	struct content_rect place = content_place(p->content, item);
	place.left = mpt_max(0, place.left - p->leftward);
	navigation_anchor(p->navigation, item->as.anchor, page, place);
}

static bool add_item(struct pdf *p, unsigned page, const struct display_item *item)
{
	switch (item->kind) {
	case DISPLAY_GLYPHS:
		content_glyphs(p->content, item);
		break;
	case DISPLAY_FILL:
		content_fill(p->content, item);
		break;
	case DISPLAY_LINE:
		content_line(p->content, item);
		break;
	case DISPLAY_PATH:
		content_path(p->content, item);
		break;
	case DISPLAY_PICTURE:
		return add_picture(p, item);
	case DISPLAY_LINK:
		return add_link(p, item);
	case DISPLAY_ANCHOR:
		add_anchor(p, page, item);
		break;
	case DISPLAY_SAVE:
		content_save(p->content);
		break;
	case DISPLAY_CLIP:
		content_clip(p->content, item);
		break;
	case DISPLAY_TRANSFORM:
		content_transform(p->content, item);
		break;
	case DISPLAY_RESTORE:
		content_restore(p->content);
		break;
	case DISPLAY_SHADE:
		content_shade(p->content, item);
		break;
	case DISPLAY_GROUP:
		content_group(p->content, item);
		break;
	case DISPLAY_UNGROUP:
		content_ungroup(p->content);
		break;
	}
	return true;
}

static void add_resources(
	HPDF_Dict page, const struct page_content *content, const HPDF_Dict *groups)
{
	char name[24];
	HPDF_Dict resources = object_dict(page, "Resources");
	HPDF_Dict fonts = content->font_count ? object_dict(resources, "Font") : NULL;
	for (size_t i = 0; i < content->font_count; i++) {
		snprintf(name, sizeof name, "F%u", content->fonts[i]->number);
		HPDF_Dict_Add(fonts, name, content->fonts[i]->object);
	}
	bool named = content->picture_count || content->effects->group_count;
	HPDF_Dict pictures = named ? object_dict(resources, "XObject") : NULL;
	for (size_t i = 0; i < content->picture_count; i++) {
		snprintf(name, sizeof name, "Im%u", content->pictures[i]->number);
		HPDF_Dict_Add(pictures, name, content->pictures[i]->object);
	}
	for (size_t i = 0; i < content->effects->group_count; i++) {
		snprintf(name, sizeof name, "G%zu", i + 1);
		HPDF_Dict_Add(pictures, name, groups[i]);
	}
	effects_put_resources(content->effects, object_raw(resources));
}

/* The forms of the page's groups, which share their resources; GROUPS has a place for each. */
static bool write_groups(
	struct pdf *p, const struct page_content *content, HPDF_Dict *groups)
{
	const struct effects *effects = content->effects;
	if (!effects->group_count)
		return true;
	HPDF_Dict resources = object_new(p->doc);
	struct buf *shared = object_raw(resources);
	effects_put_resources(effects, shared);
	buf_add_str(shared, "/Font <<");
	for (size_t i = 0; i < content->font_count; i++)
		buf_printf(shared, "/F%u %u 0 R\n", content->fonts[i]->number,
			object_number(content->fonts[i]->object));
	buf_add_str(shared, ">>\n/XObject <<");
	for (size_t i = 0; i < effects->group_count; i++) {
		const struct effects_group *g = &effects->groups[i];
		groups[i] = object_new(p->doc);
		struct buf *raw = object_raw(groups[i]);
		buf_add_str(raw, "/Type /XObject /Subtype /Form /Group <</S /Transparency>> /BBox [");
		put_mpts(raw, g->box, 4);
		buf_printf(raw, "] /Resources %u 0 R\n", object_number(resources));
		if (!saver_stream(p->saver, groups[i], SAVER_OPERATORS, buf_slice(&g->operators)))
			return false;
		buf_printf(shared, "/G%zu %u 0 R\n", i + 1, object_number(groups[i]));
	}
	buf_add_str(shared, ">>\n");
	return saver_object(p->saver, resources);
}

static void add_properties(struct pdf *p, HPDF_Dict page, const struct display_page *display,
	const struct page_content *content)
{
	struct buf *raw = object_raw(page);
	buf_add_str(raw, "/MediaBox [0 0 ");
	PUT_MPTS(raw, display->width, display->height);
	buf_add_str(raw, "]\n");
	if (p->links.len) {
		buf_add_str(raw, "/Annots [");
		buf_add(raw, p->links.data, p->links.len);
		buf_add_str(raw, "]\n");
		raw->overflow |= p->links.overflow;
	}
	/* The colour space that masks blend in; without it viewers choose, some of them CMYK. */
	if (content->transparent)
		buf_add_str(raw, "/Group <</S /Transparency /CS /DeviceRGB>>\n");
}

/* The page's object: a new one at the end, or the one reserved for it. */
static HPDF_Dict page_object(struct pdf *p, const struct display_page *page)
{
	for (size_t i = 0; page->stage == DISPLAY_LATE && i < p->reserved_count; i++)
		if (p->reserved[i].number == page->number)
			return p->reserved[i].object;
	navigation_label(p->navigation, page->label);
	return page_tree_add(p->tree);
}

static bool reserve(struct pdf *p, const struct display_page *page)
{
	p->reserved = xgrow(p->reserved, p->reserved_count, &p->reserved_cap, sizeof *p->reserved);
	p->reserved[p->reserved_count++] = (struct reserved){ page->number, page_object(p, page) };
	return true;
}

bool pdf_page(struct pdf *p, const struct display_page *page)
{
	if (page->stage == DISPLAY_RESERVED)
		return reserve(p, page);
	/* An item needs three objects at most: a picture, its mask and its colour profile. */
	if (!saver_room(p->saver, 3 * page->count + END_OBJECTS))
		return false;
	HPDF_Dict object = page_object(p, page);
	unsigned number = object_number(object);
	struct page_content content;
	content_begin(p->content, page->height, ++p->page_count);
	p->vertical_count += page->vertical;
	p->leftward = page->vertical ? page->width / 2 : 0;
	content_black(p->content, page->black);
	buf_clear(&p->links);
	for (size_t i = 0; i < page->count; i++)
		if (!add_item(p, number, &page->items[i]))
			return false;
	if (!content_end(p->content, &content))
		return diag_error(p->diag, (struct place){ 0 }, CODE_LAYOUT_LIMIT,
			_("page %u has more content than a page may have"), page->number);
	if (fonts_full(p->fonts))
		return diag_error(p->diag, (struct place){ 0 }, CODE_LAYOUT_LIMIT,
			_("on page %u a glyph stands for more different texts than the %d allowed"),
			page->number, FONTS_MAX);
	HPDF_Dict *groups = xcalloc(content.effects->group_count + 1, sizeof *groups);
	bool ok = write_groups(p, &content, groups);
	if (ok)
		add_resources(object, &content, groups);
	add_properties(p, object, page, &content);
	HPDF_Dict stream = object_new(p->doc);
	HPDF_Dict_Add(object, "Contents", stream);
	ok = ok && saver_stream(p->saver, stream, SAVER_OPERATORS, content.operators) &&
		saver_object(p->saver, object);
	object_free(p->doc, stream);
	for (size_t i = 0; i < content.effects->group_count; i++)
		object_free(p->doc, groups[i]);
	free(groups);
	return ok;
}

bool pdf_finish(struct pdf *p, const struct pdf_info *info)
{
	if (!p->page_count)
		return diag_error(
			p->diag, (struct place){ 0 }, CODE_PDF, _("a PDF needs at least one page"));
	if (!saver_room(p->saver, info->bookmark_count + END_OBJECTS))
		return false;
	if (!fonts_finish(p->fonts, p->saver, p->diag))
		return false;
	navigation_finish(p->navigation, info->bookmarks, info->bookmark_count);
	page_tree_finish(p->tree);
	/* Vertical books are bound at the right, though a cover may have its lines across. */
	const bool leftward = p->vertical_count > p->page_count / 2;
	return meta_finish(p->doc, p->saver, info, leftward) && saver_finish(p->saver);
}
