"""Tests of how meetings are planned ahead."""
