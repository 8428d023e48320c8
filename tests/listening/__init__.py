"""What does a person hear who works by keys alone?"""
