"""Does the first page say of minutes that went round what is still to come, and what is to be done then?"""

from datetime import date
from uuid import UUID

import pytest

from ctj_desktop.domain.ids import MeetingId
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.meetings import MeetingState
from ctj_desktop.domain.rounds.standing import RoundNow
from ctj_desktop.domain.texts import Bilingual, Language
from ctj_desktop.i18n import load_translator
from ctj_desktop.services.workspace.today import OpenMinutes
from ctj_desktop.ui.today.words import minutes_lines

FRENCH = load_translator("fr_CH")
UNTIL = date(2027, 1, 11)
WAITING = OpenMinutes(
    key=MeetingId(UUID(int=1)),
    number="2026-02",
    committee=Bilingual.of("Comité"),
    on=date(2026, 11, 27),
    state=MeetingState.CIRCULATED,
    since=date(2026, 12, 11),
    blocks=9,
    missing=0,
    language=Language.DE,
    drafts=0,
)


@pytest.mark.parametrize(
    ("now", "remarks", "said"),
    [
        (RoundNow(until=UNTIL, over=False, silent=3), 0, "remarques jusqu’au 11.01.2027 · 3 sans réponse"),
        (
            RoundNow(until=UNTIL, over=True, silent=0),
            2,
            "2 remarques à traiter · délai des remarques échu le 11.01.2027",
        ),
        (RoundNow(until=UNTIL, over=True, silent=0), 0, "délai des remarques échu le 11.01.2027 · à approuver"),
    ],
)
def test_a_round_says_its_last_day_and_what_comes_next(now: RoundNow, remarks: int, said: str) -> None:
    one = replace(WAITING, round=now, remarks=remarks)
    (line,) = minutes_lines(FRENCH, [one])
    assert line.second.replace("\u00a0", " ") == said
