"""Who stands back for an item of a meeting: the question, and the answers to it."""
