# Elements in each other without end.
{ printf '<article><head><title>深</title></head><body>'
awk 'BEGIN { for (i = 0; i < 100000; i++) printf "<blockquote>" }'; } > deep.xml
try render deep.xml
left
