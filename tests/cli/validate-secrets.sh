# Numbers of persons are hidden in messages and in the lines that are shown; what quotes them is not told.
record r.xml '<p>家长李小河，身份证号110101190001010014，手机13800000000，天天来接,从不迟到。</p>'
try validate r.xml
try validate -r T19=off r.xml
record once.xml '<p>入夏以来，柳荫街道组织党员志愿者逐户检查燃气软管，更换老化的三十余处，居民都说放心多了。</p>
<p>入夏以来，柳荫街道组织党员志愿者逐户检查燃气软管，更换老化的三十余处，居民都说放心多了。</p>'
try validate once.xml
chinese validate r.xml once.xml
