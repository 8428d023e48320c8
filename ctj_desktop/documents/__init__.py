"""Records become blocks, blocks a file: set on pages where it has any, written by a writer of its kind."""
