printf '<article>\n<head><title>题</head>\n' > a.xml
printf '' > empty.xml
printf '\377\330\377\340 not xml' > picture.xml
printf '<?xml version="1.0" encoding="EBCDIC-9"?><article/>' > encoding.xml
printf '<?xml version="1.0" encoding="UTF-8"?>\n<article>\260\346</article>' > bytes.xml
for record in a empty picture encoding bytes; do try render $record.xml; done
chinese render a.xml
left
