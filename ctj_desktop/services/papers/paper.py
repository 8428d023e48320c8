"""What is a paper: how it is called, what it can be about, how it is laid out, and what makes it?

The entries stand in `all_papers`; the command line, the print centre, the menus and the tests read them.
"""

from collections.abc import Callable
from datetime import date
from enum import Enum, StrEnum
from typing import TYPE_CHECKING, Final, TypeAlias
from uuid import UUID

from ctj_desktop.documents.layout import Layout
from ctj_desktop.domain.ids import CommitteeId, MeetingId
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.meetings import Meeting
from ctj_desktop.i18n import Translator
from ctj_desktop.services.steps.records import the
from ctj_desktop.storage.store import Store

if TYPE_CHECKING:  # the PDF engine is heavy
    from ctj_desktop.documents.blocks import Document
    from ctj_desktop.documents.papers import PaperOptions
    from ctj_desktop.files.cell_table import CellTable

YES: Final = "yes"
LAYOUTS: Final = tuple(layout.value for layout in Layout)


class OfCommittee(NamedValue):
    """A paper about a committee: its decisions of a `year` or of all, its directory `as_of` a day or of today.

    `named` are the records that the paper is about, of the kind of its span: projects of the committee, calls,
    territories; of none named about all that it can be about, or as the maker says.
    """

    committee: CommitteeId
    year: int | None = None
    as_of: date | None = None
    named: tuple[UUID, ...] = ()


class OfDecisions(NamedValue):
    """A paper about some decisions of a meeting: by their ids, or by those of their items; of none named about all."""

    meeting: MeetingId
    named: tuple[UUID, ...] = ()


About: TypeAlias = MeetingId | OfDecisions | OfCommittee
"""What a paper is about."""


def meeting_of(about: MeetingId | OfDecisions) -> MeetingId:
    """The meeting that a paper is about."""
    return about.meeting if isinstance(about, OfDecisions) else about


class PaperForm(StrEnum):
    """As which kind of file a paper leaves: to keep and print, to go on writing in, or to go on counting with."""

    PDF = "pdf"
    WORD = "docx"
    SHEET = "xlsx"

    @property
    def ending(self) -> str:
        """What its files end in."""
        return f".{self.value}"


PDF_ALONE: Final = (PaperForm.PDF,)
PDF_OR_WORD: Final = (PaperForm.PDF, PaperForm.WORD)
PDF_OR_SHEET: Final = (PaperForm.PDF, PaperForm.SHEET)


class Moment(Enum):
    """Where a paper stands in the set: it is about a meeting, before or after it is held, or about the committee.

    Papers about its projects, and about strategy, territories and mornings, stand apart from those about its people.
    """

    BEFORE = "before"
    AFTER = "after"
    COMMITTEE = "committee"
    PROJECTS = "projects"
    STRATEGY = "strategy"


class Span(Enum):
    """What is chosen for a paper about a committee: a year or all, a day, or records; about a meeting: decisions."""

    YEAR = "year"
    DAY = "day"
    DECISIONS = "decisions"
    PROJECTS = "projects"
    CALLS = "calls"
    TERRITORIES = "territories"
    STRATEGIES = "strategies"
    MATINEES = "matinees"

    @property
    def names(self) -> bool:
        """Whether it is records that are named one by one."""
        return self not in (Span.YEAR, Span.DAY)


Chosen: TypeAlias = tuple[tuple[str, str], ...]
"""The choices of one paper by the name of each, where they are not the usual ones."""


class PaperChoice(NamedValue):
    """Something that one paper alone asks: one of `values`, a number up to `most`, else yes or no.

    `name` is what `ctj print --options` says and how it is kept, `word` what the screen says; a value has a word too.
    """

    name: str
    word: str
    values: tuple[tuple[str, str], ...] = ()
    most: int = 0

    @property
    def usual(self) -> str:
        """What holds where nobody chose: the first value, the number 1, no."""
        return self.values[0][0] if self.values else "1" if self.most else ""

    @property
    def written(self) -> str:
        """How it is written: `format=a4|a5`, `start=1…24`, `addresses`."""
        if self.values:
            return f"{self.name}={'|'.join(value for value, _word in self.values)}"
        return f"{self.name}=1…{self.most}" if self.most else self.name

    def fits(self, value: str) -> bool:
        """Whether it can be chosen."""
        if self.values:
            return value in dict(self.values)
        if self.most:
            return value.isascii() and value.isdecimal() and 1 <= int(value) <= self.most
        return value in ("", YES)


class Asked(NamedValue):
    """What a paper is made from: the records, what it is about, both voices, and what was chosen for printing."""

    store: Store
    about: About
    voices: tuple[Translator, Translator]
    options: "PaperOptions"
    choices: tuple[PaperChoice, ...] = ()
    chosen: Chosen = ()

    def choice(self, name: str) -> str:
        """What was chosen for this paper, else what is usual."""
        usual = {choice.name: choice.usual for choice in self.choices}
        return dict(self.chosen).get(name, usual[name])

    @property
    def meeting(self) -> Meeting:
        """The meeting it is about; `NotHere` where it is gone."""
        assert not isinstance(self.about, OfCommittee)
        return the(self.store, Meeting, meeting_of(self.about))

    @property
    def named(self) -> tuple[UUID, ...]:
        """The decisions or items of the meeting that were named, or the records of the paper's span."""
        return self.about.named if isinstance(self.about, OfDecisions | OfCommittee) else ()

    @property
    def body(self) -> OfCommittee:
        """The committee it is about."""
        assert isinstance(self.about, OfCommittee)
        return self.about

    @property
    def day(self) -> date:
        """The day it was asked for, else the day of printing."""
        asked = self.about.as_of if isinstance(self.about, OfCommittee) else None
        return asked or self.options.printed_on


Maker: TypeAlias = Callable[[Asked], "Document"]
"""Reads the facts of a paper and says them as blocks. It imports reader and document when it is called: the PDF
engine would double the time to the first window, and the usage of `ctj print` is read from the entries."""


TableMaker: TypeAlias = Callable[[Asked], "CellTable"]
"""Says the facts of a paper as a table of cells, with the same lines in the same order."""


class Lead(NamedValue):
    """The act that leads to a paper: its words in the menu, why it cannot be done now, its picture."""

    text: str
    missing: str
    icon: str


class PaperPlace(NamedValue):
    """How a paper stands in the set of a meeting or a committee.

    `name` tells it from the others of the set and keeps its choices, `word` is what it is called on the screen (of a
    paper of a year with `{year}`, and `every` for all years), `usual` that it is ticked at first. The day of a paper
    is asked for by `day_word`; it is at first that of the meeting, or today where `of_today`. `table` makes what
    leaves as `PaperForm.SHEET`.
    """

    name: str
    moment: Moment
    word: str
    make: Maker
    usual: bool = False
    span: Span | None = None
    every: str = ""
    day_word: str = ""
    of_today: bool = False
    lead: Lead | None = None
    table: TableMaker | None = None

    def called(self, t: Translator, about: About) -> str:
        """`Agenda`, `Decisions 2027`, `All decisions`."""
        if self.span is not Span.YEAR or not isinstance(about, OfCommittee):
            return t(self.word)
        return t(self.word).format(year=about.year) if about.year is not None else t(self.every)

    @property
    def of_meeting(self) -> bool:
        """About a meeting, not about the committee."""
        return self.moment in (Moment.BEFORE, Moment.AFTER)


class Paper(NamedValue):
    """A paper by the `name` that `ctj print` says (or `other_name`), which its files carry too, and its own `layout`.

    `public`: a public version of it says less. `as_draft`: it may go out before it is settled, with a watermark; all
    others are what they are. It has a place in the set of a meeting, of a committee, or in both.
    `choices` are what it alone asks; without `languages` it says nothing in a language of its own. `forms` are the
    kinds of file as which it leaves, the usual one first.
    """

    name: str
    layout: str
    places: tuple[PaperPlace, ...]
    public: bool = False
    as_draft: bool = False
    choices: tuple[PaperChoice, ...] = ()
    languages: bool = True
    forms: tuple[PaperForm, ...] = PDF_ALONE
    other_name: str = ""

    def place(self, *, of_meeting: bool) -> PaperPlace | None:
        """Its place in the set of a meeting, or of a committee; None where it is about the other only."""
        return next((place for place in self.places if place.of_meeting is of_meeting), None)


def written(document: "Document", layout: Layout, form: PaperForm) -> bytes:
    """The bytes of its file; the same document gives the same."""
    if form is PaperForm.WORD:
        from ctj_desktop.documents.writers.word import write_word

        return write_word(document, layout)
    from ctj_desktop.documents.writers.pdf import write_pdf

    return write_pdf(document, layout)
