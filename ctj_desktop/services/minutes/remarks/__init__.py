"""What do others remark on minutes that went round, and what becomes of it?"""
