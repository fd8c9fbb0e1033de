#include "template/errors.h"

#include <libxml/uri.h>
#include <libxml/xpath.h>
#include <libxslt/xsltutils.h>
#include <stdarg.h>
#include <string.h>

#include "base/i18n.h"
#include "template/reword.h"
#include "template/sheets.h"

/* A message of a template's author is cut off here. */
enum { MESSAGE_MAX = 16 * 1024 };

static _Thread_local struct trouble *current;

struct place trouble_place(xmlNodePtr node)
{
	for (; node && node->type != XML_DOCUMENT_NODE; node = node->parent) {
		const struct spot *spot = node->type == XML_ELEMENT_NODE ? node->_private : NULL;
		if (spot)
			return spot->at;
	}
	return (struct place){ NULL, 0, 0 };
}

bool trouble_tell(struct trouble *t, struct place at, enum code code, const char *text)
{
	t->told = true;
	if (!at.file)
		at.file = t->path;
	return diag_error(t->d, at, code, "%s", text);
}

void trouble_cause(struct trouble *t, const char *text)
{
	t->cause = arena_strdup(t->a, text);
}

/* The fault is complete: what libxslt says, where, and the cause that came before. */
static void finish(struct trouble *t, const char *message)
{
	struct fault f = { .message = message, .element = t->element, .cause = t->cause };
	f.code = t->ctxt ? CODE_TEMPLATE_RUN : CODE_TEMPLATE_SYNTAX;
	if (!(t->told && t->ctxt) && reword(t->a, &f)) {
		if (f.warning)
			diag_warning(t->d, t->at, f.code, "%s", f.text);
		else
			trouble_tell(t, t->at, f.code, f.text);
	}
	t->cause = t->held = NULL;
}

/* A layout may give its message in English and in Chinese, with ｜ between: the user's half of it. */
static const char *in_users_language(struct trouble *t, const char *text)
{
	static const char parting[] = "｜";
	const char *chinese = strstr(text, parting);
	if (!chinese)
		return text;
	/* Translators: the code of your language */
	if (strcmp(_("en"), "zh") == 0)
		return chinese + strlen(parting);
	return arena_strndup(t->a, text, (size_t)(chinese - text));
}

/* xsl:message, told at its own place. */
static void author_message(struct trouble *t, const char *text)
{
	text = in_users_language(t, text);
	xmlNodePtr n = t->ctxt->inst;
	while (n && !(n->type == XML_ELEMENT_NODE && xmlStrEqual(n->name, BAD_CAST "message")))
		n = n->parent;
	struct place at = n ? trouble_place(n) : (struct place){ t->path, 0, 0 };
	xmlChar *terminate = n ? xmlGetNoNsProp(n, BAD_CAST "terminate") : NULL;
	if (terminate && xmlStrEqual(terminate, BAD_CAST "yes")) {
		if (!t->told)
			trouble_tell(t, at, CODE_TEMPLATE_MESSAGE, text);
	} else {
		diag_note(t->d, at, CODE_TEMPLATE_MESSAGE, "%s", text);
	}
	xmlFree(terminate);
}

/* A message without a place. Of a running template, it is the author's if it came through the
 * context; what comes through the process's handler then is a mishap that libxslt goes on from. */
static void placeless(struct trouble *t, const char *text, bool through_context)
{
	if (t->ctxt && through_context)
		author_message(t, text);
	else if (t->ctxt && !t->told)
		diag_warning(t->d, trouble_place(t->ctxt->inst), CODE_TEMPLATE_RUN, "%s",
			without_origin(text));
	else
		t->held = arena_strdup(t->a, text);
}

static void end_message(struct trouble *t, bool through_context)
{
	if (!t->piece.data)
		buf_add_str(&t->piece, "");
	while (t->piece.len && strchr("\n ", t->piece.data[t->piece.len - 1]))
		t->piece.data[--t->piece.len] = '\0';
	const char *text = arena_strndup(t->a, t->piece.data, t->piece.len);
	buf_clear(&t->piece);
	if (!t->expects_message)
		placeless(t, text, through_context);
	else if (t->at.file)
		finish(t, text);
	else
		placeless(t, text, false);
	t->expects_message = false;
}

/* The URL under which libxslt knows a sheet, as the path that the user knows. */
static const char *path_of_url(struct trouble *t, const char *url)
{
	char *path = xmlURIUnescapeString(url, 0, NULL);
	const char *copy = arena_strdup(t->a, path ? path : url);
	xmlFree(path);
	return copy;
}

/* Libxslt gives a place as one piece, whose format says what it knows. */
static void take_place(struct trouble *t, const char *format, va_list args)
{
	t->at = (struct place){ NULL, 0, 0 };
	t->element = "";
	t->expects_message = true;
	va_arg(args, const char *); /* "runtime error" or the like */
	if (strncmp(format, "%s: file %s", 11) == 0)
		t->at.file = path_of_url(t, va_arg(args, const char *));
	if (strncmp(format, "%s: file %s line %d", 19) == 0)
		t->at.line = va_arg(args, int);
	if (strcmp(format, "%s: file %s line %d element %s\n") == 0)
		t->element = arena_strdup(t->a, va_arg(args, const char *));
}

static bool is_place(const char *format)
{
	return strncmp(format, "%s: file ", 9) == 0 || strcmp(format, "%s: element %s\n") == 0 ||
		strcmp(format, "%s\n") == 0;
}

static void on_piece(struct trouble *t, bool through_context, const char *format, va_list args)
{
	if (is_place(format)) {
		take_place(t, format, args);
		return;
	}
	struct arena_mark mark = arena_mark(t->a);
	const char *text = arena_vprintf(t->a, format, args);
	size_t n = strlen(text);
	buf_add_str(&t->piece, text);
	bool ends = n && text[n - 1] == '\n';
	arena_release(t->a, mark);
	if (ends)
		end_message(t, through_context);
}

#ifdef __GNUC__
#define PIECE __attribute__((format(printf, 2, 3)))
#else
#define PIECE
#endif

static PIECE void on_context_piece(void *user, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	on_piece(user, true, format, args);
	va_end(args);
}

static PIECE void on_process_piece(void *user, const char *format, ...)
{
	(void)user;
	va_list args;
	va_start(args, format);
	if (current)
		on_piece(current, false, format, args);
	va_end(args);
}

/* libxml2 has two uses of this while XPath runs, both for a function that doesn't exist. */
static PIECE void on_libxml_piece(void *user, const char *format, ...)
{
	struct trouble *t = user;
	va_list args;
	va_start(args, format);
	const char *name = strstr(format, "function %s") ? va_arg(args, const char *) : "";
	if (strstr(format, "function %s not found"))
		t->cause = unknown_function(t->a, name);
	else if (strstr(format, "function %s bound to undefined prefix %s"))
		t->cause = unknown_prefix(t->a, va_arg(args, const char *));
	va_end(args);
}

static void on_libxml_error(void *user, xml_error *e)
{
	struct trouble *t = user;
	if (e->domain == XML_FROM_XPATH && !t->cause)
		t->cause = xpath_cause(t->a, e);
}

void trouble_begin(struct trouble *t, struct diag *d, const char *path)
{
	*t = (struct trouble){ .d = d, .a = arena_new(), .path = path, .element = "" };
	buf_init(&t->piece, MESSAGE_MAX);
	t->old_generic = xmlGenericError;
	t->old_generic_user = xmlGenericErrorContext;
	t->old_structured = xmlStructuredError;
	t->old_structured_user = xmlStructuredErrorContext;
	xmlSetGenericErrorFunc(t, on_libxml_piece);
	xmlSetStructuredErrorFunc(t, on_libxml_error);
	current = t;
}

void trouble_attach(struct trouble *t, xsltTransformContextPtr ctxt)
{
	t->ctxt = ctxt;
	xsltSetTransformErrorFunc(ctxt, t, on_context_piece);
}

void trouble_end(struct trouble *t)
{
	if (t->held && !t->told)
		trouble_tell(t, t->at, CODE_TEMPLATE_SYNTAX, t->held);
	xmlSetGenericErrorFunc(t->old_generic_user, t->old_generic);
	xmlSetStructuredErrorFunc(t->old_structured_user, t->old_structured);
	current = NULL;
	buf_release(&t->piece);
	arena_free(t->a);
}

void trouble_init(void)
{
	xsltSetGenericErrorFunc(NULL, on_process_piece);
}
