"""Which records can a paper about a committee be about, one by one: its projects, a call, a territory?"""

from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

from ctj_desktop.domain.marks import without_marks
from ctj_desktop.domain.record import NamedValue, Record
from ctj_desktop.domain.records.people import Territory
from ctj_desktop.domain.records.projects import Call, Project
from ctj_desktop.domain.records.resources import Matinee
from ctj_desktop.domain.records.strategy import Strategy
from ctj_desktop.domain.texts import Bilingual, Language
from ctj_desktop.services.papers.paper import Span
from ctj_desktop.storage.store import Store

LONGEST: Final = 40  # letters of a title in the name of a file


class NamedRecords(NamedValue):
    """A kind of which some are named: the fields that hold number and words, and the order in which they are shown.

    `own`: only those of the committee can be named.
    """

    record: type[Record]
    text: str
    number: str = ""
    order: str = ""
    own: bool = False


NAMED: Final[Mapping[Span, NamedRecords]] = {
    Span.PROJECTS: NamedRecords(record=Project, text="title", number="number", order="-number, id", own=True),
    Span.CALLS: NamedRecords(record=Call, text="name", number="code", order="-opens, code, id"),
    Span.TERRITORIES: NamedRecords(record=Territory, text="name", order="code, id"),
    Span.STRATEGIES: NamedRecords(record=Strategy, text="name", number="code", order="-valid_from, code, id"),
    Span.MATINEES: NamedRecords(record=Matinee, text="title", number="on", order="-on, id"),
}
"""Of decisions the agenda of their meeting says the order: `print_centre` reads them."""


def nameable(store: Store, span: Span, committee: UUID) -> list[Any]:
    """The records that a paper of that span can be about; none where nothing of a committee is named."""
    known = NAMED.get(span)
    if known is None:
        return []
    if known.own:
        return list(store.all(known.record, order=known.order, committee=committee))
    return list(store.all(known.record, order=known.order))


def number_of(span: Span, record: Any) -> str:
    """The number, code or day by which people know it; empty where it has none."""
    known = NAMED[span]
    value = getattr(record, known.number) if known.number else None
    return str(value) if value else ""


def known_as(span: Span, record: Any, language: Language) -> str:
    """How a file about one of them is called: by its number, else by its first words."""
    return number_of(span, record) or without_marks(text_of(span, record).or_other(language))[:LONGEST].strip()


def text_of(span: Span, record: Any) -> Bilingual:
    """What it is called."""
    text: Bilingual = getattr(record, NAMED[span].text)
    return text
