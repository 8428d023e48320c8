"""Which projects are there, and how does one begin and move on?"""
