"""What is a record called, how is it found by a name, and how did it stand before?"""
