"""What turns the blocks of a paper into a file of some kind? One module for each kind of file."""
