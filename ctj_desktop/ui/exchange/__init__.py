"""How are files sent, taken in, and contradictions settled?"""
