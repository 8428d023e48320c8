"""What goes by post: letters, and labels for envelopes."""
