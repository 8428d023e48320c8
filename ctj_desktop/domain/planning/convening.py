"""What speaks against sending a convocation as the meeting stands: place, day, other meetings, quorum, language?

Each is something that a person may want all the same; what cannot be sent at all is refused elsewhere.
"""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Final

from ctj_desktop.domain.findings import Finding, FindingValue
from ctj_desktop.domain.holidays import DayOff
from ctj_desktop.domain.quorum_and_majority import Quorum
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.texts import Language

NO_PLACE: Final = "convening.no_place"
SUNDAY: Final = "convening.sunday"
HOLIDAY: Final = "convening.holiday"
ELSEWHERE: Final = "convening.elsewhere"
NO_QUORUM: Final = "convening.no_quorum"
UNTRANSLATED: Final = "convening.untranslated"
LAST_OF_WEEK: Final = 6
USUAL_LENGTH: Final = timedelta(hours=1)
"""How long a meeting is taken to last of which only the start is known."""
NAMED: Final = 4
"""So many of those who are called to two meetings at once are named; a longer list says how many more there are."""


class Elsewhere(NamedValue):
    """Another meeting at the same time, and who is called to both; `committee` as it is called for short."""

    meeting: str
    committee: str
    names: tuple[str, ...]


class CallAhead(NamedValue):
    """A meeting as it would be convened: `placed` by a room or a link, `quorum` if everybody comes who can.

    `untranslated` are the numbers of the items without a title in the `language` that some readers are written to in.
    """

    on: date
    placed: bool
    off: DayOff | None = None
    elsewhere: tuple[Elsewhere, ...] = ()
    quorum: Quorum | None = None
    untranslated: tuple[str, ...] = ()
    language: Language = Language.DE


def doubts(call: CallAhead) -> tuple[Finding, ...]:
    """What is asked once before it goes, in the order in which it is mended; empty where nothing is odd."""
    found = [] if call.placed else [Finding(NO_PLACE)]
    if call.on.weekday() == LAST_OF_WEEK:
        found.append(Finding(SUNDAY, data={"day": call.on.isoformat()}))
    elif call.off is not None:
        found.append(Finding(HOLIDAY, data={"day": call.on.isoformat(), "regions": call.off.where}))
    found.extend(Finding(ELSEWHERE, data=_elsewhere(other)) for other in call.elsewhere)
    if call.quorum is not None and not call.quorum.reached:
        article = call.quorum.rule.article if call.quorum.rule is not None else ""
        found.append(Finding(NO_QUORUM, data={"lacking": call.quorum.lacking}, source=article))
    if call.untranslated:
        items = ", ".join(call.untranslated)
        found.append(Finding(UNTRANSLATED, data={"items": items, "language": str(call.language)}))
    return tuple(found)


def hours(on: date, start: time, end: time | None) -> tuple[datetime, datetime]:
    """The stretch of a meeting; a planned end before the start is that of the next day."""
    begun = datetime.combine(on, start)
    ended = datetime.combine(on, end) if end is not None else begun + USUAL_LENGTH
    return begun, ended if ended > begun else ended + timedelta(days=1)


def at_once(one: Sequence[datetime], other: Sequence[datetime]) -> bool:
    """Whether two stretches of time share a minute; one that begins when the other ends does not."""
    return one[0] < other[1] and other[0] < one[1]


def _elsewhere(other: Elsewhere) -> dict[str, FindingValue]:
    more = len(other.names) - NAMED
    names = ", ".join(other.names[:NAMED]) + (f", +{more}" if more > 0 else "")
    return {"meeting": other.meeting, "committee": other.committee, "names": names}
