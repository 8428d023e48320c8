"""What is sent round for remarks, and what is said to it."""
