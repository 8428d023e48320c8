"""How is shown which projects serve each action in each territory, and what nobody serves?"""
