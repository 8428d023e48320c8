"""What was decided, and what is to be done, across meetings and years?"""
