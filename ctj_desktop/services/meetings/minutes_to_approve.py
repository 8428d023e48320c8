"""Which minutes does the standing item approve that leaves the day of a meeting open?

Its title says so itself: it speaks of minutes, and "…" stands for the day of their meeting.
"""

import re
from typing import Final

from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.meetings import AgendaItem, Meeting, MeetingState
from ctj_desktop.domain.texts import Bilingual, Language
from ctj_desktop.i18n import N_, load_translator
from ctj_desktop.services.directory.letters import LOCALES
from ctj_desktop.services.steps.move_ends import ends
from ctj_desktop.services.steps.records import source_language
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.unit import Unit

OPEN_DAY: Final = "…"
WAITING: Final = frozenset({MeetingState.HELD, MeetingState.CIRCULATED})
"""The minutes of such a meeting are still to be approved."""
COMING: Final = WAITING | {MeetingState.DRAFT, MeetingState.CONVENED, MeetingState.IN_SESSION}
"""Of such a meeting there are minutes to approve, or there will be."""
_MINUTES: Final = {
    Language.FR: re.compile(r"proc[èe]s-verba|\bPV\b", re.IGNORECASE),
    Language.DE: re.compile(r"protokoll", re.IGNORECASE),
}


def with_minutes(store: OpenFile, meeting: Meeting, item: AgendaItem) -> AgendaItem:
    """The item of a standing one tied to the minutes it approves, with the decision that it proposes; else as it is."""
    if not leaves_open(item.title):
        return item
    last = last_unapproved(store, meeting)
    if last is None:
        return item
    return _tied(store, item, last)


def name_in_next(unit: Unit, held: Meeting) -> None:
    """The next agenda that is being prepared approves the minutes of this meeting, where it left open which.

    Agendas of a series are begun before anybody knows which of its meetings are held.
    """
    later = _following(unit.store, held)
    for item in unit.store.all(AgendaItem, meeting=later.id) if later is not None else ():
        if item.standing is not None and item.approves is None and leaves_open(item.title):
            unit.save(_tied(unit.store, item, held), before=item)


def leaves_open(title: Bilingual) -> bool:
    """Does it speak of minutes and not say of which day?"""
    return any(
        OPEN_DAY in title.text(language) and said.search(title.text(language)) for language, said in _MINUTES.items()
    )


def last_unapproved(store: OpenFile, meeting: Meeting) -> Meeting | None:
    """The committee's last meeting before this one whose minutes are not approved yet."""
    earlier = _earlier(store, meeting, WAITING)
    return earlier[-1] if earlier else None


def has_minutes_before(store: OpenFile, meeting: Meeting) -> bool:
    """Are there minutes of an earlier meeting that this one may have to approve, be they not written yet?"""
    return bool(_earlier(store, meeting, COMING))


def _earlier(store: OpenFile, meeting: Meeting, wanted: frozenset[MeetingState]) -> list[Meeting]:
    states = ends(store, Meeting.kind, MeetingState.DRAFT, meeting.committee)
    return [
        one
        for one in store.all(Meeting, committee=meeting.committee, order="on, start, id")
        if one.on is not None
        and one.id != meeting.id
        and (meeting.on is None or one.on <= meeting.on)
        and states.get(one.id.bytes, MeetingState.DRAFT) in wanted
    ]


def _following(store: OpenFile, held: Meeting) -> Meeting | None:
    states = ends(store, Meeting.kind, MeetingState.DRAFT, held.committee)
    return next(
        (
            one
            for one in store.all(Meeting, committee=held.committee, order="on, start, id")
            if one.on is not None
            and held.on is not None
            and one.on > held.on
            and states.get(one.id.bytes, MeetingState.DRAFT) is MeetingState.DRAFT
        ),
        None,
    )


def _tied(store: OpenFile, item: AgendaItem, last: Meeting) -> AgendaItem:
    """Put the day into its title and propose the decision; one that somebody proposed already stays."""
    day = last.on
    assert day is not None, "looked for by its day"
    source, approved = source_language(store, last.committee), N_("The minutes of the meeting of {date} are approved.")
    voices = [
        (load_translator(LOCALES[language]), item.title.text(language)) for language in (Language.FR, Language.DE)
    ]
    titles = (title.replace(OPEN_DAY, t.date_long(day), 1) for t, title in voices)
    proposed = (t(approved).format(date=t.date_long(day)) for t, _ in voices)
    return replace(
        item,
        title=Bilingual.of(*titles, source=source),
        approves=last.id,
        proposed_decision=item.proposed_decision or Bilingual.of(*proposed, source=source),
    )
