"""What is entered while a meeting sits."""
