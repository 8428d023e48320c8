"""Is an open file damaged, and what of it?"""
