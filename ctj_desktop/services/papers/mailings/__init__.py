"""What is made when something is sent: drafts, letters in one print job, labels, in one folder."""
