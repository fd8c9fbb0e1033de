#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "font/catalogue.h"
#include "font/font.h"
#include "font_build.h"

/* A folder with a catalogue and fonts, and the messages given since. */
struct fixture {
	char dir[64];
	struct arena *a;
	struct diag diag;
	struct buf told; /* a line each: "F003 note x.xsl:7: text" */
	struct font_set *set;
};

static void note_message(void *user, const struct message *m)
{
	static const char *const severities[] = { "note", "warning", "error" };
	const char *file = m->at.file ? m->at.file : "-", *slash = strrchr(file, '/');
	buf_printf(user, "%s %s %s:%ld: %s\n", code_name(m->code), severities[m->severity],
		slash ? slash + 1 : file, m->at.line, m->text);
}

static const char *path_of(const struct fixture *f, const char *name)
{
	return arena_printf(f->a, "%s/%s", f->dir, name);
}

static void write_file(const struct fixture *f, const char *name, struct slice content)
{
	FILE *out = fopen(path_of(f, name), "wb");
	assert_non_null(out);
	assert_int_equal(fwrite(content.data, 1, content.len, out), content.len);
	assert_int_equal(fclose(out), 0);
}

static void write_text(const struct fixture *f, const char *name, const char *text)
{
	write_file(f, name, (struct slice){ text, strlen(text) });
}

static void write_font(const struct fixture *f, const char *name, const struct test_font *t)
{
	struct buf b;
	test_font_build(&b, t);
	write_file(f, name, test_slice(&b));
	buf_release(&b);
}

static const uint32_t latin[] = { ' ', 'A' }, han[] = { 0x4E00, 0x6C38 }, rare[] = { 0x2CB4E };

static void write_face(const struct fixture *f, const char *name, const char *family, int weight)
{
	write_font(f, name,
		&(struct test_font){
			.family = family, .weight = weight, .chars = han, .char_count = 2 });
}

static const char catalogue[] =
	"<?xml version='1.0'?>\n"
	"<fonts default='song' fallback='hei rare'>\n"
	"  <folder path='/nowhere'/><folder path='%s/.system'/>\n"
	"  <role id='song'><names>宋体, SimSun,\n   Song Ti</names>\n"
	"    <family name='Song'>\n"
	"      <face file='song300.ttf' weight='300'/><face file='song400.ttf' weight='400'/>\n"
	"      <face file='song700.ttf' weight='700'/></family></role>\n"
	"  <role id='hei'><names>黑体</names>\n"
	"    <family name='Hei'><face file='hei.ttf'/></family></role>\n"
	"  <role id='kai'><names>楷体</names>\n"
	"    <family name='Kai'><face file='kai.ttf'/></family></role>\n"
	"  <role id='fang' then='kai'><names>仿宋, FangSong_GB2312</names>\n"
	"    <family name='Fang'><face file='fang.ttf'/></family></role>\n"
	"  <role id='sans' then='hei'><names>sans-serif, Helvetica</names>\n"
	"    <family name='Helvetica'><face standard='Helvetica'/>\n"
	"      <face standard='Helvetica-Bold' weight='700'/>\n"
	"      <face standard='Helvetica-Oblique' style='italic'/></family></role>\n"
	"  <role id='rare'><names>Rare</names>\n"
	"    <family name='Rare'><face file='rare.ttf'/></family></role>\n"
	"</fonts>\n";

/* An empty fontconfig, so that what is installed on the machine does not matter. */
static const char no_system_fonts[] = "<?xml version='1.0'?><fontconfig></fontconfig>\n";

static int open_fixture(void **state)
{
	struct fixture *f = xcalloc(1, sizeof *f);
	f->a = arena_new();
	strcpy(f->dir, "/tmp/banxin-font-XXXXXX");
	assert_non_null(mkdtemp(f->dir));
	buf_init(&f->told, 1 << 20);
	diag_init(&f->diag, note_message, &f->told);
	write_text(f, "fonts.xml", arena_printf(f->a, catalogue, f->dir));
	assert_int_equal(mkdir(path_of(f, ".system"), 0777), 0);
	write_text(f, "fontconfig.conf", no_system_fonts);
	setenv("FONTCONFIG_FILE", path_of(f, "fontconfig.conf"), 1);
	unsetenv("BANXIN_FONTS");
	write_face(f, ".system/song400.ttf", "Song", 400);
	write_face(f, ".system/song700.ttf", "Song Bold", 700);
	write_face(f, ".system/kai.ttf", "Kai", 400);
	write_font(f, ".system/hei.ttf",
		&(struct test_font){ .family = "Hei", .chars = latin, .char_count = 2 });
	write_font(f, ".system/rare.ttf",
		&(struct test_font){ .family = "Rare", .chars = rare, .char_count = 1 });
	*state = f;
	return 0;
}

static int close_fixture(void **state)
{
	struct fixture *f = *state;
	char command[100];
	font_set_free(f->set);
	snprintf(command, sizeof command, "rm -rf %s", f->dir);
	assert_int_equal(system(command), 0);
	arena_free(f->a);
	buf_release(&f->told);
	free(f);
	return 0;
}

static const char *told(struct fixture *f)
{
	const char *text = arena_strdup(f->a, f->told.data ? f->told.data : "");
	buf_clear(&f->told);
	return text;
}

static const struct font_chain *chain(
	struct fixture *f, const char *families, int weight, bool italic)
{
	if (!f->set)
		f->set = font_set_new(f->dir, &f->diag);
	assert_non_null(f->set);
	return font_set_chain(
		f->set, families, weight, italic, (struct place){ "x.xsl", 7, 0 }, &f->diag);
}

static const char *first_name(struct fixture *f, const char *families, int weight, bool italic)
{
	const struct font_chain *c = chain(f, families, weight, italic);
	return c ? font_chain_first(c)->name : "none";
}

static const char *name_for(const struct font_chain *c, uint32_t ch)
{
	unsigned glyph = 0;
	const struct face *f = font_chain_lookup(c, ch, &glyph);
	assert_true(!f || (glyph != 0 && face_glyph(f, ch) == glyph));
	return f ? f->name : "none";
}

static void test_names_people_write(void **state)
{
	struct fixture *f = *state;
	static const char *const songs[] = { "宋体", "SimSun", "simsun", " 'Sim Sun' ", "Sim-Sun",
		"SONG TI", "song", "\"宋体\", 黑体", ",, SimSun ,", "" };
	for (size_t i = 0; i < sizeof songs / sizeof *songs; i++)
		assert_string_equal(first_name(f, songs[i], 400, false), "Song");
	assert_string_equal(first_name(f, NULL, 400, false), "Song");
	assert_string_equal(first_name(f, "楷体, 宋体", 400, false), "Kai");
	assert_string_equal(first_name(f, "Helvetica", 400, false), "Helvetica");
	assert_string_equal(told(f), "");
}

/* CSS Fonts, font matching: 300 is nearer to 200 and 350, 400 to 500, 700 to 600 and 900. */
static void test_nearest_weight(void **state)
{
	struct fixture *f = *state;
	write_face(f, ".system/song300.ttf", "Song Light", 300);
	static const struct {
		int weight;
		const char *name;
	} cases[] = { { 100, "Song Light" }, { 300, "Song Light" }, { 350, "Song Light" },
		{ 400, "Song" }, { 450, "Song" }, { 500, "Song" }, { 501, "Song Bold" },
		{ 600, "Song Bold" }, { 900, "Song Bold" } };
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_string_equal(first_name(f, "宋体", cases[i].weight, false), cases[i].name);
	assert_string_equal(told(f), "");
}

static void test_missing_weight(void **state)
{
	struct fixture *f = *state;
	assert_string_equal(first_name(f, "宋体", 300, false), "Song");
	assert_string_equal(first_name(f, "楷体", 700, false), "Kai");
}

/* Style goes before weight; where there is no italic, the upright face serves. */
static void test_style(void **state)
{
	struct fixture *f = *state;
	assert_string_equal(first_name(f, "sans-serif", 700, false), "Helvetica-Bold");
	assert_string_equal(first_name(f, "sans-serif", 400, true), "Helvetica-Oblique");
	assert_string_equal(first_name(f, "sans-serif", 700, true), "Helvetica-Oblique");
	assert_string_equal(first_name(f, "宋体", 400, true), "Song");
}

static void test_fallback_per_character(void **state)
{
	struct fixture *f = *state;
	const struct font_chain *c = chain(f, "宋体", 400, false);
	assert_string_equal(name_for(c, 0x4E00), "Song");
	assert_string_equal(name_for(c, 'A'), "Hei");
	assert_string_equal(name_for(c, 0x2CB4E), "Rare");
	assert_string_equal(name_for(c, 0x9FFF), "none");
	c = chain(f, "Helvetica, 楷体", 400, false);
	assert_string_equal(name_for(c, 'A'), "Helvetica");
	/* sans goes on with hei, which has no 永; then comes what was named next */
	assert_string_equal(name_for(c, 0x6C38), "Kai");
	assert_string_equal(told(f), "");
}

static void test_chains_are_kept(void **state)
{
	struct fixture *f = *state;
	const struct font_chain *c = chain(f, "宋体", 400, false);
	assert_ptr_equal(chain(f, "宋体", 400, false), c);
	assert_ptr_not_equal(chain(f, "宋体", 700, false), c);
	/* One face, however it was come by. */
	assert_ptr_equal(font_chain_first(chain(f, "SimSun", 400, false)), font_chain_first(c));
}

static void test_stand_in_is_noted_once(void **state)
{
	struct fixture *f = *state;
	assert_string_equal(first_name(f, "仿宋", 400, false), "Kai");
	assert_string_equal(told(f),
		"F003 note x.xsl:7: the font 仿宋 is not installed, Kai stands in for it\n");
	assert_string_equal(first_name(f, "仿宋", 700, false), "Kai");
	assert_string_equal(told(f), "");
	assert_string_equal(first_name(f, "FangSong_GB2312", 400, false), "Kai");
	assert_string_equal(told(f), "F003 note x.xsl:7: the font FangSong_GB2312 is not "
				     "installed, Kai stands in for it\n");
}

/* What a record is told does not depend on the records before it. */
static void test_every_record_is_told(void **state)
{
	struct fixture *f = *state;
	static const char both[] =
		"F003 note x.xsl:7: the font 仿宋 is not installed, Kai stands in for it\n"
		"F003 note x.xsl:7: the font Nonesuch is not installed, Song stands in for it\n";
	for (int record = 0; record < 3; record++) {
		for (int again = 0; again < 2; again++) {
			chain(f, "仿宋", 400, false);
			chain(f, "Nonesuch, 宋体", 400, false);
			chain(f, "Nonesuch", 700, false);
		}
		assert_string_equal(told(f), both);
		font_set_begin(f->set);
	}
}

static void test_unknown_family(void **state)
{
	struct fixture *f = *state;
	assert_string_equal(first_name(f, "Nonesuch", 400, false), "Song");
	assert_string_equal(told(f),
		"F003 note x.xsl:7: the font Nonesuch is not installed, Song stands in for it\n");
	assert_string_equal(first_name(f, "'None Such', 楷体", 400, false), "Kai");
	assert_string_equal(told(f), "");
	assert_int_equal(f->diag.errors, 0);
}

/* Dropped in under any name, a font serves what its own names say, before the catalogue's choice.
 */
static void test_dropped_font(void **state)
{
	struct fixture *f = *state;
	static const uint16_t chinese[] = { 0x4EFF, 0x5B8B, 0 };
	assert_int_equal(mkdir(path_of(f, "more"), 0777), 0);
	write_font(f, "more/whatever.TTF",
		&(struct test_font){
			.family = "XYFang", .chinese = chinese, .chars = han, .char_count = 2 });
	write_font(f, "more/two.otf",
		&(struct test_font){ .family = "Sim Sun", .chars = rare, .char_count = 1 });
	assert_string_equal(first_name(f, "FangSong_GB2312", 400, false), "XYFang");
	assert_string_equal(first_name(f, "xyfang", 400, false), "XYFang");
	assert_string_equal(first_name(f, "宋体", 400, false), "Sim Sun");
	assert_string_equal(name_for(chain(f, "宋体", 400, false), 0x4E00), "Song");
	assert_string_equal(told(f), "");
}

static void test_environment_comes_first(void **state)
{
	struct fixture *f = *state;
	assert_int_equal(mkdir(path_of(f, "a"), 0777), 0);
	write_face(f, "a/kai.ttf", "Other", 400);
	setenv("BANXIN_FONTS", arena_printf(f->a, ":/nowhere:%s", path_of(f, "a")), 1);
	assert_string_equal(first_name(f, "楷体", 400, false), "Other");
}

static void test_broken_font_is_passed_over(void **state)
{
	struct fixture *f = *state;
	write_text(f, ".system/song700.ttf", "no font");
	assert_string_equal(first_name(f, "宋体", 700, false), "Song");
	assert_string_equal(told(f),
		"F001 warning song700.ttf:0: this font can't be used, another stands "
		"in: it is no TrueType or OpenType font\n");
	assert_string_equal(first_name(f, "宋体", 900, false), "Song");
	assert_string_equal(told(f), "");
}

static void test_restricted_font(void **state)
{
	struct fixture *f = *state;
	write_font(f, ".system/kai.ttf",
		&(struct test_font){
			.family = "Closed", .chars = han, .char_count = 2, .fs_type = 2 });
	assert_null(chain(f, "楷体", 400, false));
	assert_string_equal(told(f), arena_printf(f->a,
					     "F005 error x.xsl:7: the licence of Closed (%s) "
					     "forbids embedding it in a document\n",
					     path_of(f, ".system/kai.ttf")));
	assert_null(chain(f, "楷体", 400, false));
	assert_string_not_equal(told(f), "");
	assert_null(chain(f, "sans, 楷体", 400, false));
	assert_string_not_equal(told(f), "");
}

/* As a mere fallback a restricted face is passed over. */
static void test_restricted_fallback(void **state)
{
	struct fixture *f = *state;
	write_font(f, ".system/rare.ttf",
		&(struct test_font){
			.family = "Closed", .chars = rare, .char_count = 1, .fs_type = 2 });
	assert_string_equal(name_for(chain(f, "楷体", 400, false), 0x2CB4E), "none");
	assert_string_equal(told(f), "");
}

static void test_no_font_at_all(void **state)
{
	struct fixture *f = *state;
	static const char *const files[] = { ".system/song400.ttf", ".system/song700.ttf",
		".system/kai.ttf", ".system/hei.ttf", ".system/rare.ttf" };
	for (size_t i = 0; i < sizeof files / sizeof *files; i++)
		assert_int_equal(unlink(path_of(f, files[i])), 0);
	assert_null(chain(f, "宋体", 400, false));
	assert_string_equal(told(f), arena_printf(f->a,
					     "F002 error x.xsl:7: no font is installed that could "
					     "set 宋体: install fonts-noto-cjk, or "
					     "put a font into %s\n",
					     f->dir));
	assert_int_equal(diag_status(&f->diag), 3);
}

static void test_too_many_chains(void **state)
{
	struct fixture *f = *state;
	char name[32];
	for (int i = 0; i < 2000; i++) {
		snprintf(name, sizeof name, "宋体, %*s", i % 20, "");
		assert_non_null(chain(f, name, 1 + i / 20, false));
	}
	assert_null(chain(f, "宋体", 999, false));
	assert_string_equal(
		told(f), "P002 error x.xsl:7: more than 2000 different fonts are asked for\n");
}

static void test_endless_list(void **state)
{
	struct fixture *f = *state;
	char *list = arena_alloc(f->a, 5000);
	memset(list, 'x', 4999);
	assert_null(chain(f, list, 400, false));
	assert_string_equal(told(f), "O003 error x.xsl:7: a font-family of more than 2000 bytes\n");
	for (int i = 0; i < 1900; i += 2)
		memcpy(list + i, "a,", 2);
	memcpy(list + 1900, "宋体", sizeof "宋体");
	assert_string_equal(first_name(f, list, 400, false), "Song");
}

static void test_roles(void **state)
{
	struct fixture *f = *state;
	const struct font_role_info *roles;
	assert_non_null(chain(f, "", 400, false));
	size_t count = font_set_roles(f->set, &roles);
	assert_int_equal(count, 6);
	assert_string_equal(roles[0].role, "song");
	assert_string_equal(roles[0].names, "宋体, SimSun, Song Ti");
	assert_string_equal(roles[0].face->name, "Song");
	assert_string_equal(roles[3].role, "fang");
	assert_string_equal(roles[3].face->name, "Kai");
	assert_string_equal(roles[4].face->name, "Helvetica");
	assert_string_equal(told(f), "");
}

static void test_subset(void **state)
{
	struct fixture *f = *state;
	const struct face *face = font_chain_first(chain(f, "宋体", 400, false));
	struct buf out;
	struct sfnt s;
	buf_init(&out, 1 << 20);
	assert_true(face_subset(face, (uint16_t[]){ 0, 2 }, 2, &out, NULL, &f->diag));
	assert_true(sfnt_open(&s, test_slice(&out), 0));
	assert_int_equal(read_u16(sfnt_table(&s, "maxp"), 4), 2);
	buf_clear(&out);
	assert_false(face_subset(face, (uint16_t[]){ 0, 9 }, 2, &out, NULL, &f->diag));
	assert_string_equal(told(f),
		"F001 error song400.ttf:0: the outlines of Song are damaged, or larger "
		"than a document may hold\n");
	buf_release(&out);
}

static void test_subset_restricted(void **state)
{
	struct fixture *f = *state;
	write_font(f, ".system/kai.ttf",
		&(struct test_font){
			.family = "Closed", .chars = han, .char_count = 2, .fs_type = 2 });
	const struct font_role_info *roles;
	struct buf out;
	assert_non_null(chain(f, "", 400, false));
	font_set_roles(f->set, &roles);
	assert_false(roles[2].face->embeddable);
	buf_init(&out, 1 << 20);
	assert_false(face_subset(roles[2].face, (uint16_t[]){ 0 }, 1, &out, NULL, &f->diag));
	assert_string_equal(told(f),
		"F005 error kai.ttf:0: the licence of Closed forbids embedding it in a document\n");
	buf_release(&out);
}

static void test_system_fonts(void **state)
{
	struct fixture *f = *state;
	assert_int_equal(mkdir(path_of(f, ".unusual"), 0777), 0);
	assert_int_equal(mkdir(path_of(f, ".cache"), 0777), 0);
	write_text(f, "fontconfig.conf",
		arena_printf(f->a,
			"<?xml "
			"version='1.0'?><fontconfig><dir>%s/.unusual</dir><cachedir>%s/.cache</"
			"cachedir>"
			"</fontconfig>\n",
			f->dir, f->dir));
	write_face(f, ".unusual/unusual.ttf", "Unusual", 400);
	write_face(f, ".unusual/unusual-bold.ttf", "Unusual", 700);
	assert_string_equal(first_name(f, "unusual", 400, false), "Unusual");
	assert_int_equal(font_chain_first(chain(f, "Unusual", 900, false))->weight, 700);
	assert_string_equal(told(f), "");
}

static void check_catalogue(struct fixture *f, const char *text, const char *message)
{
	write_text(f, "fonts.xml", text);
	assert_null(font_set_new(f->dir, &f->diag));
	assert_string_equal(told(f), message);
}

static void test_catalogue_faults(void **state)
{
	struct fixture *f = *state;
	check_catalogue(f, "<fonts default='a'>\n<role id='a'\n",
		"R001 error fonts.xml:3: a tag does not end; expected >\n");
	check_catalogue(f, "<roles/>",
		"F006 error fonts.xml:1: <roles> stands where <fonts> was expected\n");
	check_catalogue(f, "<fonts/>", "F006 error fonts.xml:1: <fonts> names no default role\n");
	check_catalogue(f, "<fonts default='b'>\n<role id='a'><names>A</names></role></fonts>",
		"F006 error fonts.xml:1: there is no role b\n");
	check_catalogue(f,
		"<fonts default='a'>\n<role id='a' then='c'><names>A</names></role></fonts>",
		"F006 error fonts.xml:2: there is no role c\n");
	check_catalogue(f,
		"<fonts default='a' fallback='a d'>\n<role id='a'><names>A</names></role></fonts>",
		"F006 error fonts.xml:1: there is no role d\n");
	check_catalogue(f, "<fonts>\n<rule/></fonts>",
		"F006 error fonts.xml:2: <rule> may not stand in <fonts>\n");
	check_catalogue(
		f, "<fonts>\n<role/></fonts>", "F006 error fonts.xml:2: <role> has no id\n");
	check_catalogue(f, "<fonts>\n<role id='a'/></fonts>",
		"F006 error fonts.xml:2: <role> has no names\n");
	check_catalogue(f, "<fonts>\n<role id='a' is='b'/></fonts>",
		"F006 error fonts.xml:2: <role> has no attribute is\n");
	check_catalogue(
		f, "<fonts>\n<folder/></fonts>", "F006 error fonts.xml:2: <folder> has no path\n");
	check_catalogue(f,
		"<fonts>\n<role id='a'><names>A</names></role>\n<role "
		"id='b'><names>B,\na</names></role></fonts>",
		"F006 error fonts.xml:3: the name a belongs to the role a already\n");
	check_catalogue(f,
		"<fonts>\n<role id='a'><names>A</names>\n<names>B</names></role></fonts>",
		"F006 error fonts.xml:3: <role> has its names already\n");
}

static void check_face(struct fixture *f, const char *face, const char *message)
{
	check_catalogue(f,
		arena_printf(f->a,
			"<fonts default='a'>\n<role id='a'><names>A</names>\n<family "
			"name='F'>\n%s</family></role></fonts>",
			face),
		arena_printf(f->a, "F006 error fonts.xml:4: %s\n", message));
}

static void test_catalogue_face_faults(void **state)
{
	struct fixture *f = *state;
	check_face(f, "<face/>", "<face> needs either a file or a standard font");
	check_face(f, "<face file='a' standard='Courier'/>",
		"<face> needs either a file or a standard font");
	check_face(f, "<face standard='Arial'/>", "Arial is none of the standard 14 fonts");
	check_face(f, "<face file='a' weight='bold'/>",
		"weight=\"bold\" is not a number from 1 to 1000");
	check_face(f, "<face file='a' weight=''/>", "weight=\"\" is not a number from 1 to 1000");
	check_face(f, "<face file='a' weight='1001'/>",
		"weight=\"1001\" is not a number from 1 to 1000");
	check_face(
		f, "<face file='a' style='bold'/>", "style=\"bold\" is neither normal nor italic");
	check_face(f, "<font/>", "<font> may not stand in <family>");
	check_catalogue(f, "<fonts>\n<role id='a'>\n<family/></role></fonts>",
		"F006 error fonts.xml:3: <family> has no name\n");
}

static void test_no_catalogue(void **state)
{
	struct fixture *f = *state;
	assert_int_equal(unlink(path_of(f, "fonts.xml")), 0);
	assert_null(font_set_new(f->dir, &f->diag));
	assert_string_equal(told(f),
		"S005 error fonts.xml:0: cannot read this file: there is no such file or folder\n");
}

/* A circle of roles ends. */
static void test_then_in_a_circle(void **state)
{
	struct fixture *f = *state;
	write_text(f, "fonts.xml",
		arena_printf(f->a,
			"<fonts default='a'><role id='a' then='b'><names>A</names></role>"
			"<role id='b' then='a'><names>B</names><family name='K'><face "
			"file='%s/.system/kai.ttf'/>"
			"</family></role></fonts>",
			f->dir));
	assert_string_equal(first_name(f, "A", 400, false), "Kai");
}

/* The catalogue that is shipped: what Word's users write, by role. Any CJK font may be missing. */
static void test_shipped_catalogue(void **state)
{
	struct fixture *f = *state;
	static const struct {
		const char *name, *role;
	} cases[] = { { "宋体", "song" }, { "SimSun", "song" }, { "思源宋体", "song" },
		{ "华文中宋", "song" }, { "仿宋_GB2312", "fang" }, { "FangSong", "fang" },
		{ "楷体_GB2312", "kai" }, { "KaiTi", "kai" }, { "黑体", "hei" },
		{ "微软雅黑", "hei" }, { "方正小标宋简体", "xbs" }, { "sans-serif", "sans" },
		{ "Arial", "sans" }, { "serif", "serif" }, { "Times New Roman", "serif" },
		{ "Times-Roman", "serif" }, { "monospace", "mono" }, { "Courier New", "mono" },
		{ "Symbol", "symbol" }, { "ZapfDingbats", "dingbats" } };
	struct catalogue *c = catalogue_load(f->a, "fonts/fonts.xml", &f->diag);
	assert_string_equal(told(f), "");
	assert_non_null(c);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const char *key = font_key(f->a, cases[i].name, strlen(cases[i].name));
		const struct font_role *role = catalogue_role(c, key);
		assert_non_null(role);
		assert_string_equal(role->id, cases[i].role);
	}
	assert_string_equal(c->initial->id, "song");
}

int main(void)
{
#define WITH_FONTS(test) cmocka_unit_test_setup_teardown(test, open_fixture, close_fixture)
	const struct CMUnitTest tests[] = {
		WITH_FONTS(test_names_people_write),
		WITH_FONTS(test_nearest_weight),
		WITH_FONTS(test_missing_weight),
		WITH_FONTS(test_style),
		WITH_FONTS(test_fallback_per_character),
		WITH_FONTS(test_chains_are_kept),
		WITH_FONTS(test_stand_in_is_noted_once),
		WITH_FONTS(test_every_record_is_told),
		WITH_FONTS(test_unknown_family),
		WITH_FONTS(test_dropped_font),
		WITH_FONTS(test_environment_comes_first),
		WITH_FONTS(test_broken_font_is_passed_over),
		WITH_FONTS(test_restricted_font),
		WITH_FONTS(test_restricted_fallback),
		WITH_FONTS(test_no_font_at_all),
		WITH_FONTS(test_too_many_chains),
		WITH_FONTS(test_endless_list),
		WITH_FONTS(test_roles),
		WITH_FONTS(test_subset),
		WITH_FONTS(test_subset_restricted),
		WITH_FONTS(test_system_fonts),
		WITH_FONTS(test_catalogue_faults),
		WITH_FONTS(test_catalogue_face_faults),
		WITH_FONTS(test_no_catalogue),
		WITH_FONTS(test_then_in_a_circle),
		WITH_FONTS(test_shipped_catalogue),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
