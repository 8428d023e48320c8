"""One module per thing a secretary does; window and command line call the same functions."""
