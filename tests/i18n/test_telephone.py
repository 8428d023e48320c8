"""Are telephone numbers grouped as each side writes them?"""

import pytest

from ctj_desktop.i18n.telephone import telephone

NBSP = "\u00a0"


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        ("+33381685332", "+33 3 81 68 53 32"),
        ("+41324204670", "+41 32 420 46 70"),
        ("+4930123456", "+4930123456"),
        ("+3338168533", "+3338168533"),
        ("+333816853321", "+333816853321"),
        ("+4132420467x", "+4132420467x"),
        ("032 420 46 70", "032 420 46 70"),
        ("", ""),
    ],
)
def test_known_forms_are_grouped_and_others_left_alone(stored: str, shown: str) -> None:
    assert telephone(stored) == (shown.replace(" ", NBSP) if stored.startswith("+") else shown)
