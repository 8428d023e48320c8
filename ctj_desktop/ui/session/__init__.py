"""How is a meeting held by keyboard?"""
