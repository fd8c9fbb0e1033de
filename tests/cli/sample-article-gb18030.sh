# A record in GB 18030 comes out as its UTF-8 twin would.
sample article-gb18030
iconv -f GB18030 -t UTF-8 ../samples/article-gb18030.xml | sed '1s/GB18030/UTF-8/' > twin.xml
cp -r ../samples/pictures .
try render --to=pages twin.xml > twin.pages
try render --to=pages ../samples/article-gb18030.xml > pages
tail -n +2 twin.pages > a; tail -n +2 pages > b
cmp a b && echo "the same pages"
