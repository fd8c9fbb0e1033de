# Texts that stand in several files are told with both places, in the order of the files, however many
# processes read them.
lead='三月以来，石桥居民区党总支把楼道议事会搬到居民家门口，一年里收到意见一百二十多条，逐条登记，逐条答复。'
other='河边的三把长椅是木工师傅们利用旧门板做成的，靠背上刻着捐门板的人家的门牌，坐着很稳当。'
record a.xml "<p>$lead</p>"
record b.xml "<p>$other</p>"
record c.xml "<p>甲。</p>
<p>$other</p>
<p>今年$lead</p>"
{
	echo '<records>'
	sed 's/题目/石桥居民区试行楼道议事会/' a.xml
	sed 's/题目/石桥居民区试行楼道议事会/' b.xml
	echo '</records>'
} > records.xml
try validate -j1 a.xml b.xml c.xml records.xml
try validate -j1 a.xml b.xml c.xml records.xml > one
try validate -j3 a.xml b.xml c.xml records.xml > three
sed 1d one > one.told
sed 1d three | cmp - one.told && echo same
try validate -r T13=off a.xml b.xml c.xml records.xml
chinese validate a.xml c.xml
