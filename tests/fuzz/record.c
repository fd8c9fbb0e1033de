/* A record: parsed, its includes taken in, checked against the schema. */
#include <stdlib.h>

#include "record/record.h"
#include "replay.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct record_schema *schema;
	struct diag d;
	diag_init(&d, NULL, NULL);
	if (!schema)
		schema = record_schema_load("layouts/record.xsd", &d);
	struct slice bytes = { (const char *)data, size };
	xmlDocPtr doc = schema ? record_parse("tests/fuzz/record.xml", bytes, NULL, &d) : NULL;
	bool valid = doc && record_validate(schema, doc, "tests/fuzz/record.xml", bytes, &d);
	/* What is refused is told why. */
	if (!valid && d.errors == 0)
		abort();
	xmlFreeDoc(doc);
	return 0;
}
