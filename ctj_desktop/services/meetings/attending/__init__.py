"""How a committee attended its meetings over a year."""
