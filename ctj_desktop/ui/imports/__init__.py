"""A list of others is taken in through the window: file, columns, preview of every row, done."""
