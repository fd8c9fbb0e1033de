#include "fo/properties.h"

static const struct property_info properties[PROP_COUNT] = {
#define INHERITED_ROW(id, name, values, initial, percent, status) \
	[PROP_##id] = { name, values, initial, PERCENT_##percent, PROPERTY_##status, true },
	INHERITED_PROPERTIES(INHERITED_ROW)
#undef INHERITED_ROW
#define OWN_ROW(id, name, values, initial, percent, status) \
	[PROP_##id] = { name, values, initial, PERCENT_##percent, PROPERTY_##status, false },
		OWN_PROPERTIES(OWN_ROW)
#undef OWN_ROW
};

const struct property_info *fo_property_info(enum fo_property p)
{
	return properties[p].name ? &properties[p] : NULL;
}
