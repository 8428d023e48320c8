"""How does a meeting come about: planned, its agenda built, convened?"""
