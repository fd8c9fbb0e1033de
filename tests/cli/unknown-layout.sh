try render -t letter ../samples/profile-short.xml
try render -t ./none.xsl ../samples/profile-short.xml
sed 's/<profile /<profile layout="gazette" /' ../samples/profile-short.xml > asks.xml
sed 's/<profile /<profile layout="..\/secret" /' ../samples/profile-short.xml > climbs.xml
try render asks.xml
try render climbs.xml
left
