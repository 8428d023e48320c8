"""Who cares for whom, and what is done so that nobody is kept longer, or otherwise, than one may?"""
