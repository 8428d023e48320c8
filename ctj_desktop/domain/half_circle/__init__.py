"""A committee as a half-circle: who sits where on a day, and where that stands in a picture."""
