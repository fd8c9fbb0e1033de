sample bulletin -p columns=1
text_copies_out bulletin
