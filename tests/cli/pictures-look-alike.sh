# Every kind of JPEG and PNG, and SVG, is there, and poppler and MuPDF show it alike.
need pdftoppm mutool
cp ../data/*.png ../data/*.svg "$ROOT"/tests/pictures/*.jpg .
for picture in rgb.jpg gray.jpg progressive.jpg cmyk.jpg palette.png gray-alpha.png one-bit.png interlaced.png sixteen-bits.png figures.svg effects.svg; do
	page a.fo "<fo:block background-color=\"#d0e0d0\"><fo:external-graphic src=\"$picture\" width=\"200pt\" content-width=\"scale-to-fit\"/></fo:block>"
	try render -o a.pdf a.fo
	pdftoppm -r 36 -gray -singlefile a.pdf poppler
	mutool draw -q -r 36 -c gray -o mupdf.pgm a.pdf 1 2> /dev/null
	limit=20
	[ $picture != cmyk.jpg ] || limit=60 # each has its own idea of inks; inverted, they would be 300 apart
	[ "$(difference poppler.pgm mupdf.pgm)" -lt $limit ] ||
		echo "$picture differs: $(difference poppler.pgm mupdf.pgm)"
	# Light and dark in the middle of the page.
	tail -c +16 poppler.pgm | od -An -v -tu1 -w1 | awk '
		$1 > 140 { light++ } $1 < 110 { dark++ }
		END { print (light > 1000 && dark > 1000 ? "light and dark" : "one tone") }'
done
