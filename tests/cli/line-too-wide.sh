# A line that cannot be divided and sticks out is told with its widths; the page is made all the same.
page a.fo '<fo:block wrap-option="no-wrap" font-family="Courier" font-size="10pt">0123456789012345678901234567890123456789012345678901234567890123456789</fo:block>'
try render a.fo
left
