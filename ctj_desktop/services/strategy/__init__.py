"""What does the strategy say, and what serves it?"""
