"""What the rules of the statutes come to over a roll: votes as they are decided, and examples of both."""
