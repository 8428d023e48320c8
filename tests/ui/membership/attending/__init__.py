"""Tests of the attendance of a year in the window."""
