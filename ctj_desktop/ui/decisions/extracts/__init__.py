"""To whom is what was decided delivered, and does what was delivered still hold?"""
