"""Is a number of an indicator written as its reader does, and what is none as it was written?"""

import pytest

from ctj_desktop.i18n import load_translator
from ctj_desktop.i18n.projects.indicators import figure_text


@pytest.mark.parametrize(
    ("text", "said"),
    [("1200.5", "1’200.5"), ("", ""), ("beaucoup", "beaucoup"), ("1e999999999", "1e999999999"), ("9" * 99, "9" * 40)],
)
def test_a_number_or_what_stands_there(text: str, said: str) -> None:
    assert figure_text(load_translator("de_CH"), text) == said
