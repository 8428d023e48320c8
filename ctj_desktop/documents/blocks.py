"""What is said on a paper, before anybody decides how it looks? Plain frozen values.

A document is a `Document`: facts about the paper and a tuple of blocks in reading order. Every text is a `Pair`
of French and German `Words`; words are runs, so emphasis, links and raised letters survive without marks. Two
documents that say the same compare equal, which is how they are tested.
"""

from datetime import datetime
from enum import StrEnum

from ctj_desktop.documents.layout import Layout
from ctj_desktop.domain.half_circle.committee_on_day import HalfCircle, LegendSign
from ctj_desktop.domain.record import NamedValue, PositionalValue, replace
from ctj_desktop.domain.texts import Language


class Run(NamedValue):
    """A stretch of text in one appearance; `language` only where it differs from the words around it."""

    text: str
    strong: bool = False
    em: bool = False
    sup: bool = False
    link: str = ""
    language: Language | None = None


class Words(PositionalValue):
    """A text in the language it is written in; `borrowed` stands in for a missing translation.

    That is `marked` on the paper, but for a name. `inside` are the passages of a line that stand in for theirs.
    """

    runs: tuple[Run, ...]
    language: Language
    borrowed: bool = False
    marked: bool = True
    inside: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The bare text."""
        return "".join(run.text for run in self.runs)

    @property
    def strong(self) -> "Words":
        """The same words, all of them strong."""
        return replace(self, runs=tuple(replace(run, strong=True) for run in self.runs))

    def __bool__(self) -> bool:
        return any(run.text for run in self.runs)


class Pair(PositionalValue):
    """The same thing said in French and in German; a missing side is borrowed, never blank."""

    fr: Words
    de: Words

    def side(self, language: Language) -> Words:
        """The words that stand in the place of that language."""
        return self.de if language is Language.DE else self.fr

    @property
    def same(self) -> bool:
        """Both sides read alike: a name, a date of figures."""
        return self.fr.text == self.de.text

    def __bool__(self) -> bool:
        return bool(self.fr) or bool(self.de)


class PaperFacts(NamedValue):
    """What the file says about itself.

    `identity` makes the file ID (any stable text: meeting id and kind), `dated` is printed nowhere but is the
    file's date; neither comes from the clock. `running_left` and `running_right` stay under eight words. `of_record`
    says in a copy that can be edited which paper counts, where one was signed; `standing` is said at the foot of
    every page.
    """

    title: str
    language: Language
    author: str
    identity: str
    dated: datetime
    reference: str
    running_left: str
    running_right: str
    sample: bool = False
    draft: bool = False
    of_record: Pair | None = None
    standing: str = ""


class SecretariatLines(NamedValue):
    """One secretariat of the letterhead: its title, then the lines of its address."""

    title: Words
    lines: tuple[str, ...]


class Letterhead(NamedValue):
    """The head of the first page. At most two secretariats stand beside each other."""

    name: Pair
    territory: Pair
    secretariats: tuple[SecretariatLines, ...] = ()


class Title(NamedValue):
    """The title of the paper with the meeting's line, its name if it has one, the line of place and time."""

    title: Pair
    subtitle: Pair
    name: Pair | None = None
    meta: Pair | None = None


class Heading(NamedValue):
    """A heading of level 2 (item) or 3; `number` hangs in the margin."""

    text: Pair
    number: str = ""
    level: int = 2


class Paragraph(NamedValue):
    """A paragraph in both languages, numbered for the round of remarks where `number` is given.

    `kept`: it does not split over pages; `with_next`: it stands on the page on which the next block begins.
    """

    text: Pair
    number: str = ""
    kept: bool = False
    with_next: bool = False


class Listing(NamedValue):
    """A list of one level."""

    entries: tuple[Pair, ...]


class SmallNote(NamedValue):
    """A small grey remark."""

    text: Pair


class Notice(NamedValue):
    """A remark that must be seen: sample data, a draft."""

    text: Pair


class AttendanceRow(NamedValue):
    """One person or seat: name, function, body represented, presence in words; `details` below the function.

    `number` hangs in the margin.
    """

    name: str | Pair
    function: Pair | None
    body: Pair | None
    state: Pair
    details: tuple[Pair, ...] = ()
    number: str = ""


class AttendanceGroup(NamedValue):
    """The persons of one side, or the guests."""

    label: Pair
    rows: tuple[AttendanceRow, ...]


class AttendanceTable(NamedValue):
    """Who was there, who is a member; `heads` are the three column heads.

    `outlined` makes each group a bookmark, where the table is the whole paper; in a table that is `signed` every row
    is high enough to sign in.
    """

    heads: tuple[Pair, Pair, Pair]
    groups: tuple[AttendanceGroup, ...]
    outlined: bool = False
    signed: bool = False


class AgendaEntry(NamedValue):
    """A point of the agenda; level 1 is a main item, level 2 a sub-item."""

    number: str
    title: Pair
    time: Pair | None = None
    kind: Pair | None = None
    details: tuple[Pair, ...] = ()
    level: int = 1


class AgendaEnd(NamedValue):
    """The closing rule of an agenda with its note."""

    note: Pair | None = None


class DecisionBlock(NamedValue):
    """A decision: heading with its number, the text, how it was taken. It never splits over pages."""

    heading: Pair
    text: Pair
    result: tuple[Pair, ...] = ()


class DecisionVersion(NamedValue):
    """What was decided and how; `label` tells it from another version of the same decision."""

    text: Pair
    result: tuple[Pair, ...] = ()
    label: Pair | None = None


class FollowUp(NamedValue):
    """What a decision leaves to do: the task, then its number, who does it, until when."""

    text: Pair
    facts: Pair


class DecisionEntry(NamedValue):
    """A decision in a record of decisions: its number, what it is about, its text, what follows from it.

    `warning` must be seen: the decision is not final. Then there may be several `versions` of equal rank.
    """

    label: Pair
    subject: Pair | None
    versions: tuple[DecisionVersion, ...]
    warning: Pair | None = None
    follow_up: tuple[FollowUp, ...] = ()
    level: int = 2


class TaskRow(NamedValue):
    """Something to do: number, what, who, until when; `details` below the text, `late` below the day."""

    number: Pair
    text: Pair
    owner: Pair
    due: Pair
    details: tuple[Pair, ...] = ()
    late: Pair | None = None


class TaskTable(NamedValue):
    """Tasks; `heads` are the four column heads."""

    heads: tuple[Pair, Pair, Pair, Pair]
    rows: tuple[TaskRow, ...]


class Bar(NamedValue):
    """How much there is of something, under a label; `loud` ones stand out."""

    label: Pair
    count: int
    loud: bool = False


class Bars(NamedValue):
    """A drawing of bars beside each other; `said` is what it shows, in words, for whoever does not see it."""

    said: Pair
    bars: tuple[Bar, ...]


class Signatory(NamedValue):
    """Who signs, as what."""

    name: str | Pair
    function: Pair


class Signatures(NamedValue):
    """Place and date, a line for each signatory, which version prevails. It never splits."""

    place_and_date: Pair | None
    people: tuple[Signatory, ...]
    note: Pair | None = None


class LetterBeginning(NamedValue):
    """The address where the window of the envelope is, at the left on a letter `to_the_left`; then day and subject."""

    address: tuple[str, ...]
    to_the_left: bool
    dated: Pair
    subject: Pair


class SeatPicture(NamedValue):
    """A committee as a half-circle: what it shows in words, the sides above it, what is written in its middle.

    `legend` says what the signs mean that stand in it.
    """

    circle: HalfCircle
    alternative: Pair
    sides: tuple[Pair, ...]
    figure: str
    below: tuple[Pair, ...]
    legend: tuple[tuple[LegendSign, Pair], ...]


class FactTable(NamedValue):
    """What is the case: each with its label before it."""

    rows: tuple[tuple[Pair, Pair], ...]


class FigureLine(NamedValue):
    """What figures are of, with `details` below its name; each figure is the lines of its cell, as currencies apart.

    `number` hangs in the margin, a `total` stands out.
    """

    name: Pair
    figures: tuple[tuple[Pair, ...], ...]
    details: tuple[Pair, ...] = ()
    number: str = ""
    total: bool = False


class FigureTable(NamedValue):
    """Figures in columns, flush right; `heads` are that of the names and that of each column of figures."""

    heads: tuple[Pair, ...]
    rows: tuple[FigureLine, ...]


class CodeGroups(NamedValue):
    """Groups of digits to be typed, four in a row and numbered; beside them a QR code of the same, joined by hyphens.

    `last` says beside the last group what it is, so that group must not be the fourth of its row. `said` says what the
    code is, for whoever does not see it; `below` stands below it.
    """

    groups: tuple[str, ...]
    last: Pair
    said: Pair
    below: Pair


class WritingLines(NamedValue):
    """So many empty lines to write on by hand; decoration to whoever does not see the page."""

    count: int


class PlateFormat(StrEnum):
    """How large a name plate stands on the table: a sheet of A4 folded, or half of one."""

    A4 = "a4"
    A5 = "a5"


class NamePlate(NamedValue):
    """Who sits there, as what, for whom; `foot` is the committee. French on one face, German on the other."""

    name: str
    function: Pair | None
    body: Pair | None
    foot: Pair


class NamePlates(NamedValue):
    """Plates to fold, one after the other. A paper of sheets holds no other block."""

    plates: tuple[NamePlate, ...]
    plate_format: PlateFormat = PlateFormat.A4


class LabelFormat(StrEnum):
    """Sheets of A4 with labels that stick: columns by rows."""

    THREE_BY_EIGHT = "3x8"
    THREE_BY_SEVEN = "3x7"

    @property
    def labels(self) -> int:
        """How many labels one sheet has."""
        columns, rows = self.value.split("x")
        return int(columns) * int(rows)


class AddressLabels(NamedValue):
    """Addresses, line by line, on sheets with labels; the first stands on label `start`. It holds no other block.

    Of the `unaddressed` nothing is printed; what a paper lacks names them.
    """

    labels: tuple[tuple[str, ...], ...]
    unaddressed: tuple[str, ...] = ()
    label_format: LabelFormat = LabelFormat.THREE_BY_EIGHT
    start: int = 1


Block = (
    Letterhead
    | Title
    | Heading
    | Paragraph
    | Listing
    | SmallNote
    | Notice
    | AttendanceTable
    | AgendaEntry
    | AgendaEnd
    | DecisionBlock
    | DecisionEntry
    | TaskTable
    | Bars
    | Signatures
    | LetterBeginning
    | FactTable
    | FigureTable
    | CodeGroups
    | WritingLines
    | NamePlates
    | AddressLabels
    | SeatPicture
)


class Document(NamedValue):
    """A paper: its facts and its blocks in reading order, or `parts` that are papers by themselves."""

    facts: PaperFacts
    blocks: tuple[Block, ...] = ()
    parts: tuple["BoundPaper", ...] = ()


class BoundPaper(NamedValue):
    """A paper bound with others, each with its own head and page numbers: a letter among letters.

    `name` is whose it is, empty for what goes with the one before it; where it is not `addressed`, what the papers lack
    names it. It is laid out in its `language` alone, unless it has a `layout`.
    """

    name: str
    language: Language
    document: Document
    addressed: bool = True
    layout: Layout | None = None

    @property
    def laid_out(self) -> Layout:
        """As it is laid out."""
        return self.layout or Layout(self.language)
