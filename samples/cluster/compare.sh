#!/bin/sh
# 比较两次成批排版的结果：每个 PDF 逐字节相同，报告除时间外相同。
# Whether two batches gave the same: every PDF byte for byte, and the reports but for times.
#
#     ./compare.sh out-of-one-run out-of-the-shares        两者都有 report.json; both have a report.json
said() { sed 's/"milliseconds":[0-9.]*//; /^"run":/d' "$1/report.json"; }
pdfs() { (cd "$1" && find . -name '*.pdf' -print0 | sort -z | xargs -0 sha256sum); }
one=$(mktemp) other=$(mktemp)
trap 'rm -f "$one" "$other"' EXIT
pdfs "$1" > "$one" && pdfs "$2" > "$other"
cmp "$one" "$other" || exit 1
echo "$(wc -l < "$one") PDFs are the same: $(sha256sum < "$one" | cut -c 1-16)"
said "$1" > "$one" && said "$2" > "$other"
cmp "$one" "$other" || exit 1
echo "the reports are the same: $(grep -c '^{"number"' "$one") records, $(sha256sum < "$one" | cut -c 1-16)"
