"""How is each type of value typed, read and shown?"""
