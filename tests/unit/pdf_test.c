/* What only the finished file can show: programs by other people read it. */
#include "pdf_fixture.h"

#include <unistd.h>

#include "pdf/object.h"
#include "pdf/saver.h"
#include "picture/picture.h"

struct fixture {
	struct arena *a;
	struct font_set *set;
	struct picture_cache *pictures;
	const struct face *song, *hei, *kai, *latin;
	char folder[64], path[96];
	struct buf printed; /* by the latest program */
};

static const struct face *role_face(struct font_set *set, const char *name)
{
	struct diag d;
	diag_init(&d, NULL, NULL);
	const struct font_chain *c = font_set_chain(set, name, 400, false, (struct place){ 0 }, &d);
	return c ? font_chain_first(c) : NULL;
}

static int set_up(void **state)
{
	struct fixture *f = xcalloc(1, sizeof *f);
	struct diag d;
	diag_init(&d, NULL, NULL);
	f->a = arena_new();
	f->set = font_set_new("fonts", &d);
	assert_non_null(f->set);
	f->song = role_face(f->set, "song");
	f->hei = role_face(f->set, "hei");
	f->kai = role_face(f->set, "kai");
	f->latin = role_face(f->set, "Helvetica");
	f->pictures = picture_cache_new();
	strcpy(f->folder, "/tmp/banxin-pdf-XXXXXX");
	assert_non_null(mkdtemp(f->folder));
	snprintf(f->path, sizeof f->path, "%s/a.pdf", f->folder);
	buf_init(&f->printed, 64 << 20);
	*state = f;
	return 0;
}

static int tear_down(void **state)
{
	struct fixture *f = *state;
	char command[200];
	snprintf(command, sizeof command, "rm -rf '%s'", f->folder);
	assert_int_equal(system(command), 0);
	buf_release(&f->printed);
	picture_cache_free(f->pictures);
	font_set_free(f->set);
	arena_free(f->a);
	free(f);
	return 0;
}

/* Runs PROGRAM with ARGUMENTS, in which %s is the PDF; skips the test where it is not installed. */
static const char *run(struct fixture *f, const char *program, const char *arguments)
{
	char command[600], filled[400];
	snprintf(command, sizeof command, "command -v %s >/dev/null", program);
	if (system(command) != 0)
		skip();
	const char *place = strstr(arguments, "%s");
	assert_non_null(place);
	snprintf(filled, sizeof filled, "%.*s%s%s", (int)(place - arguments), arguments, f->path,
		place + 2);
	snprintf(command, sizeof command, "cd '%s' && %s %s 2>/dev/null", f->folder, program,
		filled);
	FILE *pipe = popen(command, "r");
	assert_non_null(pipe);
	buf_clear(&f->printed);
	buf_add_str(&f->printed, "");
	char chunk[4096];
	for (size_t n; (n = fread(chunk, 1, sizeof chunk, pipe)) > 0;)
		buf_add(&f->printed, chunk, n);
	int status = pclose(pipe);
	if (status)
		print_error("%s\n%s\n", command, f->printed.data);
	assert_int_equal(status, 0);
	return f->printed.data;
}

static void store(struct fixture *f, const struct outcome *o)
{
	FILE *file = fopen(f->path, "wb");
	assert_non_null(file);
	assert_int_equal(fwrite(o->bytes.data, 1, o->bytes.len, file), o->bytes.len);
	assert_int_equal(fclose(file), 0);
}

/* Makes the document, has it checked, and leaves it in f->path. */
static void write_pdf(
	struct fixture *f, const struct sheet *sheets, size_t count, const struct pdf_info *info)
{
	struct outcome o;
	make_pdf(sheets, count, info, SIZE_MAX, &o);
	assert_string_equal(o.messages, "");
	assert_true(o.ok);
	store(f, &o);
	buf_release(&o.bytes);
	assert_non_null(
		strstr(run(f, "qpdf", "--check %s"), "No syntax or stream encoding errors"));
}

/* The lines of TEXT that are not empty, each ended by one newline. */
static char *lines_of(struct fixture *f, const char *text)
{
	char *out = arena_alloc(f->a, strlen(text) + 2), *to = out;
	for (const char *p = text; *p;) {
		size_t len = strcspn(p, "\n\f");
		if (len) {
			memcpy(to, p, len);
			to[len] = '\n';
			to += len + 1;
		}
		p += len + (p[len] != '\0');
	}
	return out;
}

static void expect_text(struct fixture *f, const char *text)
{
	assert_string_equal(lines_of(f, run(f, "pdftotext", "-raw %s -")), text);
	assert_string_equal(lines_of(f, run(f, "mutool", "draw -q -F txt %s")), text);
}

static void need(const struct face *face)
{
	if (!face || face->outlines == FACE_BASE14)
		skip();
}

static void text_comes_back_as_it_went_in(void **state)
{
	struct fixture *f = *state;
	struct sheet s = sheet_new(f->a);
	need(f->song);
	need(f->hei);
	need(f->kai);
	sheet_text(&s, f->hei, 22000, 72000, 100000, "杨浦之星——乙", 0);
	sheet_text(&s, f->song, 10500, 72000, 140000,
		"一乙二十，“丰·𬭎”……①（㎡）", 0);
	sheet_text(&s, f->song, 10500, 72000, 160000, "今天天气很好，我们去公园。", 40);
	sheet_text(&s, f->kai, 10500, 72000, 180000, "楷体也是这样；乙、一。", -30);
	sheet_text(&s, f->latin, 10500, 72000, 200000, "Plain (Helvetica) \\ caf\xC3\xA9", 0);
	write_pdf(f, &s, 1, NULL);
	expect_text(f, "杨浦之星——乙\n一乙二十，“丰·𬭎”……①（㎡）\n今天天气很好，我们去公"
		       "园"
		       "。"
		       "\n"
		       "楷体也是这样；乙、一。\nPlain (Helvetica) \\ café\n");
}

static void characters_from_the_whole_of_unicode(void **state)
{
	struct fixture *f = *state;
	struct sheet s = sheet_new(f->a);
	struct buf all, line;
	need(f->song);
	buf_init(&all, 100000);
	buf_init(&line, 1000);
	uint32_t ch = 0x4E00;
	for (int row = 0; row < 45; row++) {
		buf_clear(&line);
		for (int n = 0; n < 40; ch += ch < 0x9F00 ? 11 : 301) {
			char bytes[4];
			if (ch > 0x9F00 && ch < 0x20000)
				ch = 0x20000;
			if (!face_glyph(f->song, ch))
				continue;
			buf_add(&line, bytes, utf8_put(bytes, ch));
			n++;
		}
		sheet_text(&s, f->song, 10500, 72000, 60000 + row * 16000, line.data, 0);
		buf_printf(&all, "%s\n", line.data);
	}
	write_pdf(f, &s, 1, NULL);
	expect_text(f, all.data);
	buf_release(&all);
	buf_release(&line);
}

/* In Noto these share glyphs: which character a glyph means is known only to the text. */
static void characters_that_share_a_glyph_stay_apart(void **state)
{
	struct fixture *f = *state;
	struct sheet s = sheet_new(f->a);
	need(f->song);
	if (face_glyph(f->song, 0x4E59) != face_glyph(f->song, 0x2F04))
		skip();
	sheet_text(&s, f->song, 10500, 72000, 140000, "乙⼄乙⼀一⼀", 0);
	write_pdf(f, &s, 1, NULL);
	expect_text(f, "乙⼄乙⼀一⼀\n");
}

static void ligatures_and_marks_give_back_their_characters(void **state)
{
	struct fixture *f = *state;
	struct sheet s = sheet_new(f->a);
	need(f->song);
	unsigned fi = face_glyph(f->song, 0xFB01), o = face_glyph(f->song, 'o');
	unsigned e = face_glyph(f->song, 'e'), acute = face_glyph(f->song, 0xB4);
	if (!fi)
		skip();
	struct display_glyph office[] = { { o, 0, 0, 0 }, { fi, 6000, 0, 1 }, { e, 12000, 0, 3 } };
	sheet_glyphs(&s, f->song, 10500, 72000, 140000, office, 3, "ofie");
	/* Two glyphs for one character: the second one has no text of its own. */
	struct display_glyph accent[] = { { e, 0, 0, 0 }, { acute, 0, 0, 0 }, { o, 6000, 0, 2 } };
	sheet_glyphs(&s, f->song, 10500, 72000, 160000, accent, 3, "éo");
	write_pdf(f, &s, 1, NULL);
	assert_string_equal(lines_of(f, run(f, "pdftotext", "-raw %s -")), "ofie\néo\n");
}

static void all_fonts_are_embedded_subsets(void **state)
{
	struct fixture *f = *state;
	struct sheet s = sheet_new(f->a);
	need(f->song);
	need(f->kai);
	sheet_text(&s, f->song, 10500, 72000, 140000, "宋体", 0);
	sheet_text(&s, f->kai, 10500, 72000, 160000, "楷体", 0);
	write_pdf(f, &s, 1, NULL);
	const char *p = run(f, "pdffonts", "%s");
	unsigned fonts = 0;
	for (p = strstr(p, "---\n") + 4; *p; p = strchr(p, '\n') + 1, fonts++) {
		const char *end = strchr(p, '\n'), *yes = strstr(p, "yes yes yes");
		assert_true(yes && yes < end);
		assert_int_equal(p[6], '+');
	}
	assert_int_equal(fonts, 2);
}

static void file_size_stays_small(void **state)
{
	struct fixture *f = *state;
	struct sheet s = sheet_new(f->a);
	struct outcome o;
	need(f->song);
	sheet_text(&s, f->song, 10500, 72000, 140000, "今天天气很好，我们去公园。", 0);
	make_pdf(&s, 1, NULL, SIZE_MAX, &o);
	assert_true(o.ok);
	assert_true(o.bytes.len < 8000);
	buf_release(&o.bytes);
}

struct gray {
	int width, height;
	unsigned char *pixels;
};

static struct gray read_gray(struct fixture *f, const char *name)
{
	struct gray g;
	char path[128];
	snprintf(path, sizeof path, "%s/%s", f->folder, name);
	FILE *file = fopen(path, "rb");
	assert_non_null(file);
	assert_int_equal(fscanf(file, "P5 %d %d 255", &g.width, &g.height), 2);
	assert_int_equal(fgetc(file), '\n');
	size_t size = (size_t)g.width * (size_t)g.height;
	g.pixels = arena_alloc(f->a, size);
	assert_int_equal(fread(g.pixels, 1, size, file), size);
	fclose(file);
	return g;
}

enum { COLUMNS = 24, ROWS = 32 };

/* Mean of the cell (COLUMN, ROW) of a grid over the page. */
static int cell(const struct gray *g, int column, int row)
{
	int x0 = g->width * column / COLUMNS, x1 = g->width * (column + 1) / COLUMNS;
	int y0 = g->height * row / ROWS, y1 = g->height * (row + 1) / ROWS;
	long sum = 0;
	for (int y = y0; y < y1; y++)
		for (int x = x0; x < x1; x++)
			sum += g->pixels[y * g->width + x];
	return (int)(sum / ((x1 - x0) * (y1 - y0)));
}

/* Two renderers must agree on where there is ink, and on how much to within some antialiasing. */
static void renderers_agree(void **state)
{
	struct fixture *f = *state;
	struct sheet s = sheet_new(f->a);
	need(f->song);
	need(f->kai);
	sheet_text(&s, f->song, 42000, 72000, 120000, "宋体大字", 0);
	sheet_text(&s, f->kai, 42000, 72000, 200000, "楷体大字", 0);
	sheet_add(&s, DISPLAY_FILL, 300000, 80000, 100000, 100000);
	for (int i = 0; i < 4; i++) {
		struct display_item *l =
			sheet_add(&s, DISPLAY_LINE, 72000, 250000 + i * 30000, 400000, 0);
		l->as.line.thickness = 12000;
		l->as.line.style = (enum line_style)i;
	}
	sheet_add(&s, DISPLAY_SAVE, 0, 0, 0, 0);
	sheet_add(&s, DISPLAY_CLIP, 72000, 400000, 200000, 200000);
	struct display_item *turn = sheet_add(&s, DISPLAY_TRANSFORM, 0, 0, 0, 0);
	turn->as.transform.quarter_turns = 1;
	turn->as.transform.dx = 72000;
	turn->as.transform.dy = 600000;
	sheet_text(&s, f->song, 60000, 0, 60000, "转过来了", 0);
	sheet_add(&s, DISPLAY_RESTORE, 0, 0, 0, 0);
	write_pdf(f, &s, 1, NULL);
	run(f, "pdftoppm", "-r 72 -gray %s p");
	run(f, "mutool", "draw -q -r 72 -c gray -o m.pgm %s");
	struct gray p = read_gray(f, "p-1.pgm"), m = read_gray(f, "m.pgm");
	int inked = 0;
	for (int row = 0; row < ROWS; row++)
		for (int column = 0; column < COLUMNS; column++) {
			int a = cell(&p, column, row), b = cell(&m, column, row);
			assert_true(abs(a - b) <= 40);
			inked += a < 230;
		}
	assert_in_range(inked, 60, 200);
	/* Turned about the top left corner and clipped at 272 pt: nothing right of it. */
	for (int column = 12; column < COLUMNS; column++)
		assert_int_equal(cell(&p, column, 19), 255);
	assert_true(cell(&p, 4, 19) < 250);
}

static const char *file_id(const struct buf *pdf)
{
	const char *p = pdf->data + pdf->len - 6;
	while (p > pdf->data && memcmp(p, "/ID [<", 6) != 0)
		p--;
	assert_memory_equal(p + 38, "> <", 3);
	return p + 6;
}

static void the_same_pages_give_the_same_bytes(void **state)
{
	struct fixture *f = *state;
	struct sheet s = sheet_new(f->a);
	struct outcome once, again, other;
	struct pdf_info info = { .title = "同样", .date = 1700000000 };
	need(f->kai);
	sheet_text(&s, f->kai, 10500, 72000, 160000, "同样的字节", 0);
	make_pdf(&s, 1, &info, SIZE_MAX, &once);
	make_pdf(&s, 1, &info, SIZE_MAX, &again);
	info.title = "不同";
	make_pdf(&s, 1, &info, SIZE_MAX, &other);
	assert_int_equal(once.bytes.len, again.bytes.len);
	assert_memory_equal(once.bytes.data, again.bytes.data, once.bytes.len);
	/* Another title is another document: the ID says so. */
	assert_memory_not_equal(file_id(&once.bytes), file_id(&other.bytes), 32);
	buf_release(&once.bytes);
	buf_release(&again.bytes);
	buf_release(&other.bytes);
}

static void documents_of_many_pages(void **state)
{
	struct fixture *f = *state;
	enum { PAGES = 4200 }; /* more than FAN_OUT squared: three levels of the page tree */
	struct sheet *sheets = ARENA_ARRAY(f->a, PAGES, struct sheet);
	struct sheet one = sheet_new(f->a), last = sheet_new(f->a);
	sheet_text(&one, f->latin, 10500, 72000, 160000, "page", 0);
	sheet_text(&last, f->latin, 10500, 72000, 160000, "the last", 0);
	for (size_t i = 0; i < PAGES; i++)
		sheets[i] = i + 1 < PAGES ? one : last;
	write_pdf(f, sheets, PAGES, NULL);
	assert_non_null(strstr(run(f, "pdfinfo", "%s"), "Pages:           4200\n"));
	assert_string_equal(lines_of(f, run(f, "pdftotext", "-f 4200 %s -")), "the last\n");
	assert_string_equal(lines_of(f, run(f, "pdftotext", "-f 4199 -l 4199 %s -")), "page\n");
}

static void pages_are_written_as_they_come(void **state)
{
	struct fixture *f = *state;
	struct sheet s = sheet_new(f->a);
	struct outcome o = { .allowed = SIZE_MAX };
	struct diag d;
	const struct pdf_info info = { .date = -1 };
	buf_init(&o.bytes, 1 << 20);
	diag_init(&d, note_message, &o);
	sheet_text(&s, f->latin, 10500, 72000, 160000, "one after the other", 0);
	struct pdf *p = pdf_new(take_bytes, &o, &d);
	assert_non_null(p);
	for (size_t before = o.bytes.len, i = 0; i < 3; i++, before = o.bytes.len) {
		assert_true(pdf_page(p, &s.page));
		assert_true(o.bytes.len > before + 60);
	}
	assert_true(pdf_finish(p, &info));
	pdf_free(p);
	buf_release(&o.bytes);
}

static void add_link(struct sheet *s, mpt y, const char *uri, const char *id)
{
	struct display_item *link = sheet_add(s, DISPLAY_LINK, 72000, y, 100000, 12000);
	link->as.link.uri = uri;
	link->as.link.id = id;
}

static void links_lead_to_pages_still_to_come(void **state)
{
	struct fixture *f = *state;
	struct sheet s[2] = { sheet_new(f->a), sheet_new(f->a) };
	add_link(&s[0], 100000, "http://example.org/\xE6\x98\x9F (1)", NULL);
	add_link(&s[0], 120000, NULL, "chapter-2");
	for (int i = 0; i < 2; i++)
		sheet_add(&s[1], DISPLAY_ANCHOR, 72000 * (i + 1), 300000, 0, 0)->as.anchor =
			"chapter-2";
	write_pdf(f, s, 2, NULL);
	assert_non_null(strstr(run(f, "qpdf", "--qdf --object-streams=disable %s -"),
		"(http://example.org/%E6%98%9F%20\\(1\\))"));
	assert_non_null(strstr(f->printed.data, "/Dest (chapter-2)"));
	/* The first of two anchors with one id counts; 841.89 - 300 = 541.89. */
	assert_non_null(strstr(run(f, "pdfinfo", "-dests %s"), "   2 [ XYZ   72  542"));
	assert_non_null(strstr(run(f, "pdfinfo", "-url %s"), "http://example.org/%E6%98%9F%20(1)"));
}

static void hundreds_of_anchors_are_found(void **state)
{
	struct fixture *f = *state;
	struct sheet s = sheet_new(f->a);
	for (int i = 0; i < 300; i++)
		sheet_add(&s, DISPLAY_ANCHOR, 0, i * 1000, 0, 0)->as.anchor =
			arena_printf(f->a, "a%03d", i * 7 % 300);
	write_pdf(f, &s, 1, NULL);
	const char *p = run(f, "pdfinfo", "-dests %s");
	for (int i = 0; i < 300; i++) {
		char name[16];
		snprintf(name, sizeof name, "\"a%03d\"", i);
		assert_non_null(strstr(p, name));
	}
}

static void bookmarks_are_a_tree(void **state)
{
	struct fixture *f = *state;
	struct sheet s = sheet_new(f->a);
	sheet_add(&s, DISPLAY_ANCHOR, 0, 100000, 0, 0)->as.anchor = "a";
	const struct pdf_bookmark bookmarks[] = {
		{ 1, "第一章 \xF0\xAC\xAD\x8E", "a", NULL, true },
		{ 2, "第一节", "a", NULL, false },
		{ 4, "a level left out", "a", NULL, false },
		{ 1, "Abroad", NULL, "http://example.org/", false },
		{ 99, "deep", "a", NULL, false },
		{ 2, "shallower", "a", NULL, true },
	};
	struct pdf_info info = { .date = -1, .bookmarks = bookmarks, .bookmark_count = 6 };
	write_pdf(f, &s, 1, &info);
	const char *p = run(f, "mutool", "show %s outline");
	static const char *const lines[] = { "-\t\"第一章 \xF0\xAC\xAD\x8E\"\t", "\t\"第一节\"",
		"\t\t\"a level left out\"", "\t\"Abroad\"\thttp://example.org/", "\t\"deep\"",
		"\t\"shallower\"" };
	for (size_t i = 0; i < 6; i++) {
		p = strstr(p, lines[i]);
		assert_non_null(p);
	}
	/* What is to be seen below each: all but the children of what is closed, which has it below 0. */
	static const char *const counts[] = { "/Count 3\n", "/Count 1\n", "/Count -1\n",
		"/Count -2\n" };
	p = run(f, "qpdf", "--qdf --object-streams=disable %s -");
	for (size_t i = 0; i < 4; i++)
		assert_non_null(strstr(p, counts[i]));
}

static void a_long_title_ends_with_a_character(void **state)
{
	struct fixture *f = *state;
	struct sheet s = sheet_new(f->a);
	char *title = arena_alloc(f->a, 9002);
	for (size_t i = 0; i < 3000; i++)
		memcpy(title + 1 + 3 * i, "长", 3);
	title[0] = '-';
	const struct pdf_bookmark bookmark = { 1, title, "a", NULL, false };
	struct pdf_info info = { .date = -1, .bookmarks = &bookmark, .bookmark_count = 1 };
	write_pdf(f, &s, 1, &info);
	const char *p = run(f, "mutool", "show %s outline");
	p = strstr(p, "\"-长");
	assert_non_null(p);
	p = strstr(p, "长\"");
	assert_non_null(p);
	assert_null(strstr(p, "\xEF\xBF\xBD"));
}

static void what_a_document_says_of_itself(void **state)
{
	struct fixture *f = *state;
	struct sheet s = sheet_new(f->a);
	const struct pdf_info info = {
		.title = "标题 <&> \xF0\xAC\xAD\x8E",
		.author = "张三",
		.subject = "Stars",
		.keywords = "",
		.creator = "profile",
		.language = "zh-CN",
		.date = 1700000000,
	};
	write_pdf(f, &s, 1, &info);
	setenv("TZ", "UTC", 1);
	const char *p = run(f, "pdfinfo", "%s");
	assert_non_null(strstr(p, "Title:           标题 <&> \xF0\xAC\xAD\x8E\n"));
	assert_non_null(strstr(p, "Author:          张三\n"));
	assert_non_null(strstr(p, "Subject:         Stars\n"));
	assert_non_null(strstr(p, "Creator:         profile\n"));
	assert_non_null(strstr(p, "Producer:        Banxin "));
	assert_non_null(strstr(p, "CreationDate:    Tue Nov 14 22:13:20 2023"));
	assert_null(strstr(p, "Keywords"));
	p = run(f, "pdfinfo", "-meta %s");
	assert_non_null(strstr(p, "标题 &lt;&amp;&gt; \xF0\xAC\xAD\x8E</rdf:li>"));
	assert_non_null(strstr(p, "<xmp:CreateDate>2023-11-14T22:13:20Z<"));
	p = run(f, "qpdf", "--qdf --object-streams=disable %s -");
	assert_non_null(strstr(p, "/Lang (zh-CN)"));
	assert_non_null(strstr(p, "/DisplayDocTitle true"));
}

static void page_labels_follow_the_pages(void **state)
{
	struct fixture *f = *state;
	struct sheet s[3] = { sheet_new(f->a), sheet_new(f->a), sheet_new(f->a) };
	s[0].page.label = "i";
	s[1].page.label = "ii";
	s[2].page.label = "1";
	write_pdf(f, s, 3, NULL);
	const char *p = run(f, "qpdf", "--json=1 --json-key=pagelabels %s");
	assert_non_null(strstr(p, "\"/S\": \"/r\""));
	assert_non_null(strstr(p, "\"index\": 2"));
}

static void add_picture(struct fixture *f, struct sheet *s, const char *path, mpt y)
{
	struct diag d;
	diag_init(&d, NULL, NULL);
	struct display_item *item = sheet_add(s, DISPLAY_PICTURE, 72000, y, 50000, 50000);
	item->as.picture = picture_load(f->pictures, path, NULL, (struct place){ 0 }, &d);
	assert_non_null(item->as.picture);
}

static void a_picture_is_embedded_once(void **state)
{
	struct fixture *f = *state;
	struct sheet s[2] = { sheet_new(f->a), sheet_new(f->a) };
	add_picture(f, &s[0], "tests/pictures/rgb.jpg", 100000);
	add_picture(f, &s[0], "tests/pictures/gray.jpg", 200000);
	add_picture(f, &s[0], "tests/pictures/cmyk.jpg", 300000);
	add_picture(f, &s[0], "tests/pictures/rgb.jpg", 400000);
	add_picture(f, &s[1], "tests/pictures/rgb.jpg", 100000);
	write_pdf(f, s, 2, NULL);
	assert_string_equal(run(f, "qpdf", "--qdf %s - | grep -a -c '/Subtype /Image'"), "3\n");
	const char *p = run(f, "pdfimages", "-list %s");
	assert_non_null(strstr(p, "gray    1   8  jpeg"));
	assert_non_null(strstr(p, "cmyk    4   8  jpeg"));
	assert_non_null(strstr(p, "rgb     3   8  jpeg"));
}

static void more_pictures_than_the_first_table_holds(void **state)
{
	struct fixture *f = *state;
	struct sheet s = sheet_new(f->a);
	struct outcome o = { .allowed = SIZE_MAX };
	const struct pdf_info info = { .date = -1 };
	struct diag d;
	buf_init(&o.bytes, 16 << 20);
	diag_init(&d, note_message, &o);
	add_picture(f, &s, "tests/pictures/gray.jpg", 0);
	struct picture *picture = (struct picture *)s.page.items[0].as.picture;
	struct pdf *p = pdf_new(take_bytes, &o, &d);
	for (int round = 0; round < 2; round++)
		for (uint64_t i = 0; i < 150; i++) {
			picture->id = i << 40; /* all in one place of a table of 64 */
			assert_true(pdf_page(p, &s.page));
		}
	assert_true(pdf_finish(p, &info));
	pdf_free(p);
	store(f, &o);
	buf_release(&o.bytes);
	assert_string_equal(run(f, "qpdf", "--qdf %s - | grep -a -c '/Subtype /Image'"), "150\n");
}

static void a_document_without_pages_is_refused(void **state)
{
	(void)state;
	struct outcome o;
	make_pdf(NULL, 0, NULL, SIZE_MAX, &o);
	assert_false(o.ok);
	assert_string_equal(o.messages, "D001 a PDF needs at least one page\n");
	buf_release(&o.bytes);
}

/* Whoever takes the bytes has said why there can't be more: nothing is added to that. */
static void a_full_disk_ends_the_document_quietly(void **state)
{
	struct fixture *f = *state;
	struct sheet s = sheet_new(f->a);
	struct outcome whole, cut;
	sheet_text(&s, f->latin, 10500, 72000, 160000, "full", 0);
	add_picture(f, &s, "tests/pictures/rgb.jpg", 100000);
	add_link(&s, 0, NULL, "x");
	make_pdf(&s, 1, NULL, SIZE_MAX, &whole);
	assert_true(whole.ok);
	for (size_t allowed = 0; allowed < whole.bytes.len; allowed += 1 + allowed / 40) {
		make_pdf(&s, 1, NULL, allowed, &cut);
		assert_false(cut.ok);
		assert_string_equal(cut.messages, "");
		buf_release(&cut.bytes);
	}
	buf_release(&whole.bytes);
}

static void files_end_at_libharus_number_of_objects(void **state)
{
	(void)state;
	struct outcome o = { .allowed = SIZE_MAX };
	struct diag d;
	buf_init(&o.bytes, 1000);
	diag_init(&d, note_message, &o);
	HPDF_Doc doc = object_doc();
	struct saver *s = saver_new(doc, take_bytes, &o, &d);
	assert_true(saver_room(s, 8000000));
	assert_string_equal(o.messages, "");
	assert_false(saver_room(s, 8388607));
	assert_string_equal(o.messages,
		"D001 the document needs more than 8388607 objects, which a PDF cannot have\n");
	assert_false(saver_finish(s));
	saver_free(s);
	HPDF_Free(doc);
	buf_release(&o.bytes);
}

static void what_libharu_refuses_is_told(void **state)
{
	(void)state;
	struct outcome o = { .allowed = SIZE_MAX };
	char name[200]; /* longer than its names can be */
	memset(name, 'x', sizeof name - 1);
	name[sizeof name - 1] = '\0';
	struct diag d;
	buf_init(&o.bytes, 1000);
	diag_init(&d, note_message, &o);
	HPDF_Doc doc = object_doc();
	struct saver *s = saver_new(doc, take_bytes, &o, &d);
	HPDF_Dict_AddName(object_new(doc), "Type", name);
	assert_false(saver_finish(s));
	assert_string_equal(o.messages, "D001 the PDF cannot be built (libharu error 0x1045)\n");
	saver_free(s);
	HPDF_Free(doc);
	buf_release(&o.bytes);
}

static void thousands_of_texts_of_one_glyph_are_refused(void **state)
{
	struct fixture *f = *state;
	struct sheet s = sheet_new(f->a);
	struct outcome o;
	for (int k = 0; k < 50; k++) {
		struct display_glyph g[100];
		struct buf text;
		buf_init(&text, 10000);
		for (uint32_t i = 0; i < 100; i++) {
			char bytes[4];
			g[i] = (struct display_glyph){ 'a', (int32_t)(i * 1000), 0,
				(uint32_t)text.len };
			buf_add(&text, bytes, utf8_put(bytes, 0x4E00 + (uint32_t)k * 100 + i));
		}
		sheet_glyphs(&s, f->latin, 10500, 0, k * 10000, g, 100, text.data);
		buf_release(&text);
	}
	make_pdf(&s, 1, NULL, SIZE_MAX, &o);
	assert_false(o.ok);
	assert_string_equal(o.messages,
		"P002 on page 1 a glyph stands for more different texts than the 4000 allowed\n");
	buf_release(&o.bytes);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(text_comes_back_as_it_went_in, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			characters_from_the_whole_of_unicode, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			characters_that_share_a_glyph_stay_apart, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			ligatures_and_marks_give_back_their_characters, set_up, tear_down),
		cmocka_unit_test_setup_teardown(all_fonts_are_embedded_subsets, set_up, tear_down),
		cmocka_unit_test_setup_teardown(file_size_stays_small, set_up, tear_down),
		cmocka_unit_test_setup_teardown(renderers_agree, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			the_same_pages_give_the_same_bytes, set_up, tear_down),
		cmocka_unit_test_setup_teardown(documents_of_many_pages, set_up, tear_down),
		cmocka_unit_test_setup_teardown(pages_are_written_as_they_come, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			links_lead_to_pages_still_to_come, set_up, tear_down),
		cmocka_unit_test_setup_teardown(hundreds_of_anchors_are_found, set_up, tear_down),
		cmocka_unit_test_setup_teardown(bookmarks_are_a_tree, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_long_title_ends_with_a_character, set_up, tear_down),
		cmocka_unit_test_setup_teardown(what_a_document_says_of_itself, set_up, tear_down),
		cmocka_unit_test_setup_teardown(page_labels_follow_the_pages, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_picture_is_embedded_once, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			more_pictures_than_the_first_table_holds, set_up, tear_down),
		cmocka_unit_test(a_document_without_pages_is_refused),
		cmocka_unit_test_setup_teardown(
			a_full_disk_ends_the_document_quietly, set_up, tear_down),
		cmocka_unit_test(files_end_at_libharus_number_of_objects),
		cmocka_unit_test_setup_teardown(what_libharu_refuses_is_told, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			thousands_of_texts_of_one_glyph_are_refused, set_up, tear_down),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
