# A file of records: a PDF of each, with the lines of the file in messages; one record alone is rendered
# as it is.
cat > street.xml <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<!-- of May -->
<records layout="article" xml:lang="zh-CN">
  <article id="a">
    <head><title>第一篇</title></head>
    <body><p>文字。</p></body>
  </article>
  <!-- not yet: <article/> -->
  <article id="b"><head><title>第二篇</title></head>
    <body><p>文字。</q></p></body>
  </article>
  <article id="c"><head><title>第三篇</title></head>
    <body><p>文字。</p><h9>题</h9>
      <figure><img src="missing.png"/></figure></body></article>
  <article id="d"><head><title>第四篇</title></head>
    <body><p>文字。</p><figure><img src="missing.png"/></figure></body></article>
  <article id="e"><head><title>第五篇</title></head>
    <body><p>没有写完
  <article id="f" layout="poster"><head><title>第六篇</title></head>
    <body><p>文字。</p></body>
  </article>
</records>
END
try batch street.xml -o out -j1 | sed 's/; .* a second and processor$/; .../'
left out
try batch street.xml -o out --name='五月/{n:03}-{title}-{id}' -n
printf '<records>\n<article/>\n<article/>\n</records>' > several.xml
try render several.xml
chinese render several.xml
sed '/not yet/,/第五篇/d; /没有写完/,/^  <.article>/d' street.xml > one.xml
try render one.xml --to=pages -o one.pages
grep -c 第一篇 one.pages
printf '<article>\n<head><title>第一篇</title></head>\n<body><p>文字。</p></body></article>' > alone.xml
try render alone.xml --to=pages -o alone.pages
cmp one.pages alone.pages
try render one.xml -t none
iconv -f UTF-8 -t GB18030 one.xml | sed 's/UTF-8/GB18030/' > gb.xml
try batch gb.xml -o out -q
left out
# Pictures are looked for beside the file.
mkdir street
cp ../samples/pictures/chorus.png street/p
sed 's/missing.png/p/' street.xml | sed '/"[bce]">/,/<.article>/d' > street/june.xml
try batch street/june.xml -o out -q
ls out | grep june
