"""What is done with approved minutes."""
