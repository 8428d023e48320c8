"""Tests of what is printed so that a protected workspace opens again."""
