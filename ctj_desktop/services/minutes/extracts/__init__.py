"""Who receives what the committee decided as an extract, what was made of it, and does it still hold?"""
