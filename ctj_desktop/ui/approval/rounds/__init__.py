"""Minutes go round for remarks, and remarks come back."""
