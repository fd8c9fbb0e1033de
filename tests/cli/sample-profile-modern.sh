sample profile-modern
text_copies_out profile-modern
