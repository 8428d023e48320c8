"""What does the sheet of one project show, and how is it changed?"""
