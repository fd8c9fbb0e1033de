sample profile-organisation -p columns=1
text_copies_out profile-organisation
