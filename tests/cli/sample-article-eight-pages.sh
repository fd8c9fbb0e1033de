sample article-eight-pages -p columns=1
text_copies_out article-eight-pages
