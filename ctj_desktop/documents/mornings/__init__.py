"""Papers of a thematic morning: its programme, the list to sign, the report."""
