"""How is planned ahead in the window: like an earlier meeting, as a series, on a calendar?"""
