"""What was decided and given as a task is followed up: who is reminded of what, and what stands in calendars."""
