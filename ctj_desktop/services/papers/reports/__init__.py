"""How are the papers read that tell of a year?"""
