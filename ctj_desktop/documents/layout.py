"""Which layouts does a paper have? Apart from how they are drawn, so that a name of one costs no PDF engine."""

from enum import StrEnum


class Layout(StrEnum):
    """How a paper in two languages is laid out."""

    COLUMNS = "columns"
    ALTERNATE = "alternate"
    SEQUENTIAL = "sequential"
    FR = "fr"
    DE = "de"
