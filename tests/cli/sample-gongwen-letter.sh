sample gongwen-letter
text_copies_out gongwen-letter
# The first page has no number, and the tail stands on it or on the second.
pdftotext -raw -l 1 gongwen-letter.pdf - | grep -c '—'
pdfinfo gongwen-letter.pdf | grep '^Pages'
