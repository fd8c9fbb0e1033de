sample profile-short -p columns=1
text_copies_out profile-short
