"""Which terms and texts does an office or a committee keep to use again?"""
