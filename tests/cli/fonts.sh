# The roles that the layouts use are served, and a text's missing characters are listed.
"$BANXIN" fonts > list
for role in song hei kai fang xbs sans serif mono; do
	grep -q "^$role  *[A-Z]" list || echo "nothing serves $role"
done
printf '版心\364\217\277\275版心\364\217\277\275\n' > lacking
printf '版心 𠮷\n' > complete
printf '\260\346\n' > gb2312
try fonts --coverage complete
try fonts --coverage lacking
try fonts --coverage gb2312
try fonts --coverage none
