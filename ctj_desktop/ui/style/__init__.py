"""What does the window look like? Tokens, type, measures, icons and the theme that hands them out."""
