"""Does an office go on when its computer changes?"""
