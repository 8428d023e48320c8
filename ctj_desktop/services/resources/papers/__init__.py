"""What the papers of the resources read."""
