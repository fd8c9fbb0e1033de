# Where nothing can be written: below a file, in /proc, on a full disk. Nothing is left behind.
touch file
try render -o file/x.pdf ../samples/profile-short.xml
try render -o /proc/x.pdf ../samples/profile-short.xml
try render -o none/x.pdf ../samples/profile-short.xml
try render -o /dev/full ../samples/profile-short.xml
echo '$ banxin render -o - > /dev/full'
"$BANXIN" render -o - ../samples/profile-short.xml 2>&1 > /dev/full
echo "status $?"
echo '$ banxin layouts > /dev/full'
"$BANXIN" layouts 2>&1 > /dev/full
echo "status $?"
left
