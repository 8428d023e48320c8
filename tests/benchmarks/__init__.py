"""Figures, printed as a table: `python -m tests.benchmarks`. No assertion here depends on a time."""
