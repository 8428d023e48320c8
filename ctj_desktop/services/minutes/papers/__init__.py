"""What stands on the papers of decisions, minutes and tasks?"""
