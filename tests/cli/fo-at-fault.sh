# Unknown objects, properties and values are errors with a guess; what has no effect is a warning.
page object.fo '<fo:blok>文字</fo:blok>'
page property.fo '<fo:block font-sise="12pt">文字</fo:block>'
page value.fo '<fo:block text-align="middle" font-size="12furlongs">文字</fo:block>'
page place.fo '<fo:table-cell><fo:block>文字</fo:block></fo:table-cell>'
page text.fo '文字'
page none.fo '<fo:block font-size-adjust="0.5">文字</fo:block>'
page link.fo '<fo:block><fo:basic-link internal-destination="nowhere">文字</fo:basic-link></fo:block>'
for f in object property value place text none link; do try render $f.fo; done
chinese render property.fo
left
