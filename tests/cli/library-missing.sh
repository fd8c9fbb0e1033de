# Three libraries are opened only when a document needs them; what needs none of them is made without.
mkdir broken
touch broken/libqrencode.so.4 broken/libexslt.so.0 broken/libfontconfig.so.1
export LD_LIBRARY_PATH="$PWD/broken"
record plain.xml '<p>没有二维码。</p>'
record code.xml '<qrcode data="a">码</qrcode>'
template own.xsl '<xsl:template match="/" xmlns:str="http://exslt.org/strings"><fo:root/></xsl:template>'
try render plain.xml
try render code.xml
try render -t own.xsl plain.xml
chinese render code.xml
left *.pdf
