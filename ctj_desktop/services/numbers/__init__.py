"""Which number does a record get, and who may issue it?"""
