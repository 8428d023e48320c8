"""How are minutes written while the meeting sits?"""
