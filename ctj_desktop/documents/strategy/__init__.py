"""What is said on paper of the strategy?"""
