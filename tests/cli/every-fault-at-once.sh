# What is at fault in a record's content is told in one run, each with its line.
record a.xml '<p>一个无字的码位：&#x10FFFD;。</p>
<figure><img src="none.png" alt="图"/></figure>
<p>又一个：&#x10FFFC;。</p>'
try render a.xml
left
