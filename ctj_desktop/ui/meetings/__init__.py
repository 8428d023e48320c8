"""How is a meeting planned and its agenda built, both languages side by side?"""
