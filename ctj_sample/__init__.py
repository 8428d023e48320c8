"""How do invented years of committees come about, so that they hold nothing an office could not have entered?

A package beside the product: only `services/workspace/sample.py` asks for it, when a sample is made.
"""
