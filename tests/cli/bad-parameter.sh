try render -p colums=2 ../samples/profile-short.xml
try render -p zzz=2 ../samples/profile-short.xml
left
try render -p columns=1 -p accent=#1f5f8b ../samples/profile-short.xml
left
# What a layout has settled for itself is none of its parameters.
try render -t profile-modern -p columns=1 ../samples/profile-short.xml
