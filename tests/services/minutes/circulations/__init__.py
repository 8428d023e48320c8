"""Is a decision by circulation opened, answered, closed and reported as the statutes say?"""
