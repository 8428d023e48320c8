"""What is said on paper about minutes once they are approved and no longer change?"""
