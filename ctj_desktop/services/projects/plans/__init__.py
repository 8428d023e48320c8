"""Which plan was agreed, and what became of it?"""
