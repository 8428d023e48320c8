"""Papers about minutes that are approved."""
