"""Changesets become one file and back; open formats in and out; no database."""
