#include "pdf.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "banxin.h"
#include "base/buf.h"
#include "clreq.h"

enum { MOST_SEEN = 64 << 20 };

const char *pdf_document(const char *root, const char *flow)
{
	return text_of("<fo:root xmlns:fo='http://www.w3.org/1999/XSL/Format' "
		       "xmlns:axf='http://www.antennahouse.com/names/XSL/Extensions' "
		       "xmlns:banxin='urn:banxin:fo' language='zh' country='CN' %s>"
		       "<fo:layout-master-set><fo:simple-page-master master-name='p' margin='10mm' "
		       "page-width='210mm' page-height='297mm'><fo:region-body/>"
		       "</fo:simple-page-master></fo:layout-master-set>"
		       "<fo:page-sequence master-reference='p'><fo:flow flow-name='xsl-region-body'>"
		       "%s</fo:flow></fo:page-sequence></fo:root>",
		root, flow);
}

static bool write_file(const char *path, const char *text)
{
	FILE *f = fopen(path, "w");
	bool ok = f && fputs(text, f) >= 0;
	return f && fclose(f) == 0 && ok;
}

static bool render(const char *document, const char *from, const char *to)
{
	struct banxin *b = banxin_open(&(struct banxin_options){ .data_dir = "." });
	bool ok = b && write_file(from, document) &&
		banxin_render_file(b, &(struct banxin_job){ .path = from }, to, NULL);
	banxin_close(b);
	return ok;
}

static const char *run(const char *command)
{
	struct buf out;
	char part[4096];
	FILE *f = popen(command, "r");
	buf_init(&out, MOST_SEEN);
	for (size_t n; f && (n = fread(part, 1, sizeof part, f)) > 0;)
		buf_add(&out, part, n);
	CHECK(f && pclose(f) == 0, "“%s” fails", command);
	const char *text = text_of("%s", out.len ? out.data : "");
	buf_release(&out);
	return text;
}

const char *pdf_seen(const char *document, const char *command)
{
	char from[] = "/tmp/clreq-XXXXXX.fo";
	int file = mkstemps(from, 3);
	if (!CHECK(file >= 0, "there is no room for a file in /tmp"))
		return "";
	close(file);
	const char *to = text_of("%s.pdf", from);
	const char *seen = "";
	if (CHECK(render(document, from, to), "the document can't be written as PDF"))
		seen = run(text_of("PDF='%s'; %s", to, command));
	unlink(from);
	unlink(to);
	return seen;
}
