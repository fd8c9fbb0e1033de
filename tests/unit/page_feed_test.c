/* The flow as a list that grows at one end and goes at the other: nothing is lost, and what is out
 * is given back. */
#include "fo_fixture.h"
#include "page/feed.h"
#include "page/fill.h"

/* A flow being fed to pages of 100 pt. */
struct fed {
	struct built built;
	struct page_env env;
	struct layout layout;
	struct feed feed;
	struct page_master master;
};

static void begin(struct fed *f, const char *flow)
{
	build_document(&f->built, flow);
	assert_non_null(f->built.tree);
	f->env = (struct page_env){ .fonts = font_set_new("fonts", &f->built.diag),
		.diag = &f->built.diag };
	assert_non_null(f->env.fonts);
	f->layout = (struct layout){ .env = &f->env, .tree = f->built.tree,
		.lasting = f->built.arena, .arena = f->built.arena };
	f->layout.text = (struct text_env){ .fonts = f->env.fonts, .diag = &f->built.diag,
		.user = &f->layout };
	f->master = (struct page_master){ .columns.count = 1, .columns.width = 100000 };
	f->master.regions[REGION_BODY].content_width = 100000;
	f->master.regions[REGION_BODY].content_height = 100000;
	const struct fo_node *sequence = fo_child(f->built.tree->root, FO_PAGE_SEQUENCE);
	feed_begin(&f->feed, &f->layout, fo_child(sequence, FO_FLOW), &f->master);
}

static void end(struct fed *f)
{
	feed_end(&f->feed);
	font_set_free(f->env.fonts);
	arena_free(f->built.arena);
}

static char *repeat(const char *head, const char *body, int count, const char *tail)
{
	struct buf b;
	buf_init(&b, 1 << 24);
	buf_add_str(&b, FO_HEAD);
	buf_add_str(&b, head);
	for (int i = 0; i < count; i++)
		buf_add_str(&b, body);
	buf_add_str(&b, tail);
	buf_add_str(&b, FO_TAIL);
	char *text = xstrdup(b.data);
	buf_release(&b);
	return text;
}

/* The gap that a column of 100 pt ends at, or the end. */
static size_t next_end(const struct feed *f)
{
	const struct list *l = &f->builder.list;
	struct fill_room room = { .height = 100000, .top = true, .empty = true };
	return fill_column(l, f->at, l->count, room).end;
}

static size_t boxes(const struct feed *f, size_t to)
{
	size_t count = 0;
	for (size_t i = f->at; i < to; i++)
		count += f->builder.list.pieces[i].kind == PIECE_BOX;
	return count;
}

/* Turns all into pages; returns the lines seen, and in MOST the pieces held at once. */
static size_t turn_out(struct fed *f, size_t *most)
{
	size_t lines = 0;
	*most = 0;
	for (;;) {
		assert_true(feed_ahead(&f->feed, 200000));
		if (f->feed.at == f->feed.builder.list.count)
			return lines;
		size_t to = next_end(&f->feed);
		assert_true(to > f->feed.at);
		lines += boxes(&f->feed, to);
		if (*most < f->feed.builder.list.count)
			*most = f->feed.builder.list.count;
		feed_drop(&f->feed, to, f->feed.dropped + to);
	}
}

static void a_long_flow_is_given_back(void **state)
{
	(void)state;
	static const struct {
		const char *head, *tail;
	} around[] = {
		{ "", "" },
		{ "<fo:block border='1pt solid black'><fo:wrapper>", "</fo:wrapper></fo:block>" },
	};
	for (size_t i = 0; i < sizeof around / sizeof *around; i++) {
		struct fed f;
		char *text = repeat(around[i].head,
			"<fo:block>one<fo:block>two</fo:block></fo:block>", 4000, around[i].tail);
		begin(&f, text);
		size_t most;
		assert_int_equal(turn_out(&f, &most), 8000);
		assert_true(most < 2000);
		assert_ptr_equal(f.feed.groups, f.feed.current);
		assert_true(f.feed.dropped > 0);
		end(&f);
		free(text);
	}
}

static void what_is_held_is_not_given_back(void **state)
{
	(void)state;
	struct fed f;
	char *text = repeat("", "<fo:block>one</fo:block>", 8000, "");
	begin(&f, text);
	const struct feed_group *first = f.feed.groups;
	while (!f.feed.ended) {
		assert_true(feed_ahead(&f.feed, 200000));
		feed_drop(&f.feed, next_end(&f.feed), 0);
	}
	assert_ptr_equal(f.feed.groups, first);
	assert_ptr_not_equal(f.feed.current, first);
	end(&f);
	free(text);
}

/* At every width change the text goes on with the very next character. */
static void no_character_is_lost_when_widths_change(void **state)
{
	(void)state;
	struct fed f;
	char *text = repeat("<fo:block orphans='1' widows='1'>", "abcdefgh ", 400, "</fo:block>");
	begin(&f, text);
	size_t letters = 0;
	for (int page = 0; page < 200; page++) {
		f.master.columns.width = page % 2 ? 180000 : 90000;
		f.master.regions[REGION_BODY].content_width = f.master.columns.width;
		assert_true(feed_fit(&f.feed, &f.master));
		assert_true(feed_ahead(&f.feed, 200000));
		if (f.feed.at == f.feed.builder.list.count)
			break;
		size_t to = next_end(&f.feed);
		for (size_t i = f.feed.at; i < to; i++) {
			const struct piece *p = &f.feed.builder.list.pieces[i];
			if (p->kind != PIECE_BOX)
				continue;
			const struct line *line = &p->as.text->lines.lines[p->index];
			assert_true(line->width <= f.master.columns.width);
			for (uint32_t c = line->first; c < line->end; c++)
				letters += p->as.text->paragraph->cells[c].kind == CELL_GLYPHS
					? p->as.text->paragraph->cells[c].text_len
					: 0;
		}
		feed_drop(&f.feed, to, f.feed.dropped + to);
	}
	assert_int_equal(letters, 400 * 8);
	end(&f);
	free(text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_long_flow_is_given_back),
		cmocka_unit_test(what_is_held_is_not_given_back),
		cmocka_unit_test(no_character_is_lost_when_widths_change),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
