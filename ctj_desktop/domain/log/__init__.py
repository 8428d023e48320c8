"""What are changes, how do they follow one another, and which value stands?"""
