"""What is a form for remarks on minutes, as it goes out and as it comes back?

By its reference it is known again: which round of which meeting, which text, for whom, in which language.
"""

from datetime import date
from typing import Final
from uuid import UUID

from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.texts import Language
from ctj_desktop.errors import N_
from ctj_desktop.files.forms.reference import read_reference_text, reference_text

FORM: Final = "ctj-remarks"
VERSION: Final = 1
"""Of the form: a later one may say more, which an earlier program cannot read."""
NUMBER, TEXT, REMARK, WORDING = "§", N_("Text as circulated"), N_("Your remark"), N_("Proposed wording")
COLUMNS: Final = (NUMBER, TEXT, REMARK, WORDING)
WHOLE: Final = N_("The minutes as a whole")


class FormReference(NamedValue):
    """Which round, which text, and for whom the form is: nobody in particular without `reader`."""

    version: int = VERSION
    meeting: UUID
    round: UUID
    text_sha256: str
    language: Language
    reader: UUID | None = None

    @property
    def written(self) -> str:
        """As it stands in a cell."""
        said = {"meeting": self.meeting, "round": self.round, "text": self.text_sha256, "in": self.language}
        return reference_text(FORM, self.version, {**said, "for": self.reader})


class FormPassage(NamedValue):
    """A numbered passage in the language of the form; without a number the heading of what follows."""

    number: int | None
    text: str


class RemarkForm(NamedValue):
    """A form as it goes out; `title` names the meeting, `name` whoever it is for."""

    reference: FormReference
    title: str
    name: str = ""
    until: date | None = None
    back_to: str = ""
    passages: tuple[FormPassage, ...] = ()


class ReturnedLine(NamedValue):
    """What is said to one passage: `number` is None for the minutes as a whole, `said` how the form names the passage.

    A `said` that names none stands with a `number` of 0: nobody guesses which one is meant.
    """

    number: int | None
    said: str = ""
    comment: str = ""
    wording: str = ""


class ReturnedForm(NamedValue):
    """A form as it came back: its file, what it says of itself, who writes, the lines, the texts it shows by number."""

    name: str
    sha256: str
    reference: FormReference
    writer: str = ""
    lines: tuple[ReturnedLine, ...] = ()
    texts: tuple[tuple[int, str], ...] = ()


def read_reference(cell: str) -> FormReference | None:
    """What a cell says of the form; None where it says nothing of the kind."""
    version, said = read_reference_text(FORM, cell)
    try:
        return FormReference(
            version=version,
            meeting=UUID(said["meeting"]),
            round=UUID(said["round"]),
            text_sha256=said["text"],
            language=Language(said["in"]),
            reader=UUID(said["for"]) if "for" in said else None,
        )
    except (KeyError, ValueError):
        return None
