"""Tests of how a committee attended its meetings over a year."""
