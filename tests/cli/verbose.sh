# One line with pages, bytes and time.
"$BANXIN" render -v ../samples/profile-short.xml 2>&1 | sed 's/[0-9]* bytes/N bytes/; s/[0-9]* ms/N ms/'
LC_ALL='' LANG=zh_CN.UTF-8 "$BANXIN" render -v ../samples/profile-short.xml 2>&1 | sed 's/[0-9][0-9]* 字节/N 字节/; s/[0-9][0-9]* 毫秒/N 毫秒/'
