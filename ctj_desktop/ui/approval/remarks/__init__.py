"""How are remarks on minutes that went round read and settled?"""
