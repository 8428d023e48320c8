"""What does every view stand on: acts, keys, language, jobs, the trail, the open workspace?"""
