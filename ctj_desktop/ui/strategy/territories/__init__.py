"""Territories: a page each, and all of them side by side."""
