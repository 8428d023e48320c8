"""How are lines read that a person types: an attendance, a decision, a vote, a task; and which signs go?"""
