# A character that no font has is an error with its code point and its line; nothing is written.
record a.xml '<p>版心</p><p>一个无字的码位：&#x10FFFD;。</p>'
try render a.xml
chinese render a.xml
try render -q a.xml
left
