"""How is a page of figures made: a list or a picture of what was counted, that leaves as a table and on paper?"""
