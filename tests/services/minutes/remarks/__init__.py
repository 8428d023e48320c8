"""Are remarks on minutes settled as a committee settles them?"""
