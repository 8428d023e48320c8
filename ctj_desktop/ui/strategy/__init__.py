"""How is the strategy looked at?"""
