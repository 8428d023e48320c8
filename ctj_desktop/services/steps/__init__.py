"""How is a step written: what it reads, changes, refuses, and how its result reads?"""
