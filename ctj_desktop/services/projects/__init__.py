"""How does a project go from the idea to the last payment?"""
