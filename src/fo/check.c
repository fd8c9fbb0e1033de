#include "fo/check.h"

#include <string.h>

#include "base/i18n.h"

static const struct {
	enum fo_object object;
	enum fo_property property;
} required[] = {
	{ FO_SIMPLE_PAGE_MASTER, PROP_MASTER_NAME },
	{ FO_PAGE_SEQUENCE_MASTER, PROP_MASTER_NAME },
	{ FO_SINGLE_PAGE_MASTER_REFERENCE, PROP_MASTER_REFERENCE },
	{ FO_REPEATABLE_PAGE_MASTER_REFERENCE, PROP_MASTER_REFERENCE },
	{ FO_CONDITIONAL_PAGE_MASTER_REFERENCE, PROP_MASTER_REFERENCE },
	{ FO_PAGE_SEQUENCE, PROP_MASTER_REFERENCE },
	{ FO_FLOW, PROP_FLOW_NAME },
	{ FO_STATIC_CONTENT, PROP_FLOW_NAME },
	{ FO_CHARACTER, PROP_CHARACTER },
	{ FO_EXTERNAL_GRAPHIC, PROP_SRC },
	{ FO_PAGE_NUMBER_CITATION, PROP_REF_ID },
	{ FO_PAGE_NUMBER_CITATION_LAST, PROP_REF_ID },
	{ FO_MARKER, PROP_MARKER_CLASS_NAME },
	{ FO_RETRIEVE_MARKER, PROP_RETRIEVE_CLASS_NAME },
	{ FO_RETRIEVE_TABLE_MARKER, PROP_RETRIEVE_CLASS_NAME },
	{ FO_INDEX_KEY_REFERENCE, PROP_REF_INDEX_KEY },
	{ FO_INDEX_RANGE_BEGIN, PROP_INDEX_KEY },
	{ FO_INDEX_RANGE_BEGIN, PROP_ID },
	{ FO_INDEX_RANGE_END, PROP_REF_ID },
	{ FO_DOCUMENT_INFO, PROP_NAME },
};

void check_required(const struct fo_node *n, struct diag *d)
{
	for (size_t i = 0; i < sizeof required / sizeof required[0]; i++) {
		if (required[i].object == n->object && *fo_string(n, required[i].property) == '\0')
			diag_error(d, n->at, CODE_FO_MISSING, _("%s needs the property %s"),
				fo_object_info(n->object)->label,
				fo_property_info(required[i].property)->name);
	}
	if (n->object == FO_BASIC_LINK && *fo_string(n, PROP_INTERNAL_DESTINATION) == '\0' &&
		*fo_string(n, PROP_EXTERNAL_DESTINATION) == '\0')
		diag_error(d, n->at, CODE_FO_MISSING,
			_("fo:basic-link needs internal-destination or external-destination"));
}

static bool is_master(const struct fo_node *n, const char *name, bool simple_only)
{
	return (n->object == FO_SIMPLE_PAGE_MASTER ||
		       (n->object == FO_PAGE_SEQUENCE_MASTER && !simple_only)) &&
		strcmp(fo_string(n, PROP_MASTER_NAME), name) == 0;
}

static void check_master(
	const struct fo_node *masters, const struct fo_node *n, bool simple_only, struct diag *d)
{
	const char *name = fo_string(n, PROP_MASTER_REFERENCE);
	if (*name == '\0')
		return; /* told of already */
	const struct fo_node *m = masters ? masters->first : NULL;
	while (m && !is_master(m, name, simple_only))
		m = m->next;
	if (!m)
		diag_error(d, n->at, CODE_FO_REFERENCE,
			simple_only
				? _("there is no fo:simple-page-master with the master-name \"%s\"")
				: _("there is no page master with the master-name \"%s\""),
			name);
}

/* A link or a citation that leads nowhere spoils a line, not the document. */
static void check_id(
	const struct fo_tree *t, const struct fo_node *n, enum fo_property p, struct diag *d)
{
	const char *id = fo_string(n, p);
	if (*id && !fo_by_id(t, id))
		diag_warning(d, n->at, CODE_FO_REFERENCE,
			_("%s=\"%s\" leads nowhere: nothing has this id"),
			fo_property_info(p)->name, id);
}

static void check_node(const struct fo_tree *t, const struct fo_node *masters,
	const struct fo_node *n, struct diag *d)
{
	switch (n->object) {
	case FO_SINGLE_PAGE_MASTER_REFERENCE:
	case FO_REPEATABLE_PAGE_MASTER_REFERENCE:
	case FO_CONDITIONAL_PAGE_MASTER_REFERENCE:
		check_master(masters, n, true, d);
		return;
	case FO_PAGE_SEQUENCE:
		check_master(masters, n, false, d);
		return;
	case FO_PAGE_NUMBER_CITATION:
	case FO_PAGE_NUMBER_CITATION_LAST:
	case FO_INDEX_RANGE_END:
		check_id(t, n, PROP_REF_ID, d);
		return;
	case FO_BASIC_LINK:
	case FO_BOOKMARK:
		check_id(t, n, PROP_INTERNAL_DESTINATION, d);
		return;
	default:
		return;
	}
}

void check_references(const struct fo_tree *t, const struct fo_node *top, struct diag *d)
{
	const struct fo_node *masters = fo_child(t->root, FO_LAYOUT_MASTER_SET);
	const struct fo_node *n = top;
	while (n) {
		check_node(t, masters, n, d);
		if (n->first) {
			n = n->first;
			continue;
		}
		while (n != top && !n->next)
			n = n->parent;
		n = n == top ? NULL : n->next;
	}
}
