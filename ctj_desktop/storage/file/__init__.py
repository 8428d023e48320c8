"""How is the one file of a workspace opened, locked, kept safe and brought forward?"""
