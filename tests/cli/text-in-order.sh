# In one column the text of the body copies out whole and in the order of the record.
need pdftotext
try render -p columns=1 ../samples/profile-short.xml
pdftotext -raw profile-short.pdf - | bare > copied
sed -n '/<body>/,/<\/body>/p' ../samples/profile-short.xml | bare > body
awk 'NR == FNR { text = $0; next } { print index(text, $0) ? "in order" : "not in order" }' copied body
