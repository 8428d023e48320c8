"""How does what is kept here reach another program of this computer?"""
