"""What is a form on which one answer is ticked, as it goes out and as it comes back?

By its reference it is known again: to which meeting or decision by circulation it answers, to which revision of what
was said about it, for whom, in which language.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final, TypeAlias
from uuid import UUID

from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.circulations import CirculationAnswer
from ctj_desktop.domain.records.meetings import Reply
from ctj_desktop.domain.texts import Language
from ctj_desktop.files.forms.reference import read_reference_text, reference_text
from ctj_desktop.i18n.closed_sets.form_answers import REPLIES, VOTES

REPLY_FORM: Final = "ctj-reply"
VOTE_FORM: Final = "ctj-circulation"
VERSION: Final = 1
"""Of both forms: a later one may say more, which an earlier program cannot read."""
Answer: TypeAlias = Reply | CirculationAnswer
SENTENCES: Final[Mapping[str, Mapping[Any, str]]] = {REPLY_FORM: REPLIES, VOTE_FORM: VOTES}
"""What is ticked on each form; `Any` is an answer of that form."""


class AnswerReference(NamedValue):
    """Which form, about what, and for whom: nobody in particular without `reader`."""

    form: str
    version: int = VERSION
    about: UUID
    revision: int = 1
    language: Language
    reader: UUID | None = None

    @property
    def written(self) -> str:
        """As it stands in a cell."""
        said = {"about": self.about, "revision": self.revision, "in": self.language, "for": self.reader}
        return reference_text(self.form, self.version, said)


class AnswerLine(NamedValue):
    """What can be ticked; `named`: something is written beside it, for which names are `offered`."""

    answer: Answer
    named: bool = False
    offered: tuple[str, ...] = ()


class AnswerForm(NamedValue):
    """A form as it goes out: what it is about, as its title and as facts with their labels, and what can be ticked.

    `beside` is the title of what is written beside an answer, `notes` say how it is filled in.
    """

    reference: AnswerReference
    title: str
    notes: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    name: str = ""
    until: date | None = None
    back_to: str = ""
    beside: str = ""
    lines: tuple[AnswerLine, ...] = ()


class ReturnedAnswer(NamedValue):
    """A form as it came back: its file, what it says of itself, who fills it in, what is ticked, what stands beside.

    `saved_on` is the day on which another program says that it saved it.
    """

    name: str
    sha256: str
    reference: AnswerReference
    answer: Answer
    beside: str = ""
    writer: str = ""
    saved_on: date | None = None


def read_reference(form: str, cell: str) -> AnswerReference | None:
    """What a cell says of such a form; None where it says nothing of the kind."""
    version, said = read_reference_text(form, cell)
    try:
        return AnswerReference(
            form=form,
            version=version,
            about=UUID(said["about"]),
            revision=int(said["revision"]),
            language=Language(said["in"]),
            reader=UUID(said["for"]) if "for" in said else None,
        )
    except (KeyError, ValueError):
        return None
