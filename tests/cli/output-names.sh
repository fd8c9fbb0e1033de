# Without -o a PDF gets the record's name, here; a folder gets it inside; text goes to standard output.
try render ../samples/profile-short.xml
left
mkdir out
try render -o out ../samples/profile-short.xml
try render -o out/other.pdf ../samples/profile-short.xml
left out
cmp profile-short.pdf out/profile-short.pdf
"$BANXIN" render -o - ../samples/profile-short.xml | cmp - profile-short.pdf
"$BANXIN" render --to=fo ../samples/profile-short.xml | head -n 1
"$BANXIN" render --to=pages ../samples/profile-short.xml | head -n 1 | cut -d' ' -f1
try render -o out --to=fo ../samples/profile-short.xml
left out
