# What is told of pairs, cut paragraphs, numbers, captions and dashes, and with which other line to compare.
record a.xml '<h2>一、先听</h2>
<p>他说：“这盏灯要留着。</p>
<p>晚归的人用得着。”大家都点头，参加“夜灯“行动，学习《关于印发《社区公约》的通知》，一是先听；三是再说。</p>
<h2>三、再议</h2>
<p>图1　桥边的小屋</p>
<p>今年春天，街道在桥边开了一间小屋。楼组长带着大家一起想办法，探索邻里互助的新途</p>
<p>径，让每一位老人都有人惦记。依据〔2025）17号文件，”有人“陪伴。“夜灯（试行”）好。</p>
<h3>三、回访</h3>
<p>四、小结</p>
<p>开了一年，参加晨光”行动，还有”晨光”行动和"夜灯行动。</p>
<p>参加“夜灯行动，学习《社区公约。</p>
<h4>（3）再问</h4>
<h2>5、 再看</h2>
<h2>六．再想</h2>
<h2>三、再听</h2>
<h3>（二）上门听</h3>
<p>小屋开了一年，来的人有老有少。大家在这里读书下棋，说说笑笑，各有各的位子</p>
<p>扫一扫二维码，关注我们</p>'
try validate -r all=off -r T09=error -r T10=warning -r T15=warning -r T17=warning a.xml
chinese validate -r all=off -r T09=error -r T10=warning -r T15=warning -r T17=warning a.xml
cat > b.xml <<'X'
<article xml:lang="zh-CN"><head><title><line>一盏灯照归人</line><line>——记桥边的小屋</line></title>
<subtitle>——记桥边的小屋</subtitle></head><body>
<p>——记小屋里的人</p>
<p>——柳荫街道 甲某某</p>
<h2>（一）先听</h2>
<h3>一、上门听</h3>
<p>灯。</p></body></article>
X
try validate -r all=off -r T15=warning -r T20=note b.xml
chinese validate -r all=off -r T15=warning -r T20=note b.xml
