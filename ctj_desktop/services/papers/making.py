"""How does what a workspace holds become a paper?

The documents are pure functions of values, which a module for each kind reads from the store. The PDF engine is
imported on first use: it would double the time to the first window.
"""

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Final, TypeAlias

from ctj_desktop.domain.ids import CommitteeId, MeetingId
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.domain.records.meetings import Meeting
from ctj_desktop.i18n import Translator, load_translator
from ctj_desktop.services.membership.roster_paper import roster_paper
from ctj_desktop.services.minutes.decision_paper import committee_decisions, meeting_decisions
from ctj_desktop.services.minutes.meeting_paper import agenda_paper, minutes_paper
from ctj_desktop.services.session.attendance_paper import attendance_paper
from ctj_desktop.services.steps.here import is_sample
from ctj_desktop.services.steps.records import the
from ctj_desktop.storage.store import Store

if TYPE_CHECKING:  # the PDF engine is heavy
    from ctj_desktop.documents.blocks import Document
    from ctj_desktop.documents.gaps import Gaps
    from ctj_desktop.documents.papers import PaperOptions


class PaperKind(StrEnum):
    """The papers that are made, by the names of `ctj print`."""

    AGENDA = "agenda"
    ATTENDANCE = "attendance"
    MINUTES = "minutes"
    DECISIONS = "decisions"
    ROSTER = "roster"


class OfCommittee(NamedValue):
    """A paper about a committee: its decisions of a `year` or of all, its directory `as_of` a day or of today."""

    committee: CommitteeId
    year: int | None = None
    as_of: date | None = None


About: TypeAlias = MeetingId | OfCommittee
"""What a paper is about: agenda, attendance and minutes a meeting, the directory a committee, decisions either."""

OF_MEETING: Final = frozenset({PaperKind.AGENDA, PaperKind.ATTENDANCE, PaperKind.MINUTES, PaperKind.DECISIONS})
OF_COMMITTEE: Final = frozenset({PaperKind.DECISIONS, PaperKind.ROSTER})
HAS_PUBLIC: Final = frozenset({PaperKind.MINUTES, PaperKind.DECISIONS, PaperKind.ROSTER})
"""Papers of which a public version says less; an agenda names closed items without their content anyhow."""
LAYOUTS: Final = ("columns", "alternate", "sequential", "fr", "de")
DEFAULT_LAYOUT: Final = {
    PaperKind.AGENDA: "alternate",
    PaperKind.ATTENDANCE: "alternate",
    PaperKind.MINUTES: "columns",
    PaperKind.DECISIONS: "columns",
    PaperKind.ROSTER: "alternate",
}


class Printing(NamedValue):
    """What a person chose: `layout` is one of `LAYOUTS` or None for the paper's own; `printed_on` is given."""

    printed_on: date
    layout: str | None = None
    draft: bool = False
    public: bool = False


class Made(NamedValue):
    """A paper as it leaves: its file name and bytes, what it lacks, and what a public version leaves out (FR, DE)."""

    name: str
    pdf: bytes
    gaps: "Gaps"
    left_out: tuple[tuple[str, str], ...] = ()


def make(store: Store, kind: PaperKind, about: About, printing: Printing) -> Made:
    """All that is known of a paper, from one reading of its records; `NotHere` for what is gone."""
    from ctj_desktop.documents.gaps import gaps
    from ctj_desktop.documents.left_out import left_out
    from ctj_desktop.documents.papers import Voices
    from ctj_desktop.documents.setting.render import render

    options = _options(store, kind, printing)
    document = _document(store, kind, about, options)
    removed = left_out(document, Voices(*_voices())) if printing.public else ()
    return Made(
        name=paper_name(store, kind, about, printing),
        pdf=render(document, options.layout),
        gaps=gaps(document),
        left_out=tuple((pair.fr.text, pair.de.text) for pair in removed),
    )


def paper_pdf(store: Store, kind: PaperKind, about: About, printing: Printing) -> bytes:
    """The tagged PDF; the same records and choices give the same bytes. `NotHere` for what is gone."""
    from ctj_desktop.documents.setting.render import render

    options = _options(store, kind, printing)
    return render(_document(store, kind, about, options), options.layout)


def paper_gaps(store: Store, kind: PaperKind, about: About, printing: Printing) -> "Gaps":
    """What the paper lacks before it is printed: translations, characters without a glyph."""
    from ctj_desktop.documents.gaps import gaps

    return gaps(_document(store, kind, about, _options(store, kind, printing)))


def paper_name(store: Store, kind: PaperKind, about: About, printing: Printing) -> str:
    """A file name that sorts by committee and meeting: MOC-2027-01-agenda-alternate.pdf.

    A meeting without number is known by its day; a public version says so, lest it be taken for the other.
    """
    if isinstance(about, OfCommittee):
        code = the(store, Committee, about.committee).code
        day = about.as_of or printing.printed_on
        known_by = day.isoformat() if kind is PaperKind.ROSTER else str(about.year or "")
    else:
        owner = the(store, Meeting, about)
        committee = store.get(Committee, owner.committee)
        day_of = owner.on.isoformat() if owner.on else ""
        code, known_by = committee.code if committee else "", owner.number or day_of
    public = "public" if printing.public and kind in HAS_PUBLIC else ""
    parts = (code, known_by, kind.value, printing.layout or DEFAULT_LAYOUT[kind], public)
    return "-".join("".join(c for c in part if c.isalnum() or c in "-_.") for part in parts if part) + ".pdf"


def _options(store: Store, kind: PaperKind, printing: Printing) -> "PaperOptions":
    from ctj_desktop.documents.layout import Layout
    from ctj_desktop.documents.papers import PaperOptions

    return PaperOptions(
        printed_on=printing.printed_on,
        layout=Layout(printing.layout or DEFAULT_LAYOUT[kind]),
        draft=printing.draft,
        sample=is_sample(store),
        public=printing.public,
    )


def _voices() -> tuple[Translator, Translator]:
    return load_translator("fr_CH"), load_translator("de_CH")


def _document(store: Store, kind: PaperKind, about: About, options: "PaperOptions") -> "Document":
    from ctj_desktop.documents import agenda, attendance_sheet, decisions, minutes, roster

    voices = _voices()
    if isinstance(about, OfCommittee):
        if kind is PaperKind.ROSTER:
            day = about.as_of or options.printed_on
            return roster.document(roster_paper(store, about.committee, day), *voices, options)
        paper = committee_decisions(store, about.committee, about.year, options.printed_on)
        return decisions.document(paper, *voices, options)
    meeting = the(store, Meeting, about)
    if kind is PaperKind.AGENDA:
        return agenda.document(agenda_paper(store, meeting), *voices, options)
    if kind is PaperKind.ATTENDANCE:
        return attendance_sheet.document(attendance_paper(store, meeting, options.printed_on), *voices, options)
    if kind is PaperKind.DECISIONS:
        return decisions.document(meeting_decisions(store, meeting), *voices, options)
    return minutes.document(minutes_paper(store, meeting), *voices, options)
