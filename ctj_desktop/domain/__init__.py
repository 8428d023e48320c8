"""Records and rules of a committee secretariat; standard library only."""
