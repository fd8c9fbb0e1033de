sample profile-person -p columns=1
text_copies_out profile-person
