"""What leaves about a meeting: to whom and by which way, what was made of it, and what became of it."""
