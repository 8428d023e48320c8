"""How does a declaration become a list, a sheet and a dialog for a new record?"""
