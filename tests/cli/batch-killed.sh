# Workers are killed from outside, then their parent: one record lost for each, and nothing is left.
workers() { cat /proc/[0-9]*/stat 2> /dev/null | awk -v parent="$1" '$4 == parent && $3 != "Z" { print $1 }'; }
until_there() { for n in $(seq 3000); do [ ! -e "$1" ] || return 0; sleep 0.01; done; echo "no $1"; }
template slow.xsl '<xsl:template match="/article">
<xsl:if test="//p = &apos;long&apos;"><xsl:for-each select="//p"><xsl:for-each select="//p"><xsl:for-each select="//p"><xsl:for-each select="//p"><xsl:for-each select="//p"><xsl:if test="false()"/></xsl:for-each></xsl:for-each></xsl:for-each></xsl:for-each></xsl:for-each></xsl:if>
<fo:root><fo:layout-master-set><fo:simple-page-master master-name="a" page-width="200pt" page-height="200pt"><fo:region-body/></fo:simple-page-master></fo:layout-master-set>
<fo:page-sequence master-reference="a"><fo:flow flow-name="xsl-region-body"><fo:block>好</fo:block></fo:flow></fo:page-sequence></fo:root></xsl:template>'
record a.xml '<p>好</p>'
record b.xml "<p>long</p>$(for n in 1 2 3 4 5 6 7 8; do echo '<p/><p/><p/><p/><p/><p/><p/><p/><p/><p/><p/><p/><p/><p/><p/>'; done)"
record c.xml '<p>好</p>'
"$BANXIN" batch a.xml b.xml c.xml -t slow.xsl -o out -j1 -q 2> messages &
until_there out/a.pdf
sleep 0.3
kill -9 $(workers $!)
wait $!
echo "status $?"
cat messages
left out
"$BANXIN" batch a.xml b.xml c.xml -t slow.xsl -o other -j1 -q &
until_there other/a.pdf
sleep 0.3
worker=$(workers $!)
kill -9 $!
wait $! 2> /dev/null
for n in $(seq 100); do [ -d /proc/$worker ] && ! grep -q '^State:.Z' /proc/$worker/status 2> /dev/null || break; sleep 0.05; done
[ "$n" -lt 100 ] || echo "the worker lives on"
left other
