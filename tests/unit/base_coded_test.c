#include "pdf_fixture.h"

#include <stdlib.h>
#include <zlib.h>

#include "base/arena.h"
#include "base/coded.h"
#include "base/deflate.h"
#include "base/huffman.h"
#include "base/phrases.h"

/* Pieces are made of 32 strings of STRING bytes. */
enum { MOST = 300000, PIECES = 200, PIECE = 900, STRING = 9, STRINGS = 32 };

struct sample {
	struct arena *arena;
	struct coding *coding;
	struct slice pieces[PIECES];
	const struct coded *coded[PIECES];
};

static uint32_t next_random(uint32_t *seed)
{
	return *seed = *seed * 1664525u + 1013904223u;
}

static void take_sizes(const struct huffman *h, size_t symbols, unsigned char *out)
{
	for (size_t s = 0; s < symbols; s++)
		out[s] = (unsigned char)h->codes[s].size;
}

/* The byte of a string at K, behind BEFORE. */
static unsigned char next_byte(unsigned char before, size_t k)
{
	return (unsigned char)(before * 5 + (int)(k % STRING));
}

/* All strings whole, and the beginnings of some. */
static const unsigned char *list_phrases(void)
{
	static unsigned char list[STRINGS * 2 * (STRING + 2) + 1];
	unsigned char *at = list;
	for (unsigned n = 0; n < STRINGS; n++)
		for (unsigned char size = STRING; size >= (n % 2 ? 5 : STRING); size -= 4) {
			*at++ = size;
			*at++ = (unsigned char)(size * 3);
			*at++ = (unsigned char)n;
			for (unsigned k = 1; k < size; k++, at++)
				*at = next_byte(at[-1], k);
		}
	return list;
}

/* A code for which small bytes are frequent. */
static struct coding *new_coding(void)
{
	static struct coding_sizes sizes;
	struct huffman literals = { 0 }, distances = { 0 };
	for (size_t s = 0; s < CODING_LITERALS; s++)
		literals.often[s] = (uint32_t)(1 + 4000 / (s + 1));
	for (size_t s = 0; s < CODING_DISTANCES; s++)
		distances.often[s] = (uint32_t)(1 + s);
	huffman_make(&literals, CODING_LITERALS, HUFFMAN_BITS);
	huffman_make(&distances, CODING_DISTANCES, HUFFMAN_BITS);
	take_sizes(&literals, CODING_LITERALS, sizes.literals);
	take_sizes(&distances, CODING_DISTANCES, sizes.distances);
	sizes.phrases = list_phrases();
	return coding_new(&sizes);
}

/* Pieces of every length from 0 on, made of few strings. */
static int set_up(void **state)
{
	struct sample *s = calloc(1, sizeof *s);
	char piece[PIECE];
	uint32_t seed = 3;
	s->arena = arena_new();
	s->coding = new_coding();
	for (size_t i = 0; i < PIECES; i++) {
		size_t len = i < 20 ? i : next_random(&seed) / 7 % PIECE;
		for (size_t k = 0; k < len; k++)
			piece[k] = (char)(k % STRING ? next_byte((unsigned char)piece[k - 1], k)
						     : next_random(&seed) >> 27);
		s->pieces[i] = (struct slice){ arena_strndup(s->arena, piece, len), len };
		s->coded[i] = coded_new(s->arena, s->coding, s->pieces[i]);
		assert_non_null(s->coded[i]);
	}
	*state = s;
	return 0;
}

static int tear_down(void **state)
{
	struct sample *s = *state;
	coding_free(s->coding);
	arena_free(s->arena);
	free(s);
	return 0;
}

/* COUNT pieces at random into DATA and PARTS, with and without plain bytes between them. */
static void arrange(const struct sample *s, uint32_t seed, size_t count, bool between,
	struct buf *data, struct coded_parts *parts)
{
	parts->coding = s->coding;
	for (size_t n = 0; n < count; n++) {
		for (unsigned k = next_random(&seed) >> 29; between && k; k--)
			buf_add_u8(data, (uint8_t)(next_random(&seed) >> 24));
		size_t i = next_random(&seed) / 5 % PIECES;
		parts->list = xgrow(parts->list, parts->count, &parts->cap, sizeof *parts->list);
		parts->list[parts->count++] = (struct coded_part){ data->len, s->coded[i] };
		buf_add(data, s->pieces[i].data, s->pieces[i].len);
	}
}

/* zlib, which also checks Adler's sum, gets DATA back. */
static void check_back(struct slice packed, struct slice data)
{
	char *back = malloc(data.len + 1);
	uLongf len = data.len + 1;
	assert_int_equal(
		uncompress((Bytef *)back, &len, (const Bytef *)packed.data, packed.len), Z_OK);
	assert_int_equal(len, data.len);
	assert_memory_equal(back, data.data, len);
	free(back);
}

static void pieces_come_back(void **state)
{
	const struct sample *s = *state;
	struct deflate *z = deflate_new();
	for (uint32_t seed = 1; seed <= 60; seed++) {
		struct coded_parts parts = { 0 };
		struct buf data;
		buf_init(&data, MOST);
		arrange(s, seed, seed < 10 ? seed - 1 : seed * 3, seed % 2, &data, &parts);
		check_back(deflate_coded(z, buf_slice(&data), &parts), buf_slice(&data));
		coded_parts_release(&parts);
		buf_release(&data);
	}
	deflate_free(z);
}

static void repeats_are_found(void **state)
{
	const struct sample *s = *state;
	struct deflate *z = deflate_new();
	struct coded_parts parts = { .coding = s->coding };
	struct buf data;
	buf_init(&data, MOST);
	for (size_t n = 0; n < 20; n++) {
		parts.list = xgrow(parts.list, parts.count, &parts.cap, sizeof *parts.list);
		parts.list[parts.count++] = (struct coded_part){ data.len, s->coded[PIECES - 1] };
		buf_add(&data, s->pieces[PIECES - 1].data, s->pieces[PIECES - 1].len);
	}
	struct slice packed = deflate_coded(z, buf_slice(&data), &parts);
	assert_in_range(packed.len, 1, data.len / 2);
	check_back(packed, buf_slice(&data));
	coded_parts_release(&parts);
	buf_release(&data);
	deflate_free(z);
}

/* Whatever was deflated before, by whichever way. */
static void equal_data_gives_equal_bytes(void **state)
{
	const struct sample *s = *state;
	struct deflate *z = deflate_new(), *fresh = deflate_new();
	struct coded_parts parts = { 0 }, other = { 0 };
	struct buf data, noise;
	buf_init(&data, MOST);
	buf_init(&noise, MOST);
	arrange(s, 5, 90, true, &data, &parts);
	arrange(s, 6, 90, true, &noise, &other);
	deflate_coded(z, buf_slice(&noise), &other);
	deflate_data(z, buf_slice(&data));
	struct slice a = deflate_coded(z, buf_slice(&data), &parts);
	struct slice b = deflate_coded(fresh, buf_slice(&data), &parts);
	assert_int_equal(a.len, b.len);
	assert_memory_equal(a.data, b.data, a.len);
	coded_parts_release(&parts);
	coded_parts_release(&other);
	buf_release(&data);
	buf_release(&noise);
	deflate_free(z);
	deflate_free(fresh);
}

/* One phrase may be the beginning of another; they never overlap. */
static void phrases_that_gain_most_are_found(void **state)
{
	(void)state;
	static const unsigned char list[] = { 4, 10, 'a', 'b', 'c', 'd',
		6, 14, 'a', 'b', 'c', 'd', 'e', 'f', 5, 12, 'e', 'f', 'g', 'h', 'i', 0 };
	static const char *const data[] = { "", "abc", "abcd", "xabcdefx", "abcdefghi", "abcdabcde" };
	static const char *const found[] = { "", "", "0:0 ", "1:1 ", "0:0 4:2 ", "0:0 4:0 " };
	struct phrases *p = phrases_new(list);
	assert_int_equal(phrases_count(p), 3);
	assert_int_equal(phrases_size(p, 2), 5);
	for (size_t i = 0; i < sizeof data / sizeof *data; i++) {
		struct phrase_place places[4];
		struct buf text;
		buf_init(&text, 100);
		buf_add_str(&text, "");
		size_t n = phrases_find(
			p, (const unsigned char *)data[i], strlen(data[i]), places);
		for (size_t k = 0; k < n; k++)
			buf_printf(&text, "%u:%u ", places[k].at, places[k].number);
		assert_int_equal(text.len, strlen(found[i]));
		assert_memory_equal(text.data, found[i], text.len);
		buf_release(&text);
	}
	phrases_free(p);
}

static void what_is_too_long_is_not_kept(void **state)
{
	const struct sample *s = *state;
	char *data = calloc(1, MOST);
	assert_null(coded_new(s->arena, s->coding, (struct slice){ data, MOST }));
	free(data);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pieces_come_back),
		cmocka_unit_test(repeats_are_found),
		cmocka_unit_test(equal_data_gives_equal_bytes),
		cmocka_unit_test(phrases_that_gain_most_are_found),
		cmocka_unit_test(what_is_too_long_is_not_kept),
	};
	return cmocka_run_group_tests(tests, set_up, tear_down);
}
