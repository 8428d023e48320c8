"""Papers of a territory."""
