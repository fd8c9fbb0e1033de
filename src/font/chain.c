/* The font set and its chains. A chain is a list of families; which of their faces are installed is
 * found out as far down the list as characters make it necessary. */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/i18n.h"
#include "font/fontconfig.h"
#include "font/store.h"
#include "font/user_fonts.h"

/* Templates use a handful of combinations; a record that makes up thousands is out to harm. */
enum { MAX_CHAINS = 2000, MAX_NAMES = 32, MAX_LIST = 2000, MAX_USER_FOLDERS = 16 };

struct link {
	struct font_family *family;
	struct face *face; /* NULL while not looked for, or not installed */
	bool looked_for;
	struct link *next;
};

/* A family that was asked for by name and is not installed. */
struct absent {
	const char *name, *key;
	struct link **start; /* the links that stand in for it begin here */
	struct absent *next;
};

struct font_chain {
	struct font_set *set;
	const char *families; /* as asked for */
	int weight;
	bool italic;
	struct link *links, **end;
	struct face *first;
	const struct face *restricted; /* a face that was asked for and may not be embedded */
	struct absent *absent, **absent_end;
	unsigned told_in; /* the record that was told of them */
	struct font_chain *next;
};

/* A name whose absence was told. */
struct noted {
	const char *key;
	unsigned record;
	const char *wanted, *used; /* as that record was told */
	struct noted *next;
};

struct font_set {
	struct arena *a;
	const char *folder; /* where users put fonts: named in messages */
	struct catalogue *catalogue;
	struct user_fonts user;
	struct fontconfig fontconfig;
	struct font_store store;
	struct font_chain *chains;
	size_t chain_count;
	struct noted *noted;
	unsigned record;              /* counts records, from 1 */
	struct font_role_info *roles; /* NULL until asked for */
};

/* $BANXIN_FONTS, folders separated by colons, come before the program's own. */
static size_t user_folders(struct arena *a, const char *own, const char **folders)
{
	size_t count = 0;
	const char *p = getenv("BANXIN_FONTS");
	while (p && *p && count < MAX_USER_FOLDERS) {
		size_t len = strcspn(p, ":");
		if (len)
			folders[count++] = arena_strndup(a, p, len);
		p += len + (p[len] == ':');
	}
	folders[count++] = own;
	return count;
}

static void open_folders(struct font_set *s)
{
	const char *user[MAX_USER_FOLDERS + 1];
	size_t user_count = user_folders(s->a, s->folder, user);
	const struct catalogue *c = s->catalogue;
	const char **all = ARENA_ARRAY(s->a, user_count + c->folder_count, const char *);
	memcpy(all, user, user_count * sizeof *all);
	if (c->folder_count)
		memcpy(all + user_count, c->folders, c->folder_count * sizeof *all);
	font_store_init(&s->store, s->a, all, user_count + c->folder_count);
	s->user = user_fonts_scan(s->a, user, user_count);
}

struct font_set *font_set_new(const char *data_dir, struct diag *d)
{
	struct arena *a = arena_new();
	struct font_set *s = ARENA_NEW(a, struct font_set);
	s->a = a;
	s->record = 1;
	s->folder = arena_strdup(a, data_dir);
	s->catalogue = catalogue_load(a, file_join(a, data_dir, "fonts.xml"), d);
	if (!s->catalogue) {
		arena_free(a);
		return NULL;
	}
	open_folders(s);
	return s;
}

void font_set_begin(struct font_set *s)
{
	s->record++;
}

void font_set_free(struct font_set *s)
{
	if (!s)
		return;
	font_store_release(&s->store);
	fontconfig_release(&s->fontconfig);
	arena_free(s->a);
}

static void add_family(struct font_chain *c, struct font_family *family)
{
	for (const struct link *l = c->links; l; l = l->next) {
		if (l->family == family)
			return;
	}
	struct link *l = ARENA_NEW(c->set->a, struct link);
	l->family = family;
	*c->end = l;
	c->end = &l->next;
}

static bool user_family_serves(const struct user_family *u, const struct font_role *role)
{
	for (size_t i = 0; i < role->key_count; i++) {
		if (user_family_has(u, role->keys[i]))
			return true;
	}
	return false;
}

/* What users drop into the folder comes before what the catalogue prefers. */
static void add_role(struct font_chain *c, struct font_role *role)
{
	const struct user_fonts *user = &c->set->user;
	for (size_t i = 0; i < user->count; i++) {
		if (user_family_serves(&user->families[i], role))
			add_family(c, &user->families[i].family);
	}
	for (size_t i = 0; i < role->family_count; i++)
		add_family(c, &role->families[i]);
	if (role->system)
		add_family(c, role->system);
}

static struct face *link_face(const struct font_chain *c, struct link *l, struct diag *d)
{
	if (!l->looked_for) {
		l->face = font_store_face(&c->set->store, l->family, c->weight, c->italic, d);
		l->looked_for = true;
	}
	return l->face;
}

/* The first installed face of the links from L on. */
static struct face *first_face(const struct font_chain *c, struct link *l, struct diag *d)
{
	struct face *f = NULL;
	for (; l && !f; l = l->next)
		f = link_face(c, l, d);
	return f;
}

/* A role that nothing serves, whose names the system may know under other files. */
static void ask_system(struct font_set *s, struct font_role *role)
{
	if (role->asked_system)
		return;
	role->asked_system = true;
	for (const char *p = role->names; *p && !role->system;) {
		size_t len = strcspn(p, ",");
		role->system = fontconfig_family(&s->fontconfig, s->a, arena_strndup(s->a, p, len));
		p += len;
		p += strspn(p, ", ");
	}
}

static bool family_serves(
	const struct font_set *s, const struct font_family *f, const struct font_role *role)
{
	if (f == role->system || (f >= role->families && f < role->families + role->family_count))
		return true;
	for (size_t i = 0; i < s->user.count; i++) {
		if (f == &s->user.families[i].family)
			return user_family_serves(&s->user.families[i], role);
	}
	return false;
}

/* The face of C that serves ROLE itself, without a stand-in. */
static struct face *own_face(struct font_chain *c, const struct font_role *role, struct diag *d)
{
	struct face *f = NULL;
	for (struct link *l = c->links; l && !f; l = l->next) {
		if (family_serves(c->set, l->family, role))
			f = link_face(c, l, d);
	}
	return f;
}

/* Adds ROLE and what goes on after it. False if no face of its own is installed. */
static bool add_named_role(struct font_chain *c, struct font_role *role, struct diag *d)
{
	add_role(c, role);
	const struct face *own = own_face(c, role, d), *any = own;
	size_t left = c->set->catalogue->role_count; /* a catalogue may lead in a circle */
	for (struct font_role *r = role->then; r && left > 0; r = r->then, left--) {
		add_role(c, r);
		if (!any)
			any = own_face(c, r, d);
	}
	if (!any) {
		ask_system(c->set, role);
		add_role(c, role);
		own = own_face(c, role, d);
	}
	return own;
}

static struct font_family *family_by_name(struct font_set *s, const char *key, const char *name)
{
	for (size_t i = 0; i < s->user.count; i++) {
		if (user_family_has(&s->user.families[i], key))
			return &s->user.families[i].family;
	}
	return catalogue_role(s->catalogue, key) ? NULL
						 : fontconfig_family(&s->fontconfig, s->a, name);
}

/* Whether this record is told for the first time that F stands in for ABSENT. */
static bool first_time(struct font_set *s, const struct absent *absent, const struct face *f)
{
	const char *key = absent->key;
	struct noted *n = s->noted;
	while (n && strcmp(n->key, key) != 0)
		n = n->next;
	if (!n) {
		n = ARENA_NEW(s->a, struct noted);
		*n = (struct noted){ .key = key, .next = s->noted };
		s->noted = n;
	}
	if (n->record == s->record)
		return false;
	n->record = s->record;
	n->wanted = absent->name;
	n->used = f->family;
	return true;
}

void font_set_substitutes(const struct font_set *s,
	void (*font)(void *user, const char *wanted, const char *used), void *user)
{
	for (const struct noted *n = s->noted; n; n = n->next) {
		if (n->record == s->record)
			font(user, n->wanted, n->used);
	}
}

static void tell_absent(struct font_chain *c, struct place at, struct diag *d)
{
	if (c->told_in == c->set->record)
		return;
	c->told_in = c->set->record;
	for (const struct absent *absent = c->absent; absent; absent = absent->next) {
		const struct face *f = first_face(c, *absent->start, d);
		if (!f)
			f = c->first;
		if (f && first_time(c->set, absent, f))
			diag_note(d, at, CODE_FONT_SUBSTITUTED,
				_("the font %s is not installed, %s stands in for it"),
				absent->name, f->family);
	}
}

/* One name of the list. False if nothing of that name is installed. */
static bool add_named(struct font_chain *c, const char *name, const char *key, struct diag *d)
{
	struct link **start = c->end;
	struct font_family *family = family_by_name(c->set, key, name);
	if (family)
		add_family(c, family);
	bool found = family && first_face(c, *start, d);
	struct font_role *role = catalogue_role(c->set->catalogue, key);
	return role ? add_named_role(c, role, d) || found : found;
}

/* The names in a font-family list are separated by commas and may stand in quotes. */
static const char *next_name(const char **list, size_t *len)
{
	const char *p = *list + strspn(*list, " \t\r\n,'\"");
	*len = strcspn(p, ",");
	*list = p + *len;
	while (*len && strchr(" \t\r\n'\"", p[*len - 1]))
		--*len;
	return *len ? p : NULL;
}

static void add_name(struct font_chain *c, const char *text, size_t len, struct diag *d)
{
	struct arena *a = c->set->a;
	struct link **start = c->end;
	const char *name = arena_strndup(a, text, len), *key = font_key(a, text, len);
	if (!*key)
		return;
	bool found = add_named(c, name, key, d);
	const struct face *f = first_face(c, *start, d);
	if (f && !f->embeddable && !c->restricted)
		c->restricted = f;
	if (!found) {
		struct absent *absent = ARENA_NEW(a, struct absent);
		*absent = (struct absent){ name, key, start, NULL };
		*c->absent_end = absent;
		c->absent_end = &absent->next;
	}
}

static void fill_chain(struct font_chain *c, struct diag *d)
{
	const char *list = c->families, *name;
	size_t len, count = 0;
	while (count++ < MAX_NAMES && (name = next_name(&list, &len)))
		add_name(c, name, len, d);
	const struct catalogue *catalogue = c->set->catalogue;
	add_named_role(c, catalogue->initial, d);
	for (size_t i = 0; i < catalogue->fallback_count; i++)
		add_role(c, catalogue->fallback[i]);
	c->first = first_face(c, c->links, d);
	if (c->first && !c->first->embeddable)
		c->restricted = c->first;
}

/* The first face gives the line its height, so there has to be one. */
static bool check_usable(const struct font_chain *c, struct place at, struct diag *d)
{
	if (!c->first)
		return diag_error(d, at, CODE_FONT_NONE,
			_("no font is installed that could set %s: install fonts-noto-cjk, or put "
			  "a font into %s"),
			*c->families ? c->families : c->set->catalogue->initial->id,
			c->set->folder);
	if (c->restricted)
		return diag_error(d, at, CODE_FONT_EMBEDDING,
			_("the licence of %s (%s) forbids embedding it in a document"),
			c->restricted->name, c->restricted->path);
	return true;
}

/* NULL after a message. Chains that can't be used are kept like all others, so that asking again
 * costs nothing. */
static struct font_chain *find_chain(struct font_set *s, const char *families, int weight,
	bool italic, struct place at, struct diag *d)
{
	for (struct font_chain *c = s->chains; c; c = c->next) {
		if (c->weight == weight && c->italic == italic &&
			strcmp(c->families, families) == 0)
			return c;
	}
	if (s->chain_count == MAX_CHAINS) {
		diag_error(d, at, CODE_LAYOUT_LIMIT,
			_("more than %d different fonts are asked for"), MAX_CHAINS);
		return NULL;
	}
	if (strlen(families) > MAX_LIST) {
		diag_error(
			d, at, CODE_FO_VALUE, _("a font-family of more than %d bytes"), MAX_LIST);
		return NULL;
	}
	struct font_chain *c = ARENA_NEW(s->a, struct font_chain);
	*c = (struct font_chain){
		.set = s,
		.families = arena_strdup(s->a, families),
		.weight = weight,
		.italic = italic,
		.end = &c->links,
		.absent_end = &c->absent,
		.next = s->chains,
	};
	fill_chain(c, d);
	s->chains = c;
	s->chain_count++;
	return c;
}

const struct font_chain *font_set_chain(struct font_set *s, const char *families, int weight,
	bool italic, struct place at, struct diag *d)
{
	struct font_chain *c = find_chain(s, families ? families : "", weight, italic, at, d);
	if (!c || !check_usable(c, at, d))
		return NULL;
	tell_absent(c, at, d);
	return c;
}

const struct face *font_chain_first(const struct font_chain *c)
{
	return c->first;
}

const struct face *font_chain_lookup(const struct font_chain *c, uint32_t ch, unsigned *glyph)
{
	for (struct link *l = c->links; l; l = l->next) {
		const struct face *f = link_face(c, l, NULL);
		if (f && f->embeddable && (*glyph = face_glyph(f, ch)) != 0)
			return f;
	}
	return NULL;
}

static void describe_file(const char *path, struct buf *out)
{
	struct stat st;
	if (stat(path, &st) != 0)
		return;
	buf_printf(out, "%s %lld %lld.%09ld\n", path, (long long)st.st_size,
		(long long)st.st_mtim.tv_sec, st.st_mtim.tv_nsec);
}

void font_set_describe(const struct font_set *s, struct buf *out)
{
	for (size_t i = 0; i < s->store.folder_count; i++) {
		struct arena *a = arena_new();
		size_t count;
		const char *const *files = user_fonts_files(a, s->store.folders[i], &count);
		for (size_t k = 0; k < count; k++)
			describe_file(files[k], out);
		arena_free(a);
	}
}

/* The face that serves ROLE in regular weight, be it a stand-in's. */
static const struct face *role_face(struct font_set *s, struct font_role *role)
{
	struct font_chain c = { .set = s, .weight = 400 };
	struct diag quiet;
	diag_init(&quiet, NULL, NULL);
	c.end = &c.links;
	add_named_role(&c, role, &quiet);
	return first_face(&c, c.links, &quiet);
}

size_t font_set_roles(struct font_set *s, const struct font_role_info **roles)
{
	const struct catalogue *c = s->catalogue;
	if (!s->roles) {
		s->roles = ARENA_ARRAY(s->a, c->role_count, struct font_role_info);
		for (size_t i = 0; i < c->role_count; i++) {
			struct font_role *role = &c->roles[i];
			s->roles[i] = (struct font_role_info){ role->id, role->names,
				role_face(s, role) };
		}
	}
	*roles = s->roles;
	return c->role_count;
}
