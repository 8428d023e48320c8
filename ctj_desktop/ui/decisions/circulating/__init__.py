"""What is put to the vote in writing, whom is it sent to, and what do they answer?"""
