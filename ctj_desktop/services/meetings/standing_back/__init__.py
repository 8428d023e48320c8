"""Who stands back for an item, who may have to, and what was said of it."""
