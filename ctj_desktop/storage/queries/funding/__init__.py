"""What is read of the money of projects and of calls?"""
