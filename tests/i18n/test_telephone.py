"""Are telephone numbers understood however they are written, and grouped as each side writes them?"""

import subprocess
import sys

import pytest

from ctj_desktop.domain.records.people import Side
from ctj_desktop.i18n.telephone import as_dialled, is_understood, telephone, understood

NBSP = "\u00a0"
FR, CH = Side.FR, Side.CH
SWISS, FRENCH = "+41791234567", "+33381685332"


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        ("+33381685332", "+33 3 81 68 53 32"),
        ("+41324204670", "+41 32 420 46 70"),
        ("+41 32 42 04 670", "+41 32 420 46 70"),
        ("+41800123456", "+41 800 123 456"),
        ("+41324204670 int. 12", "+41 32 420 46 70 int. 12"),
        ("+4930123456", "+49 30 123456"),
        ("+49301", "+49301"),
        ("+999999999", "+999999999"),
    ],
)
def test_known_numbers_are_grouped(stored: str, shown: str) -> None:
    assert telephone(stored) == shown.replace(" ", NBSP)


@pytest.mark.parametrize(
    "stored", ["+3338168533", "+333816853321", "+4132420467x", "032 420 46 70", "le matin", "", "+41791234567890123"]
)
def test_others_are_left_alone(stored: str) -> None:
    assert telephone(stored) == as_dialled(stored, CH) == stored


@pytest.mark.parametrize(
    ("written", "side", "kept"),
    [
        ("079 123 45 67", CH, SWISS),
        ("0791234567", CH, SWISS),
        ("079/1234567", CH, SWISS),
        ("(079) 123 45 67", CH, SWISS),
        ("0041 79 123 45 67", FR, SWISS),
        ("0041 79 123 45 67", None, SWISS),
        ("+41 (0)79 123 45 67", FR, SWISS),
        ("tel:+41-79-123-45-67", None, SWISS),
        ("079\u2011123\u201145\u201167", CH, SWISS),
        ("079 123 45 67", None, SWISS),  # grouped as in Switzerland
        ("079 123 45 67", FR, SWISS),
        ("+33 (0)3 81 68 53 32", CH, FRENCH),
        ("0033 (0)381685332", CH, FRENCH),
        ("03.81.68.53.32", FR, FRENCH),
        ("0381685332", FR, FRENCH),
        ("03 81 68 53 32", CH, FRENCH),  # grouped as in France
        ("032 420 46 70 int. 12", CH, "+41324204670 int. 12"),
        ("032 420 46 70 poste 12", CH, "+41324204670 int. 12"),
        ("032 420 46 70, Durchwahl: 12", CH, "+41324204670 int. 12"),
        ("032 420 46 70 #12", CH, "+41324204670 int. 12"),
        ("+41324204670 int. 12", FR, "+41324204670 int. 12"),
        ("+49 30 123456", CH, "+4930123456"),
        ("0800 123 456", CH, "+41800123456"),
    ],
)
def test_a_number_is_understood_however_it_is_written(written: str, side: Side | None, kept: str) -> None:
    assert understood(written, side) == kept
    assert understood(kept, None) == kept
    assert is_understood(written)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "?",
        "117",
        "+33 3 81",
        "poste 12, le matin",
        "032 420 46 70 / 079 123 45 67",
        "demander Anne 079 123 45 67",
        "+41 79 123 45 6",
        "+",
        "()",
        "0" * 40,
        "1" * 10_000,
        " " * 10_000 + "079 123 45 67x",
    ],
)
def test_what_is_no_number_alone_is_not_understood(written: str) -> None:
    assert understood(written, CH) == understood(written, None) == ""
    assert not is_understood(written)


def test_a_number_without_its_country_is_of_nobody_where_no_side_is_known() -> None:
    assert understood("0791234567", None) == ""


@pytest.mark.parametrize(
    ("kept", "side", "shown"),
    [
        (SWISS, CH, "079 123 45 67"),
        (SWISS, FR, "+41 79 123 45 67"),
        (SWISS, None, "+41 79 123 45 67"),
        (FRENCH, FR, "03 81 68 53 32"),
        ("+41800123456", CH, "0800 123 456"),
        ("+41324204670 int. 12", CH, "032 420 46 70 int. 12"),
        ("+4930123456", CH, "+49 30 123456"),
    ],
)
def test_at_home_it_is_shown_as_it_is_dialled_there_and_read_back(kept: str, side: Side | None, shown: str) -> None:
    assert as_dialled(kept, side) == shown
    assert understood(shown, side) == kept


def test_showing_a_number_of_either_side_loads_nothing() -> None:
    """The tables of all countries are three megabytes."""
    program = (
        "import sys; from ctj_desktop.i18n.telephone import *; from ctj_desktop.domain.records.people import Side; "
        f"telephone('{SWISS}'); as_dialled('{FRENCH}', Side.FR); print('phonenumbers' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], capture_output=True, check=True).stdout.strip() == b"False"
