"""All projects at once: bars, figures, and the way from each to what it counts."""
