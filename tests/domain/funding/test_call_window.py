"""Does a call take files on a day, also where its source gives one day alone?"""

from datetime import date, timedelta

from ctj_desktop.domain.funding.call_window import Window, window_on

DAY = date(2027, 3, 1)


def test_a_call_takes_files_on_both_its_days() -> None:
    found = {day: window_on(DAY, DAY + timedelta(45), DAY + timedelta(day)) for day in (-1, 0, 45, 46)}
    assert found == {-1: Window.FUTURE, 0: Window.OPEN, 45: Window.OPEN, 46: Window.CLOSED}


def test_of_a_call_of_which_one_day_is_not_known_the_other_counts() -> None:
    assert window_on(None, DAY, DAY - timedelta(999)) is Window.OPEN
    assert window_on(None, DAY, DAY + timedelta(1)) is Window.CLOSED
    assert window_on(DAY, None, DAY + timedelta(999)) is Window.OPEN
    assert window_on(DAY, None, DAY - timedelta(1)) is Window.FUTURE
    assert window_on(None, None, DAY) is Window.UNDATED
