"""When are meetings held: what can be said about days without a file?"""
