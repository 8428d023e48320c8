"""Which minutes does the standing item approve that leaves the day of a meeting open?

Its title says so itself: it speaks of minutes, and "…" stands for the day of their meeting.
"""

import re
from typing import Final

from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.meetings import AgendaItem, Meeting, MeetingState
from ctj_desktop.domain.texts import Bilingual, Language
from ctj_desktop.i18n import load_translator
from ctj_desktop.services.directory.letters import LOCALES
from ctj_desktop.services.steps.move_ends import ends
from ctj_desktop.services.steps.records import source_language
from ctj_desktop.storage.open_file import OpenFile

OPEN_DAY: Final = "…"
WAITING: Final = frozenset({MeetingState.HELD, MeetingState.CIRCULATED})
"""The minutes of such a meeting are still to be approved."""
_MINUTES: Final = {
    Language.FR: re.compile(r"proc[èe]s-verba|\bPV\b", re.IGNORECASE),
    Language.DE: re.compile(r"protokoll", re.IGNORECASE),
}


def with_minutes(store: OpenFile, meeting: Meeting, item: AgendaItem) -> AgendaItem:
    """The item of a standing one tied to the minutes it approves, the day in its title; else as it is."""
    if not any(_leaves_open(item.title, language) for language in _MINUTES):
        return item
    last = last_unapproved(store, meeting)
    if last is None:
        return item
    return replace(item, title=_dated(store, item.title, last), approves=last.id)


def last_unapproved(store: OpenFile, meeting: Meeting) -> Meeting | None:
    """The committee's last meeting before this one whose minutes are not approved yet."""
    states = ends(store, Meeting.kind, MeetingState.DRAFT, meeting.committee)
    earlier = [
        one
        for one in store.all(Meeting, committee=meeting.committee, order="on, start, id")
        if one.on is not None
        and one.id != meeting.id
        and (meeting.on is None or one.on <= meeting.on)
        and states.get(one.id.bytes) in WAITING
    ]
    return earlier[-1] if earlier else None


def _leaves_open(title: Bilingual, language: Language) -> bool:
    text = title.text(language)
    return OPEN_DAY in text and _MINUTES[language].search(text) is not None


def _dated(store: OpenFile, title: Bilingual, last: Meeting) -> Bilingual:
    assert last.on is not None, "looked for by its day"
    sides = (
        title.text(language).replace(OPEN_DAY, load_translator(LOCALES[language]).date_long(last.on), 1)
        for language in (Language.FR, Language.DE)
    )
    return Bilingual.of(*sides, source=source_language(store, last.committee))
