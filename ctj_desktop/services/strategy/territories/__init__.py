"""What is known of territories: each by itself, and side by side."""
