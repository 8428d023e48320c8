"""How are changes kept, merged, taken back, and passed on?"""
