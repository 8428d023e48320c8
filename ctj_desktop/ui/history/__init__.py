"""How is it seen who changed what, and how does what was removed come back?"""
