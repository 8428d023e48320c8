"""How the committee attended its meetings of a year, as a list and as a picture."""
