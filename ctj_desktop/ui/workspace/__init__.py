"""How is a workspace opened, made and kept, and what does the person choose for it and for the program?"""
