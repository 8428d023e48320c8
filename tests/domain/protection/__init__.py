"""Tests of what keeps a workspace shut."""
