"""Tests of what is sent about a meeting."""
