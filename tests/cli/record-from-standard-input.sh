"$BANXIN" render -o from-pipe.pdf - < ../samples/profile-short.xml
"$BANXIN" render -o from-file.pdf ../samples/profile-short.xml
cmp from-pipe.pdf from-file.pdf
printf '<article>' | try validate -
