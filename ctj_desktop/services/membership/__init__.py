"""Who sits in a committee, for whom, until when, and by which statutes?"""
