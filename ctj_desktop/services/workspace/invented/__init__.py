"""How do invented years of committees come about, so that they hold nothing an office could not have entered?"""
