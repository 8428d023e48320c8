"""How the file that is open is kept safe while somebody works in the window."""
