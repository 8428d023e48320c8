"""In whose words is a form written, and how is a title of it known again in either language?"""

from functools import cache

from ctj_desktop.domain.rounds.circulated import as_read
from ctj_desktop.domain.texts import Language
from ctj_desktop.files.tables.table import Cell, as_text
from ctj_desktop.i18n import Translator, load_translator


def voice_of(language: Language) -> Translator:
    """Who speaks on the form; German where it is that, else French."""
    return load_translator("de_CH" if language is Language.DE else "fr_CH")


@cache
def in_any_language(message: str) -> frozenset[str]:
    """How a title is written, in any language of a form, as `folded` gives it."""
    return frozenset(folded(voice_of(language)(message)) for language in (Language.FR, Language.DE))


def folded(cell: Cell) -> str:
    """A cell as it is compared: without regard to capitals, blanks and dashes."""
    return as_read(as_text(cell)).casefold()
