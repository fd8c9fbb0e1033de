# What can't be begun is told at once, and nothing is written.
cp ../samples/profile-short.xml a.xml
try batch a.xml
try batch -o out
try batch a.xml -o -
for n in 0 x -1 2000 1.5 ''; do try batch a.xml -o out -j "$n"; done
try batch a.xml -o out --timeout=soon
try batch a.xml -o out --memory=1e3
for s in 0/4 5/4 1/ /4 1/2/3 a; do try batch a.xml -o out --shard=$s; done
try batch none.xml -o out
try batch a.xml -o out -t none
try batch a.xml -o a.xml
try batch a.xml -o a.xml/below
try batch a.xml -o out --report=none/report.json
left
