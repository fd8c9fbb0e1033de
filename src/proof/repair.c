#include "proof/repair.h"

size_t repair_apply(struct slice source, const struct finding *findings, size_t count,
	struct buf *out, bool *applied)
{
	size_t done = 0, made = 0;
	for (size_t i = 0; i < count; i++) {
		const struct finding *f = &findings[i];
		bool takes = f->repair && f->safe && f->start >= done;
		if (applied)
			applied[i] = takes;
		if (!takes)
			continue;
		buf_add(out, source.data + done, f->start - done);
		buf_add_str(out, f->repair);
		done = f->end;
		made++;
	}
	buf_add(out, source.data + done, source.len - done);
	return made;
}
