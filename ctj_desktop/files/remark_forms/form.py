"""What is a form for remarks on minutes, as it goes out and as it comes back?

By its reference it is known again, whatever was done to it: which round of which meeting, which text, for whom, in
which language. It stands twice in the file, below the passages and on a sheet that is hidden.
"""

import re
from datetime import date
from typing import Final
from uuid import UUID

from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.texts import Language
from ctj_desktop.i18n import N_, Translator, load_translator

FORM: Final = "ctj-remarks"
VERSION: Final = 1
"""Of the form: a later one may say more, which an earlier program cannot read."""
NUMBER, TEXT, REMARK, WORDING = "§", N_("Text as circulated"), N_("Your remark"), N_("Proposed wording")
COLUMNS: Final = (NUMBER, TEXT, REMARK, WORDING)
YOUR_NAME: Final = N_("Your name")
WHOLE: Final = N_("The minutes as a whole")
_REFERENCE: Final = re.compile(rf"{FORM}/([0-9]{{1,4}})((?: [a-z]+=[^ ]+)*)")


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
        said = [f"meeting={self.meeting}", f"round={self.round}", f"text={self.text_sha256}", f"in={self.language}"]
        return " ".join((f"{FORM}/{self.version}", *said, *((f"for={self.reader}",) if self.reader else ())))


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
    met = _REFERENCE.search(cell)
    said = dict(part.split("=", 1) for part in met[2].split()) if met is not None else {}
    try:
        return FormReference(
            version=int(met[1]) if met is not None else 0,
            meeting=UUID(said["meeting"]),
            round=UUID(said["round"]),
            text_sha256=said["text"],
            language=Language(said["in"]),
            reader=UUID(said["for"]) if "for" in said else None,
        )
    except (KeyError, ValueError):
        return None


def voice_of(language: Language) -> Translator:
    """Who speaks on the form; German where it is that, else French."""
    return load_translator("de_CH" if language is Language.DE else "fr_CH")
