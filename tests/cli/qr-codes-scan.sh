# A QR code on paper leads where its record says, also small and with Chinese in it.
need zbarimg pdftoppm
record a.xml '<p>报名请扫码。</p><qrcode data="https://example.org/报名?期=12">扫码报名</qrcode>'
try render a.xml
pdftoppm -r 200 -gray -singlefile a.pdf a
zbarimg -q --raw a.pgm 2> /dev/null
page b.fo '<fo:block><fo:instream-foreign-object content-width="40pt"><q:qrcode xmlns:q="urn:banxin:fo" data="BANXIN" level="H"/></fo:instream-foreign-object></fo:block>'
try render b.fo
pdftoppm -r 300 -gray -singlefile b.pdf b
zbarimg -q --raw b.pgm 2> /dev/null
