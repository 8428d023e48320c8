"""What do the fund of a call and its rules ask of the store?"""
