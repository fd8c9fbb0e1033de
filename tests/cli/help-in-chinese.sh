# The language is that of LANG, whether or not its locale is installed.
chinese help
chinese render --help
chinese help rendr
