#include "pdf_fixture.h"

#include <stdlib.h>
#include <zlib.h>

#include "base/deflate.h"
#include "base/huffman.h"

enum { MOST = 800000 };

static uint32_t next_random(uint32_t *seed)
{
	return *seed = *seed * 1664525u + 1013904223u;
}

/* Deflates DATA and lets zlib judge; the size. */
static size_t round_trip(struct deflate *z, const char *data, size_t len)
{
	struct slice packed = deflate_data(z, (struct slice){ data, len });
	char *back = malloc(len + 1);
	uLongf back_len = len + 1;
	assert_int_equal(uncompress((Bytef *)back, &back_len, (const Bytef *)packed.data, packed.len),
		Z_OK);
	assert_int_equal(back_len, len);
	assert_memory_equal(back, data, len);
	free(back);
	return packed.len;
}

static void data_of_every_size_comes_back(void **state)
{
	(void)state;
	static const size_t sizes[] = { 0, 1, 2, 3, 4, 5, 7, 8, 63, 257, 258, 259, 260, 32767, 32768,
		32769, 65535, 65536, 262143, 262144, 262145, 524288, MOST };
	struct deflate *z = deflate_new();
	char *data = malloc(MOST);
	for (unsigned bits = 0; bits <= 8; bits += 2) {
		uint32_t seed = 7;
		for (size_t i = 0; i < MOST; i++)
			data[i] = (char)(next_random(&seed) >> 24 & ((1u << bits) - 1));
		for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
			round_trip(z, data, sizes[i]);
	}
	free(data);
	deflate_free(z);
}

/* Copies from all distances up to beyond the window, of all lengths. */
static void repeats_come_back(void **state)
{
	(void)state;
	struct deflate *z = deflate_new();
	char *data = malloc(MOST);
	uint32_t seed = 20;
	size_t n = 0;
	while (n < MOST) {
		uint32_t r = next_random(&seed) >> 8;
		size_t distance = (r & 0x3FF) * (1 + (r >> 10 & 63)) + 1, length = r >> 16 & 0x1FF;
		if (distance > n || r % 3 == 0)
			data[n++] = (char)r;
		else
			for (; length && n < MOST; length--, n++)
				data[n] = data[n - distance];
	}
	assert_true(round_trip(z, data, n) < n / 10);
	free(data);
	deflate_free(z);
}

static void noise_grows_by_a_few_bytes_only(void **state)
{
	(void)state;
	struct deflate *z = deflate_new();
	char *data = malloc(MOST);
	uint32_t seed = 3;
	for (size_t i = 0; i < MOST; i++)
		data[i] = (char)(next_random(&seed) >> 24);
	assert_true(round_trip(z, data, MOST) < MOST + 100);
	assert_true(round_trip(z, data, 10) == 10 + 11);
	free(data);
	deflate_free(z);
}

static void operators_of_a_page_shrink_to_half(void **state)
{
	(void)state;
	struct deflate *z = deflate_new();
	struct buf text;
	buf_init(&text, MOST);
	uint32_t seed = 5;
	for (int line = 0; line < 200; line++) {
		buf_printf(&text, "0 -%d Td\n[<", 14 + line % 3);
		for (int i = 0; i < 30; i++)
			buf_printf(&text, "%04X", (unsigned)(next_random(&seed) >> 24));
		buf_add_str(&text, ">]TJ\n");
	}
	assert_true(round_trip(z, text.data, text.len) < text.len / 2);
	buf_release(&text);
	deflate_free(z);
}

/* What went before must not show, or the same record would give other bytes. */
static void equal_data_gives_equal_bytes(void **state)
{
	(void)state;
	struct deflate *z = deflate_new(), *fresh = deflate_new();
	const char *text = "天地玄黄，宇宙洪荒。天地玄黄，宇宙洪荒。";
	struct slice data = { text, strlen(text) };
	round_trip(z, text, strlen(text));
	round_trip(z, "天地玄黄", strlen("天地玄黄"));
	struct slice a = deflate_data(z, data), b = deflate_data(fresh, data);
	assert_int_equal(a.len, b.len);
	assert_memory_equal(a.data, b.data, a.len);
	deflate_free(z);
	deflate_free(fresh);
}

/* A code is complete, keeps to its limit, and gives rarer symbols no fewer bits. */
static void check_code(const struct huffman *h, size_t symbols, unsigned most)
{
	unsigned long room = 0;
	for (size_t s = 0; s < symbols; s++) {
		unsigned size = h->codes[s].size;
		assert_true(size <= most && (size != 0) == (h->often[s] != 0));
		room += size ? 1ul << (most - size) : 0;
		for (size_t t = 0; size && t < symbols; t++)
			if (h->often[t] > h->often[s])
				assert_true(h->codes[t].size <= size);
	}
	assert_int_equal(room, 1ul << most);
}

static void codes_are_complete(void **state)
{
	(void)state;
	uint32_t seed = 11;
	for (int round = 0; round < 300; round++) {
		struct huffman h = { 0 };
		size_t symbols = 2 + next_random(&seed) / 7 % (HUFFMAN_SYMBOLS - 1);
		for (size_t s = 0; s < symbols; s++)
			h.often[s] = next_random(&seed) >> (12 + next_random(&seed) / 9 % 20);
		huffman_make(&h, symbols, round % 2 ? HUFFMAN_BITS : 9);
		check_code(&h, symbols, round % 2 ? HUFFMAN_BITS : 9);
	}
}

/* Frequencies that double give Huffman's tree its greatest depth. */
static void codes_keep_to_their_limit(void **state)
{
	(void)state;
	struct huffman h = { 0 };
	for (size_t s = 0; s < 22; s++)
		h.often[s] = 1u << s;
	huffman_make(&h, HUFFMAN_SYMBOLS, HUFFMAN_BITS);
	check_code(&h, HUFFMAN_SYMBOLS, HUFFMAN_BITS);
	memset(h.often, 0, sizeof h.often);
	for (size_t s = 0; s < 19; s++)
		h.often[s] = 1u << s;
	huffman_make(&h, 19, 7);
	check_code(&h, 19, 7);
}

static void lone_symbols_get_a_partner(void **state)
{
	(void)state;
	struct huffman h = { 0 };
	h.often[0] = 9;
	huffman_make(&h, 30, HUFFMAN_BITS);
	check_code(&h, 30, HUFFMAN_BITS);
	memset(h.often, 0, sizeof h.often);
	huffman_make(&h, 30, HUFFMAN_BITS);
	check_code(&h, 30, HUFFMAN_BITS);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(data_of_every_size_comes_back),
		cmocka_unit_test(repeats_come_back),
		cmocka_unit_test(noise_grows_by_a_few_bytes_only),
		cmocka_unit_test(operators_of_a_page_shrink_to_half),
		cmocka_unit_test(equal_data_gives_equal_bytes),
		cmocka_unit_test(codes_are_complete),
		cmocka_unit_test(codes_keep_to_their_limit),
		cmocka_unit_test(lone_symbols_get_a_partner),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
