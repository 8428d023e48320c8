"""How do rows read from services reach the tables of the window?"""
