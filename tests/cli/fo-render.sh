# A finished XSL-FO file needs no template.
page a.fo '<fo:block id="a">版心 Banxin</fo:block>'
try render a.fo
try render -o - --to=pages a.fo
left
# Blocks as deep in each other as no template makes them.
page deep.fo "$(awk 'BEGIN { for (i = 0; i < 500; i++) printf "<fo:block>%d ", i; for (i = 0; i < 500; i++) printf "</fo:block>" }')"
try render deep.fo
pdftotext deep.pdf - | grep -c .
# With entities declared there are libxml2's own limits, for these may expand without end.
{ echo '<!DOCTYPE fo:root [<!ENTITY e "x">]>'; sed 's/500 /\&e; /' deep.fo; } > entity.fo
try render entity.fo
