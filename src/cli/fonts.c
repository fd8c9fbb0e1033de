/* banxin fonts: what serves each role, and what a text would lack. */
#include <inttypes.h>
#include <stdio.h>

#include "base/file.h"
#include "base/i18n.h"
#include "cli/commands.h"
#include "cli/messages.h"

enum { MAX_TEXT = 256 * 1000 * 1000 };

static void list_roles(struct banxin *b)
{
	size_t count;
	const struct banxin_font *fonts = banxin_fonts(b, &count);
	int role_width = 0, face_width = 0;
	for (size_t i = 0; i < count; i++) {
		int role = text_width(fonts[i].role), face = fonts[i].face ? text_width(fonts[i].face) : 0;
		role_width = role > role_width ? role : role_width;
		face_width = face > face_width ? face : face_width;
	}
	for (size_t i = 0; i < count; i++) {
		print_padded(fonts[i].role, role_width + 2);
		if (!fonts[i].face) {
			puts(_("(none installed)"));
			continue;
		}
		print_padded(fonts[i].face, face_width + 2);
		puts(fonts[i].path ? fonts[i].path : _("(built into every viewer)"));
	}
}

static void print_missing(void *user, uint32_t character, size_t times)
{
	size_t *count = user;
	char text[5] = "";
	utf8_put(text, character);
	printf("U+%04" PRIX32 "  %s  %zu\n", character, text, times);
	++*count;
}

/* STATUS_INPUT if characters are missing. */
static int list_missing(struct arena *a, struct banxin *b, const char *path)
{
	struct diag d;
	struct slice text;
	const struct place nowhere = { NULL, 0, 0 };
	diag_init(&d, message_forward, NULL);
	if (file_read(a, path, MAX_TEXT, &text, nowhere, &d) && !utf8_valid(text.data, text.len))
		diag_error(&d, (struct place){ path, 0, 0 }, CODE_XML_ENCODING,
			_("this text is not UTF-8"));
	if (d.errors)
		return diag_status(&d);
	size_t count = 0;
	banxin_coverage(b, text.data, text.len, print_missing, &count);
	return count ? STATUS_INPUT : STATUS_DONE;
}

int fonts_run(struct arena *a, const struct arguments *args)
{
	struct banxin *b = engine_open(args);
	if (!b)
		return STATUS_MACHINE;
	int status = STATUS_DONE;
	if (option_given(args, OPT_COVERAGE))
		status = list_missing(a, b, args->value[OPT_COVERAGE]);
	else
		list_roles(b);
	int closed = engine_close(true);
	return closed > status ? closed : status;
}
