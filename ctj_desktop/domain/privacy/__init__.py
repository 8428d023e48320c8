"""Who may correct whom, and what must be done so that nobody is kept longer, or otherwise, than one may?"""
