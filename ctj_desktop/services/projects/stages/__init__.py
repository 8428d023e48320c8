"""Which way did a project come, what does it need to go on, and by when?"""
