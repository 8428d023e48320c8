"""The library of resources, thematic mornings, and who knows about what."""
