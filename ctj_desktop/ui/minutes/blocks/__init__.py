"""How do the blocks of minutes look, and how are they typed?"""
