"""What speaks against sending a convocation as it stands: place, day, notice, other meetings, quorum, language?

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
LATE: Final = "convening.late"
NO_QUORUM: Final = "convening.no_quorum"
UNTRANSLATED: Final = "convening.untranslated"
LAST_OF_WEEK: Final = 6
HALF_DAYS: Final = (time(12), time(18))
"""Where no end is entered a meeting is taken to last until the next of these, or until midnight."""
LEAST: Final = timedelta(minutes=1)
NAMED: Final = 4
"""So many of those who are called to two meetings at once are named; a longer list says how many more there are."""


class Elsewhere(NamedValue):
    """Another meeting at the same time, and who is called to both; `committee` as it is called for short.

    It is `supposed` where they meet only because the end of one of them is not entered and was taken to be late.
    """

    meeting: str
    committee: str
    names: tuple[str, ...]
    supposed: bool = False


class LateWay(NamedValue):
    """A way by which `count` readers would be reached after the last day on which it had to leave, by `article`."""

    way: str
    last: date
    count: int
    article: str = ""


class CallAhead(NamedValue):
    """A meeting as it would be convened: `placed` by a room or a link, `quorum` if everybody comes who can.

    `notice` is what is wrong with the day of sending whatever the way; where nothing is, `late` are the ways for which
    it is too late. `untranslated` are the numbers of the items without a title in the `language` that some readers are
    written to in.
    """

    on: date
    placed: bool
    off: DayOff | None = None
    notice: tuple[Finding, ...] = ()
    late: tuple[LateWay, ...] = ()
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
    found.extend(call.notice or (_late(way) for way in call.late))
    found.extend(Finding(ELSEWHERE, data=_elsewhere(other)) for other in call.elsewhere)
    if call.quorum is not None and not call.quorum.reached:
        article = call.quorum.rule.article if call.quorum.rule is not None else ""
        found.append(Finding(NO_QUORUM, data={"lacking": call.quorum.lacking}, source=article))
    if call.untranslated:
        items = ", ".join(call.untranslated)
        found.append(Finding(UNTRANSLATED, data={"items": items, "language": str(call.language)}))
    return tuple(found)


def hours(on: date, start: time, end: time | None) -> tuple[datetime, datetime]:
    """The stretch of a meeting; a planned end before the start is that of the next day.

    One without an end lasts to the end of the half day in which it begins: nobody is called elsewhere before.
    """
    begun = datetime.combine(on, start)
    if end is None:
        end = next((until for until in HALF_DAYS if start < until), time(0))
    ended = datetime.combine(on, end)
    return begun, ended if ended > begun else ended + timedelta(days=1)


def hours_known(on: date, start: time, end: time | None) -> tuple[datetime, datetime]:
    """The stretch of a meeting that is certain: of one without an end its first minute."""
    if end is not None:
        return hours(on, start, end)
    begun = datetime.combine(on, start)
    return begun, begun + LEAST


def at_once(one: Sequence[datetime], other: Sequence[datetime]) -> bool:
    """Whether two stretches of time share a minute; one that begins when the other ends does not."""
    return one[0] < other[1] and other[0] < one[1]


def _elsewhere(other: Elsewhere) -> dict[str, FindingValue]:
    more = len(other.names) - NAMED
    names = ", ".join(other.names[:NAMED]) + (f", +{more}" if more > 0 else "")
    said: dict[str, FindingValue] = {"meeting": other.meeting, "committee": other.committee, "names": names}
    return said | {"supposed": True} if other.supposed else said


def _late(way: LateWay) -> Finding:
    data: dict[str, FindingValue] = {"way": way.way, "latest": way.last.isoformat(), "count": way.count}
    return Finding(LATE, data=data, source=way.article)
