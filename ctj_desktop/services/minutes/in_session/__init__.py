"""What is entered while a meeting sits, beside attendance and votes."""
