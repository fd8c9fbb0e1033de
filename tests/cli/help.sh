# Help is made from the tables of commands and options.
try help
try --help
try help render
try render --help
try help validate
try help fonts
