# BANXIN_DATA names the folder of layouts and fonts.
(export BANXIN_DATA=$ROOT; try render ../samples/profile-short.xml)
mkdir empty
(export BANXIN_DATA=empty; try render ../samples/profile-short.xml)
left
