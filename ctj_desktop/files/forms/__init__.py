"""What goes out as a workbook to be filled in, and comes back: what the forms of every kind have in common."""
