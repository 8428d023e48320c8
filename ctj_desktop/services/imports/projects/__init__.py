"""What does a list of projects say, and what of it becomes records here?"""
