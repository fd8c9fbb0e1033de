#include "fo/masters.h"

#include <string.h>

const struct fo_node *fo_master(const struct fo_node *root, const char *name)
{
	const struct fo_node *set = fo_child(root, FO_LAYOUT_MASTER_SET);
	for (const struct fo_node *n = set ? set->first : NULL; n; n = n->next)
		if (strcmp(fo_string(n, PROP_MASTER_NAME), name) == 0)
			return n;
	return NULL;
}

const char *fo_region_name(const struct fo_node *region)
{
	static const char *const names[] = {
		[FO_REGION_BODY] = "xsl-region-body",
		[FO_REGION_BEFORE] = "xsl-region-before",
		[FO_REGION_AFTER] = "xsl-region-after",
		[FO_REGION_START] = "xsl-region-start",
		[FO_REGION_END] = "xsl-region-end",
	};
	const char *name = fo_string(region, PROP_REGION_NAME);
	return name[0] ? name : names[region->object];
}

enum keyword fo_region_mode(const struct fo_node *region, const struct fo_node *sequence)
{
	/* A sequence has a say in what its pages hold (XSL 1.1, 6.4.5); few use it. */
	return fo_keyword(fo_specified(sequence, PROP_WRITING_MODE) ? sequence : region,
		PROP_WRITING_MODE);
}

/* A region that is looked for: NAME, or the body if that is NULL, but none whose lines run as UNLIKE. */
struct search {
	const struct fo_node *root, *sequence;
	const char *name;
	enum keyword unlike;
};

static const struct fo_node *own_region(const struct search *s, const struct fo_node *master)
{
	for (const struct fo_node *r = master->first; r; r = r->next) {
		bool named = s->name ? strcmp(fo_region_name(r), s->name) == 0
				     : r->object == FO_REGION_BODY;
		if (named && fo_region_mode(r, s->sequence) != s->unlike)
			return r;
	}
	return NULL;
}

/* In the simple-page-masters that N, or something in it, refers to: the first that there is. */
static const struct fo_node *find_region(const struct search *s, const struct fo_node *n)
{
	const char *reference = fo_string(n, PROP_MASTER_REFERENCE);
	const struct fo_node *master = reference[0] ? fo_master(s->root, reference) : NULL;
	if (master && master->object == FO_SIMPLE_PAGE_MASTER)
		return own_region(s, master);
	const struct fo_node *region = NULL;
	const struct fo_node *within = n->object == FO_PAGE_SEQUENCE ? master : n;
	for (const struct fo_node *c = within ? within->first : NULL; c && !region; c = c->next)
		region = find_region(s, c);
	return region;
}

enum keyword masters_mode(const struct fo_node *sequence, const char *name, bool *differ)
{
	struct search s = { sequence, sequence, name, KW_NONE_GIVEN };
	while (s.root->parent)
		s.root = s.root->parent;
	const struct fo_node *region = find_region(&s, sequence);
	if (!region) {
		s.name = NULL;
		region = find_region(&s, sequence);
	}
	s.unlike = region ? fo_region_mode(region, sequence) : KW_LR_TB;
	*differ = region && find_region(&s, sequence);
	return s.unlike;
}
