"""What is done with minutes once they are approved and no longer change: who signed them, what they say wrongly."""
