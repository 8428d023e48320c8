"""What does the house know of each kind of record? One entry says it, and every registry above reads it."""
