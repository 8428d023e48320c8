"""What do the screens of the membership read: who sits where, who is like whom, what ends, what must be reviewed?"""
