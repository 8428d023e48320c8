"""Who answered what to a convocation, entered and counted."""
