"""What is printed of projects."""
