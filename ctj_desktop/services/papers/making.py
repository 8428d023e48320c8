"""How does what a workspace holds become a paper?

A paper goes by the name of its entry in `all_papers`; the PDF engine is imported on first use.
"""

from datetime import date
from typing import TYPE_CHECKING

from ctj_desktop.domain.record import NamedValue, replace
from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.domain.records.meetings import Meeting
from ctj_desktop.domain.records.voting import AnyDecision
from ctj_desktop.domain.texts import Language
from ctj_desktop.files.names import safe_name
from ctj_desktop.i18n import Translator, load_translator
from ctj_desktop.services.membership.roll import statutes_of
from ctj_desktop.services.membership.rules.in_force import statutes_on
from ctj_desktop.services.papers.all_papers import paper_named
from ctj_desktop.services.papers.named_records import NAMED, known_as
from ctj_desktop.services.papers.paper import (
    About,
    Asked,
    Chosen,
    OfCommittee,
    OfDecisions,
    PaperForm,
    PaperPlace,
    Span,
    meeting_of,
    written,
)
from ctj_desktop.services.steps.here import is_sample
from ctj_desktop.services.steps.records import the
from ctj_desktop.storage.store import Store

if TYPE_CHECKING:  # the PDF engine is heavy
    from ctj_desktop.documents.blocks import Document
    from ctj_desktop.documents.gaps import Gaps
    from ctj_desktop.documents.papers import PaperOptions


class Printing(NamedValue):
    """What a person chose: `layout` is one of `LAYOUTS` or None for the usual one; `printed_on` is given.

    `chosen` are what the paper alone asks, where it is not usual.
    """

    printed_on: date
    layout: str | None = None
    draft: bool = False
    public: bool = False
    chosen: Chosen = ()


class Made(NamedValue):
    """A paper as it leaves: the bytes of its file, what it lacks, and what a public version leaves out (FR, DE)."""

    file: bytes
    gaps: "Gaps"
    left_out: tuple[tuple[str, str], ...] = ()


def make(store: Store, name: str, about: About, printing: Printing, form: PaperForm = PaperForm.PDF) -> Made:
    """All that is known of a paper, from one reading of its records; `NotHere` for what is gone."""
    from ctj_desktop.documents.gaps import gaps
    from ctj_desktop.documents.papers import Voices
    from ctj_desktop.documents.public_version import left_out

    options = _options(store, name, about, printing)
    document = _document(store, name, about, options, printing.chosen)
    lacking = gaps(document, options.layout)
    removed = left_out(document, Voices(*_voices())) if printing.public else ()
    sheet = _sheet(store, name, about, options, printing.chosen) if form is PaperForm.SHEET else b""
    return Made(
        file=sheet or written(document, options.layout, form),
        gaps=lacking if form is PaperForm.PDF else replace(lacking, characters=()),  # others have other letters
        left_out=tuple((pair.fr.text, pair.de.text) for pair in removed),
    )


def paper_pdf(store: Store, name: str, about: About, printing: Printing) -> bytes:
    """The tagged PDF; the same records and choices give the same bytes. `NotHere` for what is gone."""
    from ctj_desktop.documents.writers.pdf import write_pdf

    options = _options(store, name, about, printing)
    return write_pdf(_document(store, name, about, options, printing.chosen), options.layout)


def usual_layout(store: Store, name: str, about: About, day: date) -> str:
    """Where nobody chose one: the language of the committee's statutes, where that is one, else the paper's own."""
    return sole_language(store, about, day) or paper_named(name).layout


def sole_language(store: Store, about: About, day: date) -> str:
    """Of the statutes, where they have one alone; else empty.

    Of a paper about the committee by the statutes of the day that it shows, else of `day`.
    """
    if isinstance(about, OfCommittee):
        statutes = statutes_on(store, about.committee, about.as_of or day)
    else:
        statutes = statutes_of(store, the(store, Meeting, meeting_of(about)))
    languages = set(statutes.languages) if statutes is not None else set()
    return languages.pop().value if len(languages) == 1 else ""


def paper_name(
    t: Translator, store: Store, name: str, about: About, printing: Printing, form: PaperForm = PaperForm.PDF
) -> str:
    """A file name in the reader's language that sorts by meeting: `2027-01 procès-verbal FR-DE.pdf`.

    A meeting without number is known by its day; the committee stands before it where there are several. A public
    version says so, lest it be taken for the other.
    """
    committee, known_by = _subject(t, store, name, about, printing)
    place, layout = _place(name, about), printing.layout or usual_layout(store, name, about, printing.printed_on)
    parts = (
        committee.code if committee is not None and store.count(Committee) > 1 else "",
        known_by,
        _within(t, place.called(t, about)),
        _languages(layout) if paper_named(name).languages else "",
        _within(t, t("Public version")) if printing.public and paper_named(name).public else "",
    )
    return safe_name(" ".join(filter(None, parts)) + form.ending)


def _languages(layout: str) -> str:
    return layout.upper() if layout in (Language.FR, Language.DE) else "FR-DE"


def _within(t: Translator, word: str) -> str:
    """A word that began a line as it stands amid others."""
    return word if t.language is Language.DE else word[:1].lower() + word[1:]


def _subject(t: Translator, store: Store, name: str, about: About, printing: Printing) -> tuple[Committee | None, str]:
    """Whose paper it is, and its meeting or day."""
    if isinstance(about, OfCommittee):
        day, span = about.as_of or printing.printed_on, _place(name, about).span
        known_by = day.isoformat() if span is Span.DAY else ""
        if span is not None and span in NAMED and len(about.named) == 1:
            record = store.get(NAMED[span].record, about.named[0])
            known_by = known_as(span, record, t.language) if record is not None else ""
        return the(store, Committee, about.committee), known_by
    meeting = the(store, Meeting, meeting_of(about))
    known_by = meeting.number or (meeting.on.isoformat() if meeting.on else "")
    if isinstance(about, OfDecisions) and len(about.named) == 1:
        decision = store.get(AnyDecision, about.named[0])
        known_by = (decision.number if decision is not None else None) or known_by
    return store.get(Committee, meeting.committee), known_by


def _options(store: Store, name: str, about: About, printing: Printing) -> "PaperOptions":
    from ctj_desktop.documents.layout import Layout
    from ctj_desktop.documents.papers import PaperOptions

    return PaperOptions(
        printed_on=printing.printed_on,
        layout=Layout(printing.layout or usual_layout(store, name, about, printing.printed_on)),
        draft=printing.draft,
        sample=is_sample(store),
        public=printing.public,
    )


def _voices() -> tuple[Translator, Translator]:
    return load_translator("fr_CH"), load_translator("de_CH")


def _document(store: Store, name: str, about: About, options: "PaperOptions", chosen: Chosen) -> "Document":
    return _place(name, about).make(_asked(store, name, about, options, chosen))


def _sheet(store: Store, name: str, about: About, options: "PaperOptions", chosen: Chosen) -> bytes:
    from ctj_desktop.files.xlsx_lists import xlsx_bytes

    table = _place(name, about).table
    assert table is not None, f"{name} leaves as no table"
    return xlsx_bytes(table(_asked(store, name, about, options, chosen)))


def _asked(store: Store, name: str, about: About, options: "PaperOptions", chosen: Chosen) -> Asked:
    choices = paper_named(name).choices
    return Asked(store=store, about=about, voices=_voices(), options=options, choices=choices, chosen=chosen)


def _place(name: str, about: About) -> PaperPlace:
    place = paper_named(name).place(of_meeting=not isinstance(about, OfCommittee))
    assert place is not None, f"{name} is not about this"
    return place
