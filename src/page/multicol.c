#include "page/multicol.h"

#include "page/grid.h"

/* How exactly level columns end. */
enum { LEVEL = MPT_PT / 4 };

struct column_set multicol_of(const struct fo_node *n, mpt width)
{
	const bool region = n->object == FO_REGION_BODY;
	struct column_set s = { .node = n };
	int count = fo_integer(n, region ? PROP_COLUMN_COUNT : PROP_AXF_COLUMN_COUNT);
	s.count = count < 1 ? 1 : count > MAX_COLUMNS ? MAX_COLUMNS : count;
	if (s.count > 1)
		s.gap = fo_length(n, region ? PROP_COLUMN_GAP : PROP_AXF_COLUMN_GAP, width);
	s.width = mpt_max(MPT_PT, (width - s.gap * (s.count - 1)) / s.count);
	return s;
}

unsigned multicol_spans(const struct column_set *set, const struct fo_node *n)
{
	const struct fo_value *v = fo_get(n, PROP_AXF_SPAN);
	if (fo_keyword(n, PROP_SPAN) == KW_ALL ||
		(v->kind == VALUE_KEYWORD && v->as.keyword == KW_ALL))
		return SPANS_ALL;
	if (v->kind != VALUE_NUMBER || v->as.number < 2 || set->count == 1)
		return 0;
	return v->as.number < set->count ? (unsigned)v->as.number : SPANS_ALL;
}

mpt multicol_area_width(const struct column_set *set, unsigned spans)
{
	return multicol_width(set, spans == SPANS_ALL ? set->count : spans ? (int)spans : 1);
}

mpt multicol_width(const struct column_set *set, int count)
{
	return count * set->width + (count - 1) * set->gap;
}

mpt multicol_x(const struct column_set *set, int column)
{
	return column * (set->width + set->gap);
}

static mpt highest(const mpt *heights, int first, int count)
{
	mpt most = 0;
	for (int c = first; c < first + count; c++)
		most = mpt_max(most, heights[c]);
	return most;
}

/* The answer is how far it reaches. */
static mpt take(struct column_room *r, int first, int count, mpt height, bool foot)
{
	mpt *heights = foot ? r->foot : r->head, *gaps = foot ? r->gap_foot : r->gap_head;
	const mpt reach = highest(heights, first, count) + height;
	for (int c = first; c < first + count; c++) {
		heights[c] = reach;
		if (c + 1 < first + count)
			gaps[c] = reach;
	}
	return reach;
}

void multicol_take(struct column_room *r, struct column_float *f)
{
	f->reach = take(r, f->first, f->count, f->height, f->foot);
}

/* At the foot the last one comes lowest. */
struct column_room multicol_room(struct column_float *floats, size_t count)
{
	struct column_room r = { .head = { 0 } };
	for (size_t i = count; i-- > 0;)
		if (floats[i].foot)
			multicol_take(&r, &floats[i]);
	for (size_t i = 0; i < count; i++) {
		if (!floats[i].foot)
			floats[i].reach = -1;
		if (!floats[i].foot && floats[i].below == NOT_BELOW)
			multicol_take(&r, &floats[i]);
	}
	return r;
}

/* How far the columns are filled. */
struct progress {
	size_t at;
	int column; /* the next one */
	struct column_room room;
	mpt reach;  /* of the columns, with what stands at their feet */
	enum page_break forced;
	bool stopped, overfull;
	bool rigid; /* gaps don't shrink */
	int broken, may_break; /* strength of the keeps that columns end against; and may do so */
};

static struct progress begin(const struct column_task *t)
{
	return (struct progress){ .at = t->from,
		.room = multicol_room(t->floats, t->float_count) };
}

mpt multicol_adjust(const struct fill *fill, mpt room, bool stretches, struct stretch *st)
{
	if (fill->height > room && fill->height > fill->min_height) {
		st->most = fill->height - fill->min_height;
		st->adjust = -mpt_min(fill->height - room, st->most);
	} else if (stretches && fill->height < room && fill->max_height > fill->height) {
		st->most = fill->max_height - fill->height;
		st->adjust = mpt_min(room - fill->height, st->most);
	}
	return fill->height + st->adjust;
}

/* How far PART reaches from the head of the columns. */
static mpt part_foot(const struct column_part *part)
{
	struct stretch st = { 0 };
	return part->y + multicol_adjust(&part->fill, part->room, part->stretches, &st);
}

/* Notes PART, if the parts are asked for, and goes on behind it. */
static void put(struct progress *s, const struct column_part *part, struct column_fill *out)
{
	if (out)
		out->parts[out->count++] = *part;
	s->at = part->fill.end;
	s->forced = part->fill.forced;
	s->stopped = part->fill.forced >= BREAK_PAGE;
	s->overfull = s->overfull || part->fill.overfull;
	if (part->fill.broken > s->broken)
		s->broken = part->fill.broken;
}

/* Where the pieces end that span as piece FROM does. */
static size_t alike_end(const struct column_task *t, size_t from)
{
	const struct piece *pieces = t->list->pieces;
	size_t i = from;
	while (i < t->limit && pieces[i].spans == pieces[from].spans)
		i++;
	return i;
}

static bool is_across(const struct column_task *t, const struct progress *s)
{
	return s->at < t->limit && SPANS_COUNT(t->list->pieces[s->at].spans) > 1;
}

/* The space that separates what lies across columns from the text below it. */
static mpt space_below(const struct column_task *t, size_t end)
{
	const struct piece *p = &t->list->pieces[end];
	return end < t->limit && p->kind == PIECE_GAP ? p->height - p->head : 0;
}

/* Floats that are met under the block across columns that begins at FROM go below it. Only the last
 * filling of the columns counts for where they are. */
static void put_floats_below(const struct column_task *t, struct progress *s, size_t from)
{
	for (size_t i = 0; i < t->float_count; i++) {
		struct column_float *f = &t->floats[i];
		if (f->foot || f->below != from)
			continue;
		f->reach = -1;
		if (f->first >= s->column)
			multicol_take(&s->room, f);
	}
}

/* A block across several columns goes to their head. False if there is no room for it. */
static bool put_across(
	const struct column_task *t, struct progress *s, mpt level, struct column_fill *out)
{
	const struct piece *p = &t->list->pieces[s->at];
	const int spans = (int)SPANS_COUNT(p->spans);
	const int count = spans < t->set->count ? spans : t->set->count;
	if (s->column + count > t->set->count || (out && out->count == MAX_COLUMN_PARTS - 1))
		return false;
	if (s->at > t->from && p->kind == PIECE_GAP && p->forced >= BREAK_PAGE) {
		s->forced = p->forced;
		return false;
	}
	const size_t end = alike_end(t, s->at);
	struct column_part part = { .from = s->at, .column = s->column, .columns = count,
		.y = highest(s->room.head, s->column, count), .top = true };
	part.room = level - part.y - highest(s->room.foot, s->column, count);
	part.fill = fill_column(t->list, s->at, end,
		(struct fill_room){ .height = part.room, .pitch = t->pitch, .top = true,
			.rigid = s->rigid,
			.empty = t->empty && s->column == 0 && part.y == 0 });
	if (part.fill.end == s->at)
		return false;
	put(s, &part, out);
	mpt foot = part.y + part.fill.height + (s->at == end ? space_below(t, end) : 0);
	take(&s->room, s->column, count, grid_up(foot, t->pitch) - part.y, false);
	put_floats_below(t, s, part.from);
	s->reach = mpt_max(s->reach, part_foot(&part));
	return s->at == end && !s->stopped;
}

/* The next column down to LEVEL, with what lies across it and its neighbours at its head. */
static void fill_next(
	const struct column_task *t, struct progress *s, mpt level, struct column_fill *out)
{
	const int c = s->column;
	while (!s->stopped && is_across(t, s))
		if (!put_across(t, s, level, out))
			s->stopped = true;
	if (s->stopped || s->at == t->limit) {
		s->column++;
		return;
	}
	struct column_part part = { .from = s->at, .column = c, .columns = 1,
		.y = s->room.head[c], .room = level - s->room.head[c] - s->room.foot[c],
		.top = true };
	part.fill = fill_column(t->list, s->at, alike_end(t, s->at),
		(struct fill_room){ .height = part.room, .pitch = t->pitch, .top = true,
			.rigid = s->rigid,
			.empty = t->empty && s->room.head[c] == 0 && s->room.foot[c] == 0 });
	part.stretches = t->stretch && !part.fill.forced && part.fill.end < t->limit;
	if (part.fill.end > s->at) {
		put(s, &part, out);
		s->reach = mpt_max(s->reach, part_foot(&part) + s->room.foot[c]);
	}
	s->column++;
}

static void fill_all(
	const struct column_task *t, struct progress *s, mpt level, struct column_fill *out)
{
	while (s->column < t->set->count && s->at < t->limit && !s->stopped)
		fill_next(t, s, level, out);
}

static bool holds_all(const struct column_task *t, struct progress s, mpt level)
{
	fill_all(t, &s, level, NULL);
	return s.at == t->limit && !s.overfull && s.broken <= s.may_break;
}

/* A level at which the columns from S on don't hold everything wherever they end. */
static mpt too_low(const struct column_task *t, const struct progress *s)
{
	mpt least = 0;
	for (size_t i = s->at; i < t->limit; i++) {
		const struct piece *p = &t->list->pieces[i];
		if (p->kind == PIECE_GAP)
			least += mpt_min(0, mpt_min(p->min, p->height)) + mpt_min(0, p->foot) +
				mpt_min(0, p->head);
		else
			least += p->height;
	}
	return least / (t->set->count - s->column) - 1;
}

/* The least level at which the columns from S on hold everything. */
static mpt least_level(const struct column_task *t, const struct progress *s)
{
	mpt low = 0, high = t->height, floor = too_low(t, s);
	while (high - low > LEVEL) {
		mpt middle = (low + high) / 2;
		if (middle > floor && holds_all(t, *s, middle))
			high = middle;
		else
			low = middle;
	}
	return high;
}

/* Columns end level: each takes as little as lets the others hold the rest, so that the lines over
 * go to the first columns (CLREQ, column balance). Gaps shrink only where nothing else helps; no keep
 * is broken that holds in S, where the columns are full. */
static void balance(const struct column_task *t, struct progress *s, struct column_fill *out)
{
	const int broken = s->broken;
	mpt level = 0;
	out->count = 0;
	*s = begin(t);
	s->may_break = broken;
	s->rigid = true;
	s->rigid = holds_all(t, *s, t->height);
	while (s->column < t->set->count && s->at < t->limit && !s->stopped) {
		mpt least = least_level(t, s);
		fill_next(t, s, least, out);
		level = mpt_max(level, s->reach);
	}
	for (size_t i = 0; i < out->count; i++) {
		struct column_part *p = &out->parts[i];
		if (p->columns == 1)
			p->room = level - p->y - s->room.foot[p->column];
	}
}

/* Columns that the run does not fill are balanced, unless what is given says otherwise; those that a
 * forced break ends only if all shall be. */
static bool is_balanced(const struct column_task *t, const struct progress *s)
{
	const enum keyword fill = fo_keyword(t->set->node, PROP_AXF_COLUMN_FILL);
	if (s->forced >= BREAK_PAGE && s->at < t->limit)
		return fill == KW_BALANCE_ALL;
	return (fill != KW_AUTO || t->balanced) && s->at == t->limit && t->complete;
}

/* A break between columns, of which each stands as it is told. */
static bool has_breaks(const struct column_fill *out)
{
	for (size_t i = 0; i < out->count; i++)
		if (out->parts[i].fill.forced == BREAK_COLUMN)
			return true;
	return false;
}

static void note_columns(const struct column_task *t, const struct progress *s,
	struct column_fill *out)
{
	out->room = s->room;
	for (int c = 0; c < t->set->count; c++)
		out->holds[c] = s->room.head[c] > 0 || s->room.foot[c] > 0;
	for (size_t i = 0; i < out->count; i++)
		for (int c = 0; c < out->parts[i].columns; c++)
			out->holds[out->parts[i].column + c] = true;
}

void multicol_fill(const struct column_task *t, struct column_fill *out)
{
	const int count = t->set->count;
	struct progress s = begin(t);
	bool balanced = false;
	out->count = 0;
	fill_all(t, &s, t->height, out);
	if (is_balanced(t, &s) && !has_breaks(out)) {
		const enum page_break forced = s.forced;
		struct column_task all = *t;
		all.limit = s.at;
		balance(&all, &s, out);
		s.forced = forced;
		balanced = true;
	}
	note_columns(t, &s, out);
	out->end = s.at;
	out->forced = s.forced;
	out->height = s.reach;
	for (int c = 0; c < count; c++) {
		mpt stands = s.room.head[c] + s.room.foot[c];
		out->height = mpt_max(out->height, stands);
	}
	/* What stands at the foot of columns that are not balanced stands at the foot of the page. */
	if (!balanced && highest(s.room.foot, 0, count) > 0)
		out->height = mpt_max(out->height, t->height);
	out->rule_foot = out->height;
	if (s.at < t->limit && s.forced < BREAK_PAGE)
		out->rule_foot = mpt_max(out->height, t->height);
}

struct stretch multicol_stretch(
	const struct column_task *t, const struct column_part *part, mpt x, mpt y)
{
	struct stretch st = { .list = t->list, .from = part->from, .to = part->fill.end,
		.x = x + multicol_x(t->set, part->column), .y = y + part->y, .top = part->top,
		.pitch = t->pitch };
	multicol_adjust(&part->fill, part->room, part->stretches, &st);
	return st;
}

void multicol_rules(const struct column_task *t, const struct column_fill *f, mpt x, mpt y,
	struct rect rules[MAX_COLUMNS], int *count)
{
	const struct column_set *set = t->set;
	*count = 0;
	if (fo_keyword(set->node, PROP_AXF_COLUMN_RULE_STYLE) == KW_NONE)
		return;
	for (int c = 0; c + 1 < set->count; c++) {
		mpt height = f->rule_foot - f->room.gap_head[c] - f->room.gap_foot[c];
		if (f->holds[c] && f->holds[c + 1] && height > 0)
			rules[(*count)++] = (struct rect){ x + multicol_x(set, c + 1) - set->gap / 2,
				y + f->room.gap_head[c], 0, height };
	}
}

void multicol_paint_rule(struct painter *p, const struct fo_node *n, struct rect r)
{
	const struct fo_value *color = fo_get(n, PROP_AXF_COLUMN_RULE_COLOR);
	paint_rule(p, n, fo_keyword(n, PROP_AXF_COLUMN_RULE_STYLE),
		fo_length(n, PROP_AXF_COLUMN_RULE_WIDTH, 0),
		color->kind == VALUE_COLOR ? color->as.color : fo_color(n, PROP_COLOR), r);
}
