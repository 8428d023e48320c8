"""The page of one call: its window, its fund, its projects in their order."""
