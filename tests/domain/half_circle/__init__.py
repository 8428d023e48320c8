"""Tests of the committee as a half-circle."""
