"""Which texts does an office or a committee keep to use again?"""

from enum import StrEnum

from ctj_desktop.domain.ids import StandardTextId
from ctj_desktop.domain.record import OwnInternal
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.errors import N_p


class TextUse(StrEnum):
    """Where a text goes: into the minutes as a block, or out as a letter."""

    BLOCK = "block"
    LETTER = "letter"


class LetterAbout(StrEnum):
    """What a letter is about: to a body that appoints, to those called or asked in writing, to whoever has tasks.

    Or it goes with an extract, or asks a body for its opinion.
    """

    MANDATE_ENDS = "mandate_ends"
    SUBSTITUTE_ENDS = "substitute_ends"
    VACANT = "vacant"
    NO_SUBSTITUTE = "no_substitute"
    CONVOCATION = "convocation"
    COMPLEMENT = "complement"
    DATE_CHANGED = "date_changed"
    CANCELLED = "cancelled"
    REMINDER = "reminder"
    TASKS = "tasks"
    MINUTES = "minutes"
    REMARKS_REMINDER = "remarks_reminder"
    CIRCULATION = "circulation"
    CIRCULATION_REMINDER = "circulation_reminder"
    EXTRACT = "extract"
    OPINION = "opinion"
    OPINION_ASKED = "opinion_asked"
    OPINION_REMINDER = "opinion_reminder"


class StandardText(OwnInternal):
    """A text that is used again; `fields` are the names that may stand in it in braces (`{meeting}`)."""

    kind = "standard_text"
    noun = N_p("kind", "standard text")
    nouns = N_p("kinds", "standard texts")
    id: StandardTextId
    use: TextUse
    name: Bilingual
    text: Bilingual
    fields: tuple[str, ...] = ()
