"""What do lists and screens ask of the file? A fixed number of queries each."""
