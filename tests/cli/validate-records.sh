# A file of records is checked record by record; the last line counts records.
cat > r.xml <<'END'
<records>
  <article><head><title>一</title></head><body><p>文字。</p></body></article>
  <article><head><title>二</title></head><body><q/></body></article>

  <article><head><title>三</title></head><body><p>文字。</article>
  <article><head><title>四</title></head><body><p>文字。</p></body></article>
</records>
END
try validate r.xml ../samples/profile-short.xml
sed '$d' r.xml > cut.xml
try validate cut.xml
awk 'NR == 1 || NR == 7 { print } NR == 2 { for (n = 0; n < 40000; n++) { print; print "" } } NR == 3' r.xml > many.xml
try validate many.xml
