"""Does the program run on Windows? Tried under Wine, with the real Windows build of Python and of each library."""
