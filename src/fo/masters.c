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

/* The region NAME of MASTER; its body if NAME is NULL. */
static const struct fo_node *own_region(const struct fo_node *master, const char *name)
{
	if (!name)
		return fo_child(master, FO_REGION_BODY);
	const struct fo_node *r = master->first;
	while (r && strcmp(fo_region_name(r), name) != 0)
		r = r->next;
	return r;
}

/* The region that the first simple-page-master has which N or something in it refers to, of those that
 * have one. */
static const struct fo_node *find_region(
	const struct fo_node *root, const struct fo_node *n, const char *name)
{
	const char *reference = fo_string(n, PROP_MASTER_REFERENCE);
	const struct fo_node *master = reference[0] ? fo_master(root, reference) : NULL;
	if (master && master->object == FO_SIMPLE_PAGE_MASTER)
		return own_region(master, name);
	const struct fo_node *region = NULL;
	const struct fo_node *within = n->object == FO_PAGE_SEQUENCE ? master : n;
	for (const struct fo_node *c = within ? within->first : NULL; c && !region; c = c->next)
		region = find_region(root, c, name);
	return region;
}

enum keyword masters_mode(const struct fo_node *sequence, const char *name)
{
	const struct fo_node *root = sequence;
	while (root->parent)
		root = root->parent;
	const struct fo_node *region = find_region(root, sequence, name);
	if (!region)
		region = find_region(root, sequence, NULL);
	return region ? fo_region_mode(region, sequence) : KW_LR_TB;
}
