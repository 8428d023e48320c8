"""Which records are there, of the whole thread from a committee to a payment?"""
