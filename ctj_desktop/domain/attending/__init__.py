"""How a committee attends: each seat at one meeting, and persons, bodies and sides over a year."""
