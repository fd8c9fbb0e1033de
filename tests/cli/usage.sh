# Each wrong command line is told with what was expected, a guess where one is near, and status 2.
try
try rendr ../samples/profile-short.xml
try frobnicate
try --verison
try render
try render a.xml b.xml
try render --tempalte=article a.xml
try render -x a.xml
try render --to=png a.xml
try render --to
try render --quiet=yes a.xml
try render -p columns a.xml
try render -p =2 a.xml
try validate
try validate --format=xml a.xml
try layouts all
try help rendering
left
