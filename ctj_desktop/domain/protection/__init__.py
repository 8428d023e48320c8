"""What keeps a workspace shut to whoever finds its file?"""
