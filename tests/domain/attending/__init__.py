"""Tests of how a committee attends."""
