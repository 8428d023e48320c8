"""The window: it shows and asks, and computes nothing that a test without Qt could not check."""
