"""How does what a workspace holds become a paper?"""
