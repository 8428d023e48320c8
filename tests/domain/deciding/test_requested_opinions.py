"""Is a silence an assent only after its day, and only where that was said?"""

from datetime import date

import pytest

from ctj_desktop.domain.deciding.requested_opinions import OpinionState, opinion_state

UNTIL, BEFORE, AFTER = date(2027, 3, 1), date(2027, 2, 20), date(2027, 3, 2)


@pytest.mark.parametrize(
    ("until", "answered", "day", "silence", "state"),
    [
        (UNTIL, None, UNTIL, True, OpinionState.ASKED),
        (UNTIL, None, AFTER, True, OpinionState.SILENT),
        (UNTIL, None, AFTER, False, OpinionState.OVERDUE),
        (None, None, AFTER, False, OpinionState.ASKED),
        (UNTIL, BEFORE, BEFORE, True, OpinionState.ANSWERED),
        (UNTIL, AFTER, UNTIL, True, OpinionState.ASKED),
        (UNTIL, AFTER, AFTER, True, OpinionState.ANSWERED),
    ],
)
def test_it_stands_as_known_on_the_day(
    until: date | None, answered: date | None, day: date, silence: bool, state: OpinionState
) -> None:
    assert opinion_state(until, answered, day, silence_assents=silence) is state
