"""One workspace file: tables derived from records, one write door, one operation log."""
