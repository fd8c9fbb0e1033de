sample article-gallery -p columns=1
text_copies_out article-gallery
