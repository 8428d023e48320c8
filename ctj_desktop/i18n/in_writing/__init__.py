"""What is asked of people in writing, and what they answer: how is it said?"""
