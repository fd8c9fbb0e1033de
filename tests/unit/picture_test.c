#include "picture_fixture.h"

/* What every kind of picture has in common, and JPEG. */

static struct slice read_picture(struct fixture *f, const char *name)
{
	struct slice s = { 0 };
	char *path = arena_printf(f->arena, "tests/pictures/%s", name);
	assert_true(file_read(f->arena, path, 100000, &s, (struct place){ 0 }, &f->diag));
	return s;
}

static const struct picture *load_shipped(struct fixture *f, const char *name)
{
	char *path = arena_printf(f->arena, "tests/pictures/%s", name);
	return picture_load(f->cache, path, "tests", (struct place){ 0 }, &f->diag);
}

static void jpeg_is_copied(void **state)
{
	struct fixture *f = *state;
	const struct picture *p = load_shipped(f, "rgb.jpg");
	assert_non_null(p);
	assert_int_equal(p->kind, PICTURE_JPEG);
	assert_int_equal(p->width, 16);
	assert_int_equal(p->height, 12);
	assert_int_equal(p->orientation, 1);
	assert_int_equal(picture_width(p), 3840); /* 16/300 in */
	assert_int_equal(picture_height(p), 2880);
	struct picture_encoded e;
	assert_true(picture_encode(p, &e, &f->diag));
	assert_int_equal(e.filter, PICTURE_DCT);
	assert_int_equal(e.components, 3);
	assert_int_equal(e.bits, 8);
	assert_false(e.inverted);
	assert_int_equal(e.alpha.len, 0);
	assert_int_equal(e.icc.len, 0);
	assert_ptr_equal(e.data.data, p->data.data);
	assert_int_equal(e.data.len, p->data.len);
	picture_encoded_release(&e);
	assert_null(e.data.data);
}

static void gray_with_a_resolution_in_centimetres(void **state)
{
	struct fixture *f = *state;
	const struct picture *p = load_shipped(f, "gray.jpg");
	assert_non_null(p);
	assert_int_equal(picture_width(p), 3844); /* 16 / 118 cm */
	struct picture_encoded e;
	assert_true(picture_encode(p, &e, &f->diag));
	assert_int_equal(e.components, 1);
	picture_encoded_release(&e);
}

static void progressive_without_a_resolution(void **state)
{
	struct fixture *f = *state;
	const struct picture *p = load_shipped(f, "progressive.jpg");
	assert_non_null(p);
	assert_int_equal(picture_width(p), 12000); /* 96 dpi */
	assert_int_equal(p->width, 16);
}

static void cmyk_of_adobe_is_inverted(void **state)
{
	struct fixture *f = *state;
	const struct picture *p = load_shipped(f, "cmyk.jpg");
	assert_non_null(p);
	struct picture_encoded e;
	assert_true(picture_encode(p, &e, &f->diag));
	assert_int_equal(e.components, 4);
	assert_true(e.inverted);
	picture_encoded_release(&e);
	struct slice s = read_picture(f, "cmyk.jpg"); /* without the marker: as the numbers say */
	char *plain = arena_strndup(f->arena, s.data, s.len);
	char *adobe = memchr(plain, 'A', 20);
	assert_memory_equal(adobe, "Adobe", 5);
	adobe[0] = 'X';
	p = load_bytes(f, plain, s.len);
	assert_non_null(p);
	assert_true(picture_encode(p, &e, &f->diag));
	assert_false(e.inverted);
	picture_encoded_release(&e);
}

/* A gray JPEG of 16 x 12 pixels, four blocks, with a restart interval of two. */
static struct slice with_restarts(struct fixture *f, const char *coded, size_t length)
{
	struct slice gray = read_picture(f, "gray.jpg");
	const char *scan = gray.data;
	while (memcmp(scan, "\xFF\xDA", 2) != 0)
		scan++;
	struct buf b;
	buf_init(&b, 100000);
	buf_add(&b, gray.data, (size_t)(scan - gray.data));
	buf_add(&b, "\xFF\xDD\0\4\0\2", 6);
	buf_add(&b, scan, 2 + (size_t)(unsigned char)scan[3]);
	buf_add(&b, coded, length);
	buf_add(&b, "\xFF\xD9", 2);
	struct slice s = { arena_strndup(f->arena, b.data, b.len), b.len };
	buf_release(&b);
	return s;
}

static void coded_data_must_be_complete(void **state)
{
	static const struct {
		const char *coded, *why;
	} cases[] = {
		{ "abcd\xFF\xD0" "ef", NULL },
		{ "abcd\xFF\xD0" "ef\xFF\xFF", NULL },
		{ "abcd", "part of the picture data is missing" },
		{ "abcd\xFF\xD1" "ef", "the picture data is damaged at byte " },
		{ "ab\xFF\xD0" "cd\xFF\xD1" "ef\xFF\xD2", "the picture data is damaged at byte " },
		{ "", "part of the picture data is missing" },
	};
	struct fixture *f = *state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct slice s = with_restarts(f, cases[i].coded, strlen(cases[i].coded));
		f->text[0] = '\0';
		const struct picture *p = load_bytes(f, s.data, s.len);
		assert_true(!p == (cases[i].why != NULL));
		if (cases[i].why)
			assert_non_null(strstr(f->text, cases[i].why));
	}
	/* Without an interval there are no restart markers; and a picture of 4 blocks has a byte. */
	struct slice gray = read_picture(f, "gray.jpg");
	char *stray = arena_strndup(f->arena, gray.data, gray.len);
	memcpy(stray + gray.len - 6, "\xFF\xD0", 2);
	assert_null(load_bytes(f, stray, gray.len));
	assert_non_null(strstr(f->text, "the picture data is damaged at byte "));
}

static void arithmetic_coding_is_told(void **state)
{
	struct fixture *f = *state;
	assert_null(load_shipped(f, "arithmetic.jpg"));
	assert_int_equal(f->code, CODE_PICTURE_KIND);
	assert_non_null(strstr(f->text, "a JPEG with arithmetic coding"));
}

/* The segment put behind the start-of-image marker. */
static struct slice with_segment(
	struct fixture *f, struct slice jpeg, int marker, const void *body, size_t length)
{
	struct buf b;
	buf_init(&b, 1000000);
	buf_add(&b, jpeg.data, 2);
	buf_add_u8(&b, 0xFF);
	buf_add_u8(&b, (uint8_t)marker);
	buf_add_u16(&b, (uint16_t)(length + 2));
	buf_add(&b, body, length);
	buf_add(&b, jpeg.data + 2, jpeg.len - 2);
	struct slice s = { arena_strndup(f->arena, b.data, b.len), b.len };
	buf_release(&b);
	return s;
}

static void put(unsigned char *p, unsigned v, int size, bool little)
{
	for (int i = 0; i < size; i++)
		p[little ? i : size - 1 - i] = (unsigned char)(v >> 8 * i);
}

/* An Exif block with an orientation and a resolution of X by Y per inch. */
static size_t make_exif(
	unsigned char *out, bool little, unsigned orientation, unsigned x, unsigned y)
{
	static const unsigned tags[] = { 0x0112, 0x011A, 0x011B, 0x0128 };
	unsigned char *t = out + 6;
	memcpy(out, "Exif\0\0", 6);
	memcpy(t, little ? "II" : "MM", 2);
	put(t + 2, 42, 2, little);
	put(t + 4, 8, 4, little);
	put(t + 8, 4, 2, little);
	for (unsigned i = 0; i < 4; i++) {
		unsigned char *e = t + 10 + 12 * i;
		bool rational = i == 1 || i == 2;
		put(e, tags[i], 2, little);
		put(e + 2, rational ? 5 : 3, 2, little);
		put(e + 4, 1, 4, little);
		put(e + 8, 0, 4, little);
		if (rational)
			put(e + 8, 62 + 8 * (i - 1), 4, little);
		else
			put(e + 8, i == 0 ? orientation : 2, 2, little);
	}
	put(t + 58, 0, 4, little);
	put(t + 62, x, 4, little);
	put(t + 66, 1, 4, little);
	put(t + 70, y * 10, 4, little);
	put(t + 74, 10, 4, little);
	return 6 + 78;
}

static void exif_turns_the_picture(void **state)
{
	struct fixture *f = *state;
	unsigned char exif[100];
	for (unsigned o = 1; o <= 8; o++)
		for (int little = 0; little < 2; little++) {
			size_t n = make_exif(exif, little, o, 200, 100);
			struct slice s = with_segment(
				f, read_picture(f, "progressive.jpg"), 0xE1, exif, n);
			const struct picture *p = load_bytes(f, s.data, s.len);
			assert_non_null(p);
			assert_int_equal(p->orientation, o);
			assert_int_equal(p->width, o < 5 ? 16 : 12);
			assert_int_equal(p->height, o < 5 ? 12 : 16);
			assert_int_equal(picture_width(p), o < 5 ? 5760 : 8640);
			assert_int_equal(picture_height(p), o < 5 ? 8640 : 5760);
			struct picture_encoded e;
			assert_true(picture_encode(p, &e, &f->diag));
			assert_int_equal(e.width, 16);
			picture_encoded_release(&e);
		}
}

static void resolution_of_jfif_goes_before_exif(void **state)
{
	struct fixture *f = *state;
	unsigned char exif[100];
	size_t n = make_exif(exif, true, 3, 200, 100);
	struct slice s = with_segment(f, read_picture(f, "rgb.jpg"), 0xE1, exif, n);
	const struct picture *p = load_bytes(f, s.data, s.len);
	assert_int_equal(p->orientation, 3);
	assert_int_equal(picture_width(p), 3840);
	n = make_exif(exif, true, 3, 1, 1); /* 1 dpi is how some programs say "unknown" */
	s = with_segment(f, read_picture(f, "progressive.jpg"), 0xE1, exif, n);
	p = load_bytes(f, s.data, s.len);
	assert_int_equal(picture_width(p), 12000);
}

static void damaged_exif_is_no_damage_to_the_picture(void **state)
{
	struct fixture *f = *state;
	struct slice jpeg = read_picture(f, "progressive.jpg");
	for (unsigned seed = 1; seed <= 2000; seed++) {
		unsigned char exif[100];
		size_t n = make_exif(exif, seed & 1, 6, 200, 100);
		srand(seed);
		for (int i = 0; i < 3; i++)
			exif[6 + (size_t)rand() % (n - 6)] = (unsigned char)rand();
		n = 6 + (size_t)rand() % (n - 5);
		struct slice s = with_segment(f, jpeg, 0xE1, exif, n);
		const struct picture *p = load_bytes(f, s.data, s.len);
		assert_non_null(p);
		assert_true(p->orientation >= 1 && p->orientation <= 8);
		assert_true(p->dpi_x >= 10 && p->dpi_y >= 10);
	}
}

/* A profile header for samples of SPACE; the rest is zeros. */
static void make_profile(unsigned char *out, size_t size, const char *space)
{
	memset(out, 0, size);
	put(out, (unsigned)size, 4, false);
	memcpy(out + 12, "mntr", 4);
	memcpy(out + 16, space, 4);
	memcpy(out + 36, "acsp", 4);
}

static void profile_in_two_pieces_is_joined(void **state)
{
	struct fixture *f = *state;
	unsigned char profile[300], piece[14 + 200];
	make_profile(profile, sizeof profile, "RGB ");
	for (size_t i = 128; i < sizeof profile; i++)
		profile[i] = (unsigned char)i;
	struct slice s = read_picture(f, "rgb.jpg");
	for (size_t i = 0; i < 2; i++) { /* the first ends up behind the second */
		memcpy(piece, "ICC_PROFILE", 12);
		piece[12] = (unsigned char)(i + 1);
		piece[13] = 2;
		memcpy(piece + 14, profile + 200 * i, i ? 100 : 200);
		s = with_segment(f, s, 0xE2, piece, i ? 114 : 214);
	}
	struct picture_encoded e;
	assert_true(picture_encode(load_bytes(f, s.data, s.len), &e, &f->diag));
	assert_int_equal(e.icc.len, sizeof profile);
	assert_memory_equal(e.icc.data, profile, sizeof profile);
	picture_encoded_release(&e);
}

static void profile_for_other_samples_is_left_out(void **state)
{
	struct fixture *f = *state;
	unsigned char piece[14 + 200];
	memcpy(piece, "ICC_PROFILE\0\1\1", 14);
	make_profile(piece + 14, 200, "CMYK");
	struct slice s = with_segment(f, read_picture(f, "rgb.jpg"), 0xE2, piece, sizeof piece);
	struct picture_encoded e;
	assert_true(picture_encode(load_bytes(f, s.data, s.len), &e, &f->diag));
	assert_int_equal(e.icc.len, 0);
	picture_encoded_release(&e);
}

static void what_follows_a_jpeg_is_left_out(void **state)
{
	struct fixture *f = *state;
	struct slice s = read_picture(f, "rgb.jpg");
	char *longer = arena_printf(f->arena, "%*s", (int)s.len + 9, "a film");
	memcpy(longer, s.data, s.len);
	struct picture_encoded e;
	assert_true(picture_encode(load_bytes(f, longer, s.len + 9), &e, &f->diag));
	assert_int_equal(e.data.len, s.len);
	picture_encoded_release(&e);
}

static void jpeg_cut_anywhere_is_refused(void **state)
{
	struct fixture *f = *state;
	static const char *const names[] = { "rgb.jpg", "gray.jpg", "progressive.jpg", "cmyk.jpg" };
	for (size_t i = 0; i < 4; i++) {
		struct slice s = read_picture(f, names[i]);
		for (size_t n = 3; n < s.len; n++)
			assert_refused(f, s.data, n, CODE_PICTURE_BROKEN, "the file ends");
		assert_refused(f, s.data, s.len - 2, CODE_PICTURE_BROKEN,
			"the file ends in the middle of the picture data");
		assert_non_null(load_bytes(f, s.data, s.len));
	}
}

/* The first byte behind MARKER's length. */
static unsigned char *segment(char *jpeg, size_t size, int marker)
{
	for (size_t i = 0; i + 4 < size; i++)
		if ((unsigned char)jpeg[i] == 0xFF && (unsigned char)jpeg[i + 1] == marker)
			return (unsigned char *)jpeg + i + 4;
	fail_msg("no segment %02X", (unsigned)marker);
	return NULL;
}

static void jpeg_headers_that_lie_are_refused(void **state)
{
	struct fixture *f = *state;
	static const struct {
		int marker, at, value;
		enum code code;
		const char *what;
	} lies[] = {
		{ 0xC0, -3, 0xC3, CODE_PICTURE_KIND, "a lossless or hierarchical JPEG" },
		{ 0xC0, -3, 0xC9, CODE_PICTURE_KIND, "a JPEG with arithmetic coding" },
		{ 0xC0, 0, 12, CODE_PICTURE_KIND, "a JPEG with more than 8 bits a component" },
		{ 0xC0, 2, 0, CODE_PICTURE_BROKEN, "it has 16 x 0 pixels" },
		{ 0xC0, 4, 0, CODE_PICTURE_BROKEN, "it has 0 x 12 pixels" },
		{ 0xC0, 5, 2, CODE_PICTURE_BROKEN, "its SOF segment is malformed" },
		{ 0xC0, 7, 0x51, CODE_PICTURE_BROKEN, "its SOF segment is malformed" },
		{ 0xC0, 8, 3, CODE_PICTURE_BROKEN, "a quantization table is missing" },
		{ 0xC0, -3, 0xE5, CODE_PICTURE_BROKEN, "its SOS segment is malformed" },
		{ 0xDB, 0, 9, CODE_PICTURE_BROKEN, "its DQT segment is malformed" },
		{ 0xC4, 0, 0x44, CODE_PICTURE_BROKEN, "its DHT segment is malformed" },
		{ 0xC4, 1, 255, CODE_PICTURE_BROKEN, "its DHT segment is malformed" },
		{ 0xC4, -3, 0xE5, CODE_PICTURE_BROKEN, "a Huffman table is missing" },
		{ 0xDA, 0, 2, CODE_PICTURE_BROKEN, "its SOS segment is malformed" },
		{ 0xDA, 1, 77, CODE_PICTURE_BROKEN, "its SOS segment is malformed" },
		{ 0xDB, -2, 0xFF, CODE_PICTURE_BROKEN, "the file ends before the picture data" },
		{ 0xDB, -4, 0x11, CODE_PICTURE_BROKEN, "no marker stands at byte" },
	};
	struct slice s = read_picture(f, "rgb.jpg");
	for (size_t i = 0; i < sizeof lies / sizeof *lies; i++) {
		char *lie = arena_strndup(f->arena, s.data, s.len);
		segment(lie, s.len, lies[i].marker)[lies[i].at] = (unsigned char)lies[i].value;
		assert_refused(f, lie, s.len, lies[i].code, lies[i].what);
	}
}

static void jpeg_of_too_many_pixels_is_refused(void **state)
{
	struct fixture *f = *state;
	struct slice s = read_picture(f, "rgb.jpg");
	char *huge = arena_strndup(f->arena, s.data, s.len);
	memset(segment(huge, s.len, 0xC0) + 1, 0x75, 4); /* 30,069 x 30,069 */
	assert_refused(
		f, huge, s.len, CODE_PICTURE_TOO_LARGE, "30069 x 30069 pixels, more than the 200");
}

static void jpeg_without_data_is_refused(void **state)
{
	struct fixture *f = *state;
	assert_refused(f, "\xFF\xD8\xFF\xD9", 4, CODE_PICTURE_BROKEN, "it has no picture data");
	assert_refused(f, "\xFF\xD8\xFF\xD8\xFF\xD9", 6, CODE_PICTURE_BROKEN, "no marker");
	assert_refused(f, "\xFF\xD8\xFF\xE0\0\1\xFF\xD9", 8, CODE_PICTURE_BROKEN,
		"a segment at byte 4 has an impossible length");
}

static void damaged_jpeg_brings_nothing_down(void **state)
{
	struct fixture *f = *state;
	static const char *const names[] = { "rgb.jpg", "progressive.jpg", "cmyk.jpg" };
	for (unsigned seed = 1; seed <= 3000; seed++) {
		struct slice s = read_picture(f, names[seed % 3]);
		char *damaged = arena_strndup(f->arena, s.data, s.len);
		srand(seed);
		for (unsigned i = 0; i <= seed % 4; i++)
			damaged[3 + (size_t)rand() % (s.len - 3)] = (char)rand();
		try_damaged(f, damaged, s.len);
	}
}

static void other_kinds_are_named(void **state)
{
	struct fixture *f = *state;
	static const struct {
		const char *bytes, *what;
		size_t size;
	} kinds[] = {
		{ "GIF89a......", "is a GIF file", 12 },
		{ "BM..........", "is a BMP file", 12 },
		{ "RIFF....WEBPVP8 ", "is a WebP file", 16 },
		{ "II*\0....", "is a TIFF file", 8 },
		{ "%PDF-1.7", "is a PDF file", 8 },
		{ "....ftypheic", "is a HEIC file", 12 },
		{ "....ftypavif", "is an AVIF file", 12 },
		{ "<!DOCTYPE html><title>404", "is a web page", 25 },
		{ "x", "is neither a JPEG nor a PNG file", 1 },
	};
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		assert_refused(f, kinds[i].bytes, kinds[i].size, CODE_PICTURE_KIND, kinds[i].what);
	assert_refused(f, "", 0, CODE_PICTURE_BROKEN, "the file is empty");
}

static void missing_picture_is_told_once(void **state)
{
	struct fixture *f = *state;
	struct place at = { "r.xml", 7, 0 };
	assert_null(picture_load(f->cache, "tests/pictures/none.png", NULL, at, &f->diag));
	assert_int_equal(f->code, CODE_PICTURE_MISSING);
	assert_string_equal(f->text, "there is no picture tests/pictures/none.png");
	assert_null(picture_load(f->cache, "tests/pictures/none.png", NULL, at, &f->diag));
	assert_int_equal(f->diag.errors, 1);
	assert_null(picture_load(f->cache, "tests/pictures/rgb.jpg/x", NULL, at, &f->diag));
	assert_int_equal(f->code, CODE_PICTURE_MISSING);
	assert_null(picture_load(f->cache, "tests/pictures", NULL, at, &f->diag));
	assert_non_null(strstr(f->text, "is a folder"));
}

static void pipe_is_not_waited_for(void **state)
{
	struct fixture *f = *state;
	assert_null(picture_load(f->cache, "/dev/zero", NULL, (struct place){ 0 }, &f->diag));
	assert_int_equal(f->code, CODE_PICTURE_KIND);
}

static void picture_outside_the_folder_is_refused(void **state)
{
	struct fixture *f = *state;
	struct place at = { 0 };
	const char *inside = "tests/pictures/../pictures/rgb.jpg";
	assert_non_null(picture_load(f->cache, inside, "tests/pictures", at, &f->diag));
	assert_non_null(picture_load(f->cache, "tests/pictures/gray.jpg", "/", at, &f->diag));
	assert_null(picture_load(f->cache, "tests/pictures/rgb.jpg", "tests/unit", at, &f->diag));
	assert_int_equal(f->code, CODE_PICTURE_OUTSIDE);
	assert_null(picture_load(f->cache, "tests/pictures/cmyk.jpg", "tests/pic", at, &f->diag));
	assert_int_equal(f->code, CODE_PICTURE_OUTSIDE);
	char *here = realpath("tests/pictures/rgb.jpg", NULL);
	assert_int_equal(symlink(here, f->path), 0);
	free(here);
	assert_null(picture_load(f->cache, f->path, f->folder, at, &f->diag));
	assert_int_equal(f->code, CODE_PICTURE_OUTSIDE);
	assert_non_null(strstr(f->text, f->folder));
}

static void same_bytes_have_the_same_id(void **state)
{
	struct fixture *f = *state;
	const struct picture *p = load_shipped(f, "rgb.jpg");
	assert_ptr_equal(p, load_shipped(f, "rgb.jpg"));
	assert_int_not_equal(p->id, load_shipped(f, "gray.jpg")->id);
	uint64_t id = p->id;
	struct slice s = read_picture(f, "rgb.jpg");
	assert_int_equal(load_bytes(f, s.data, s.len)->id, id);
	char *other = arena_strndup(f->arena, s.data, s.len);
	other[s.len - 10] ^= 1;
	assert_int_not_equal(load_bytes(f, other, s.len)->id, id);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(jpeg_is_copied),
		TEST(gray_with_a_resolution_in_centimetres),
		TEST(progressive_without_a_resolution),
		TEST(cmyk_of_adobe_is_inverted),
		TEST(coded_data_must_be_complete),
		TEST(arithmetic_coding_is_told),
		TEST(exif_turns_the_picture),
		TEST(resolution_of_jfif_goes_before_exif),
		TEST(damaged_exif_is_no_damage_to_the_picture),
		TEST(profile_in_two_pieces_is_joined),
		TEST(profile_for_other_samples_is_left_out),
		TEST(what_follows_a_jpeg_is_left_out),
		TEST(jpeg_cut_anywhere_is_refused),
		TEST(jpeg_headers_that_lie_are_refused),
		TEST(jpeg_of_too_many_pixels_is_refused),
		TEST(jpeg_without_data_is_refused),
		TEST(damaged_jpeg_brings_nothing_down),
		TEST(other_kinds_are_named),
		TEST(missing_picture_is_told_once),
		TEST(pipe_is_not_waited_for),
		TEST(picture_outside_the_folder_is_refused),
		TEST(same_bytes_have_the_same_id),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
