"""Laws: rules shared by topics, one file for each subject."""
