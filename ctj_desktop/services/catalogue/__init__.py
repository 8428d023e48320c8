"""Which steps and lists are there, for the command line, the bin and the history alike?"""
