"""What is printed of a year of a committee."""
