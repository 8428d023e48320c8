"""How are persons, seats and mandates shown and changed?"""
