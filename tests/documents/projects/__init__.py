"""Tests of papers about meetings ahead."""
