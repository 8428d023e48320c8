"""How is a decision taken in writing, from its draft to the minutes that tell of it?"""
