# No message of the program lacks its Chinese, and no Chinese its message.
need msgcmp
msgcmp "$ROOT/src/po/zh_CN.po" "$ROOT/build/gen/banxin.pot"
msgattrib --only-obsolete "$ROOT/src/po/zh_CN.po"
