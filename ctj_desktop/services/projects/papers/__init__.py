"""What the papers of projects read."""
