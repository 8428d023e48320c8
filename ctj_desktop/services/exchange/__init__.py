"""How do changes go to other offices and come from them, and what was written apart?"""
