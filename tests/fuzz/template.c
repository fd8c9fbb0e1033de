/* A template: compiled, and applied to a record. */
#include <libxml/parser.h>
#include <stdlib.h>
#include <string.h>

#include "replay.h"
#include "template/template.h"
#include "temporary.h"

/* More would only be slow: what a template may take is for its users, who wrote it. */
enum { MOST = 4096 };

static const char record[] =
	"<article id='a'><head><title><line>上</line><line>下</line></title>"
	"<published>2025-03-05</published></head><body><p>一<strong>二</strong>&lt;</p>"
	"<ul><li>三</li><li>四</li></ul><figure><img src='a.png'/></figure></body></article>";

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct diag d;
	if (size > MOST)
		return 0;
	diag_init(&d, NULL, NULL);
	struct template *t = template_load(temporary_file(data, size), &d);
	if (!t && d.errors == 0)
		abort();
	if (!t)
		return 0;
	size_t count;
	const struct template_param_info *params = template_params(t, &count);
	struct template_param p = { count ? params[0].name : "", "值" };
	xmlDocPtr doc = xmlReadMemory(record, (int)strlen(record), "a.xml", NULL, 0);
	xmlDocPtr result = template_apply(t, doc, &p, count > 0, &d);
	if (!result && d.errors == 0)
		abort();
	xmlNodePtr root = result ? xmlDocGetRootElement(result) : NULL;
	if (root)
		template_place(t, root);
	xmlFreeDoc(result);
	xmlFreeDoc(doc);
	template_free(t);
	return 0;
}
