"""Papers about records that are named one by one, group by group."""
