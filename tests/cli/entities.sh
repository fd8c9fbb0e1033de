# Neither a bomb of entities nor a file from outside gets into a record.
cat > bomb.xml <<'END'
<?xml version="1.0"?>
<!DOCTYPE article [
<!ENTITY a "哈哈哈哈哈哈哈哈哈哈">
<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">
<!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">
<!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;">
<!ENTITY f "&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;">
<!ENTITY g "&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;">
<!ENTITY h "&g;&g;&g;&g;&g;&g;&g;&g;&g;&g;">
]>
<article><head><title>&h;</title></head><body><p>&h;</p></body></article>
END
cat > outside.xml <<'END'
<?xml version="1.0"?>
<!DOCTYPE article [<!ENTITY secret SYSTEM "file:///etc/passwd">]>
<article><head><title>外部实体</title></head><body><p>&secret;</p></body></article>
END
cat > dtd.xml <<'END'
<!DOCTYPE article SYSTEM "http://localhost:1/article.dtd">
<article><head><title>外部文档类型</title></head><body><p>正文</p></body></article>
END
for record in bomb outside dtd; do try render $record.xml; done
chinese render bomb.xml
left
