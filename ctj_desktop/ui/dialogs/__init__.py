"""Which questions are asked in a window of their own?"""
