"""What does each screen show and ask?"""
