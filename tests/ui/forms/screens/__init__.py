"""Does a declaration make a page that a person can work with?"""
