"""How are minutes read a last time, approved and locked?"""
