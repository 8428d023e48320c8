"""How does a workspace come about, stay sound, and tell what is to be done today?"""
