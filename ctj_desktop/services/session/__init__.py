"""How is a meeting held: who is there, is there a quorum, which item runs?"""
