/* The text of a record, well-formed or not, as the proofreader reads it; and its repairs.
 *
 * Findings are in order, within the text and, where that is UTF-8, between its characters. Repairs leave
 * well-formed what was, and come to an end. */
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "proof/proof.h"
#include "proof/edits.h"
#include "record/xml.h"
#include "replay.h"

/* Goes of repairing until nothing is left that could be; one may make another possible. */
enum { GOES = 8, DEPTH = 256, GROWTH = 1 << 20 };

static bool is_inside_character(struct slice text, size_t at)
{
	return at < text.len && ((unsigned char)text.data[at] & 0xC0) == 0x80;
}

static void check_findings(struct slice text, const struct finding *f, size_t count)
{
	bool utf8 = utf8_valid(text.data, text.len);
	size_t before = 0;
	for (size_t i = 0; i < count; i++) {
		if (f[i].start < before || f[i].end < f[i].start || f[i].end > text.len)
			abort();
		if (utf8 &&
			(is_inside_character(text, f[i].start) ||
				is_inside_character(text, f[i].end)))
			abort();
		if (!f[i].text || !f[i].text[0] || (f[i].safe && !f[i].repair))
			abort();
		if (utf8 &&
			(!utf8_valid(f[i].text, strlen(f[i].text)) ||
				(f[i].repair && !utf8_valid(f[i].repair, strlen(f[i].repair)))))
			abort();
		before = f[i].start;
	}
}

static bool is_well_formed(struct slice text)
{
	struct diag d;
	diag_init(&d, NULL, NULL);
	xmlDocPtr doc =
		xml_read(&(struct xml_source){ .path = "", .data = text, .depth = DEPTH }, &d);
	xmlFreeDoc(doc);
	return doc != NULL;
}

static void repair(struct proof *p, struct slice text)
{
	struct buf now, next;
	buf_init(&now, text.len + GROWTH);
	buf_init(&next, text.len + GROWTH);
	buf_add(&now, text.data, text.len);
	for (int go = 0;; go++) {
		size_t count;
		const struct finding *f =
			proof_read(p, "tests/fuzz/a.xml", buf_slice(&now), &count);
		check_findings(buf_slice(&now), f, count);
		buf_clear(&next);
		bool *done = calloc(count + 1, sizeof *done);
		struct edited *e = edited_new(buf_slice(&now));
		size_t made = edited_repair(e, f, count, done);
		buf_add(&next, edited_text(e).data, edited_text(e).len);
		edited_free(e);
		free(done);
		/* What repairs nothing is left as it is. */
		if (made == 0 && (next.len != now.len || memcmp(next.data, now.data, now.len) != 0))
			abort();
		if (made == 0 || count == FINDINGS_MAX)
			break;
		if (go == GOES || next.overflow)
			abort();
		struct buf swap = now;
		now = next;
		next = swap;
	}
	if (!is_well_formed(buf_slice(&now)))
		abort();
	buf_release(&now);
	buf_release(&next);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct proof *proofs[PROFILE_COUNT];
	struct slice text = { (const char *)data, size };
	struct proof **p = &proofs[size % PROFILE_COUNT];
	if (!*p)
		*p = proof_new(&(struct proof_settings){ .profile = size % PROFILE_COUNT });
	size_t count;
	const struct finding *f = proof_read(*p, "tests/fuzz/a.xml", text, &count);
	check_findings(text, f, count);
	if (size && is_well_formed(text) && utf8_valid(text.data, text.len))
		repair(*p, text);
	return 0;
}
