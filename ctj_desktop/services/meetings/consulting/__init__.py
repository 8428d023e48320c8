"""How is the opinion of a body asked for, followed up and noted?"""
