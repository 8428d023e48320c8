"""Which parts make the window, and how does it open, search and close?"""
