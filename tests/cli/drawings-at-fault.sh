# What a template draws itself and what it puts behind text must be there.
foreign() {
	page a.fo "<fo:block><fo:instream-foreign-object>$1</fo:instream-foreign-object></fo:block>"
	try render a.fo
}
foreign ''
foreign '<math xmlns="http://www.w3.org/1998/Math/MathML"/>'
foreign '<q:qrcode xmlns:q="urn:banxin:fo"/>'
foreign '<q:qrcode xmlns:q="urn:banxin:fo" data="a" level="X"/>'
foreign "<q:qrcode xmlns:q=\"urn:banxin:fo\" data=\"$(head -c 3000 /dev/zero | tr '\0' a)\"/>"
foreign '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><image/></svg>'
page a.fo '<fo:block background-image="none.png">文</fo:block>'
try render a.fo
page a.fo '<fo:block-container height="100pt" background-image="dot.png"><fo:block/></fo:block-container>'
cp ../data/dot.png .
try render a.fo
left
