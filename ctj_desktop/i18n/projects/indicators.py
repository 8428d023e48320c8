"""How is a number of an indicator written?"""

from typing import Final

from ctj_desktop.domain.projects.indicator_figures import figure
from ctj_desktop.i18n.translator import Translator

LONGEST: Final = 40
"""Characters of what is no number and is shown as it was written."""


def figure_text(t: Translator, text: str) -> str:
    """As the reader writes numbers; empty for nothing."""
    number = figure(text)
    return t.number(number) if number is not None else text[:LONGEST]
