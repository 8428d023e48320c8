"""How are meetings planned ahead: like an earlier one, as a series, on the calendar of the year?"""
