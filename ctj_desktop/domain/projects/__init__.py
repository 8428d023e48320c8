"""How does a project go on: what can be said about it without a file?"""
