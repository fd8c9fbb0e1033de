# The record is never written over.
record june.xml '<p>文字</p>'
cp june.xml before.xml
try render -o june.xml june.xml
try render -o ./june.xml june.xml
cmp june.xml before.xml
left
