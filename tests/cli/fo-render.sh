# A finished XSL-FO file needs no template.
page a.fo '<fo:block id="a">版心 Banxin</fo:block>'
try render a.fo
try render -o - --to=pages a.fo
left
