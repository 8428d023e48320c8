"""How do blocks become lines, rows and pages of a tagged PDF?"""
