"""Are dates, times and minutes read as secretaries write them?"""

from collections.abc import Callable
from datetime import date, time

import pytest

from ctj_desktop.ui.forms.typed_values import NotADate, NotATime, NotMinutes, read_date, read_minutes, read_time

TODAY = date(2027, 2, 24)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("12.3.2027", date(2027, 3, 12)),
        ("12.03.27", date(2027, 3, 12)),
        ("12/03/2027", date(2027, 3, 12)),
        ("12-3-2027", date(2027, 3, 12)),
        ("2027-03-12", date(2027, 3, 12)),
        ("12.3.", date(2027, 3, 12)),
        (" 1 3 2028 ", date(2028, 3, 1)),
        ("29.2.2028", date(2028, 2, 29)),
        ("jeudi 21 janvier 2027", date(2027, 1, 21)),
        ("le 1er mars 2028", date(2028, 3, 1)),
        ("12. März", date(2027, 3, 12)),
        ("21 janvier", date(2027, 1, 21)),
        ("1.1.1900", date(1900, 1, 1)),
        ("31.12.2199", date(2199, 12, 31)),
        ("", None),
    ],
)
def test_dates(text: str, day: date | None) -> None:
    assert read_date(text, TODAY) == day


@pytest.mark.parametrize(
    "text",
    [
        "29.2.2027",
        "31.4.2027",
        "12",
        "12.3.2027.1",
        "vendredi 21 janvier 2027",
        "31 avril 2027",
        "mars",
        "0.1.2027",
        "12.13.2027",
        "-",
        "12.3.207",
        "12.3.027",
        "1.1.0001",
        "207-03-12",
        "0207-03-12",
        "31.12.1899",
        "1.1.2200",
        "31.12.9999",
        "12.3.99999999999999999999",
        "99999999999999999999.99",
        f"{'9' * 5000}.3.",
    ],
)
def test_what_is_no_date_is_refused_with_what_was_typed(text: str) -> None:
    with pytest.raises(NotADate) as refused:
        read_date(text, TODAY)
    assert refused.value.text == text


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("14:30", time(14, 30)),
        ("14h30", time(14, 30)),
        ("14 h 30", time(14, 30)),
        ("14\u00a0h\u00a030", time(14, 30)),
        ("14.30 Uhr", time(14, 30)),
        ("1430", time(14, 30)),
        ("9", time(9)),
        ("9h", time(9)),
        ("00:00", time(0)),
        ("", None),
    ],
)
def test_times(text: str, clock: time | None) -> None:
    assert read_time(text) == clock


@pytest.mark.parametrize("text", ["25:00", "14:60", "midi", "14:3", "143000"])
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(NotATime):
        read_time(text)


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("30", 30),
        ("30 min", 30),
        ("30 Min.", 30),
        ("1h30", 90),
        ("1 h 30", 90),
        ("1:15", 75),
        ("2 h", 120),
        ("", None),
        ("0", 0),
        ("1 Std. 45 Min.", 105),
    ],
)
def test_minutes(text: str, minutes: int | None) -> None:
    assert read_minutes(text) == minutes


@pytest.mark.parametrize("text", ["-5", "1,5 h", "bald", "12345"])
def test_what_are_no_minutes_is_refused(text: str) -> None:
    with pytest.raises(NotMinutes):
        read_minutes(text)


@pytest.mark.parametrize(("read", "error"), [(read_time, NotATime), (read_minutes, NotMinutes)])
def test_what_is_refused_is_repeated_as_it_was_typed(
    read: Callable[[str], object], error: type[NotATime | NotMinutes]
) -> None:
    with pytest.raises(error) as refused:
        read(" Vers Midi ")
    assert vars(refused.value)["text"] == "Vers Midi"
