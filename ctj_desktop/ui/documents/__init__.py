"""How are papers chosen, looked at, and printed?"""
