"""How is a workspace protected and unlocked, and what does a person see meanwhile?"""
