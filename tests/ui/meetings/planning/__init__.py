"""Tests of planning ahead in the window."""
