sample gongwen-upward
text_copies_out gongwen-upward
# Who approved it, on the line of the number.
pdftotext -raw -l 1 gongwen-upward.pdf - | grep -E '签发人|〔2025〕42'
