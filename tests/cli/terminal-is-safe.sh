# What a record or a file name says can't steer the terminal.
name=$(printf 'a\033[31mb.xml')
try render "$name" | tail -n 2
printf '<article id="\302\233x"><head><title>a</title></head><body><p>b</p></body></article>' > c1.xml
try render c1.xml | tail -n 4
