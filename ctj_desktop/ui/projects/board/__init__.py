"""How do the projects stand on a board, stage by stage?"""
