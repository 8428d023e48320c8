"""Do the entries of the kinds say all that the house does with a record?"""
