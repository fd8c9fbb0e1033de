/* table.h -- fo:table: columns, sections and rows -> rows of parallel cells. */
#ifndef PAGE_TABLE_H
#define PAGE_TABLE_H

#include "page/layout.h"
#include "page/table_rows.h"

struct table_column {
	const struct fo_node *node; /* fo:table-column, or NULL */
	mpt start, width;           /* from the list's start edge */
	bool given;                 /* WIDTH is a length; else a share of what is left */
	double share;
};

struct table {
	const struct fo_node *node;
	struct table_column *columns;
	size_t column_count;
	struct table_rows rows;
	uint32_t header_end, body_end; /* rows: where the header (the body) ends */
	bool repeats_header, repeats_footer;
	mpt start, width;
	bool collapse;
	mpt separation_ipd, separation_bpd; /* border-separation; 0 when borders collapse */
};

bool table_format(
	struct layout *l, struct list_builder *b, const struct fo_node *n, struct area area);

#endif
