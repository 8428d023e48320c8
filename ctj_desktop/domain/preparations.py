"""What does a meeting still need before it can be held, why, and by when?

The list is computed from facts alone: nothing is ticked off by hand, so nothing can be ticked off wrongly.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from enum import Enum

from ctj_desktop.domain.notice import NoticeDeadline
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.meetings import MeetingState
from ctj_desktop.domain.texts import Bilingual, Language

SOON = timedelta(days=7)
BEFORE_CONVENING = frozenset({MeetingState.DRAFT, MeetingState.POSTPONED})


class Need(Enum):
    """What is prepared, in the order in which a secretary does it."""

    DAY = "day"
    AGENDA = "agenda"
    PLACE = "place"
    CHAIR = "chair"
    DATES = "dates"
    MINUTES = "minutes"
    DURATIONS = "durations"
    TITLES = "titles"
    CONVOCATION = "convocation"
    DOCUMENTS = "documents"


BLOCKING = frozenset({Need.DAY, Need.AGENDA})
"""Without these nothing can be sent: they come first, whatever their date."""


class Urgency(Enum):
    """How a date is shown: late in red, within seven days in amber."""

    CALM = "calm"
    SOON = "soon"
    LATE = "late"


class Following(NamedValue):
    """A paper that an item announces and that is not here: the item's number, the paper, its project."""

    item: str
    title: Bilingual
    project: str = ""


class MeetingAtHand(NamedValue):
    """The facts: `untranslated` and `untimed` are numbers of items; `translate_into` the language they lack.

    `earlier` names the last meeting held whose minutes nobody has received yet; empty where they have circulated.
    """

    state: MeetingState
    on: date | None
    timed: bool
    placed: bool
    chaired: bool
    proposals_until: date | None
    documents_by: date | None
    items: int
    untimed: tuple[str, ...] = ()
    untranslated: tuple[str, ...] = ()
    translate_into: Language = Language.DE
    following: tuple[Following, ...] = ()
    earlier: str = ""
    recipients: int = 0
    notice: NoticeDeadline | None = None

    @property
    def notice_day(self) -> date | None:
        """The last working day for the convocation, while it is still to be sent."""
        return self.notice.working if self.notice and self.state in BEFORE_CONVENING else None


class Preparation(NamedValue):
    """One thing; `due` is None where only the order counts; `numbers` are the items it is about."""

    need: Need
    done: bool
    due: date | None = None
    urgency: Urgency = Urgency.CALM
    numbers: tuple[str, ...] = ()


def preparations(facts: MeetingAtHand, today: date) -> tuple[Preparation, ...]:
    """Every preparation with its state, in the order in which they are done.

    What goes out with the convocation is due with it: by the statutes' last working day (SOURCES.md 5.1), or by the
    meeting once it was sent. Papers have the date that the meeting sets for them. Dates for proposals are told with
    the convocation: after it nobody misses them.
    """
    return tuple(_preparation(need, facts, today) for need in Need)


def open_preparations(all_of_them: Sequence[Preparation]) -> list[Preparation]:
    """What is left, the next thing to do first: what blocks, then by date; the convocation before its companions."""
    left = [one for one in all_of_them if not one.done]
    return sorted(left, key=_place)


def urgency_of(due: date | None, today: date) -> Urgency:
    """Late from the day after; soon within seven days."""
    if due is None:
        return Urgency.CALM
    if due < today:
        return Urgency.LATE
    return Urgency.SOON if due - today <= SOON else Urgency.CALM


def _preparation(need: Need, facts: MeetingAtHand, today: date) -> Preparation:
    due = _due(need, facts)
    done = _done(need, facts)
    return Preparation(
        need=need,
        done=done,
        due=due,
        urgency=Urgency.CALM if done else urgency_of(due, today),
        numbers=_numbers(need, facts),
    )


def _done(need: Need, facts: MeetingAtHand) -> bool:
    convened = facts.state not in BEFORE_CONVENING
    return {
        Need.DAY: facts.on is not None and facts.timed,
        Need.AGENDA: facts.items > 0,
        Need.PLACE: facts.placed,
        Need.CHAIR: facts.chaired,
        Need.DATES: convened or (facts.proposals_until is not None and facts.documents_by is not None),
        Need.MINUTES: not facts.earlier,
        Need.DURATIONS: facts.items > 0 and not facts.untimed,
        Need.TITLES: facts.items > 0 and not facts.untranslated,
        Need.CONVOCATION: convened,
        Need.DOCUMENTS: not facts.following,
    }[need]


def _due(need: Need, facts: MeetingAtHand) -> date | None:
    if need is Need.DOCUMENTS:
        return facts.documents_by or facts.on
    return facts.notice_day or facts.on


def _numbers(need: Need, facts: MeetingAtHand) -> tuple[str, ...]:
    if need is Need.TITLES:
        return facts.untranslated
    if need is Need.DURATIONS:
        return facts.untimed
    return tuple(paper.item for paper in facts.following) if need is Need.DOCUMENTS else ()


def _place(one: Preparation) -> tuple[bool, date, bool, int]:
    never = date.max
    return one.need not in BLOCKING, one.due or never, one.need is not Need.CONVOCATION, list(Need).index(one.need)
