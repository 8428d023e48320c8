"""How are backups seen, compared and put back?"""
