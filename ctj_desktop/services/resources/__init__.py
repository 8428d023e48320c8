"""What does a secretary do with thematic mornings, and with what they leave?"""
