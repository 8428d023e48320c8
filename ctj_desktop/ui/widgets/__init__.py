"""Which pieces is every screen built of? Each paints itself from the theme and answers to the keyboard."""
