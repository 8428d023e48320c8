"""What papers say of who sits where, and until when."""
