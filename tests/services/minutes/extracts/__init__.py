"""Are extracts owed, made and delivered, and is it noticed when one no longer holds?"""
