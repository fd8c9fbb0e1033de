# A character that no font has is told once, with how often it stands in the record; blanks and what is read
# out only are none.
record a.xml '<p>这里有一个&#x2FE0;，那里又有&#x2FE0;和&#x2FE0;。</p>
<p>符号&#x2FE1;只有一个，全角空格　与零宽&#x2060;不算。</p>'
try validate --rule=N10=off a.xml
chinese validate --rule=N10=off a.xml
try validate --rule=N01=off --rule=N10=off a.xml
try validate --rule=N01=note --rule=N10=off a.xml
