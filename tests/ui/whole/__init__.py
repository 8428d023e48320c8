"""What holds for the whole window, whichever page is open?"""
