"""What is said of the persons and bodies of the directory, beside who they are?"""
