"""What does a reader call a kind of record?"""

from collections.abc import Mapping
from typing import Final

from ctj_desktop.domain.records.kinds import BY_NAME
from ctj_desktop.domain.texts import Language
from ctj_desktop.i18n.translator import Translator

ENDINGS: Final[Mapping[Language, Mapping[str, str]]] = {
    Language.FR: {" (m)": "", " (f)": "e", " (m pl)": "s", " (f pl)": "es"}
}
"""What a participle ends in, by the gender that the words of a kind bear as a mark in the catalogue.

In a language that is not here it is the same beside every word.
"""


def kind_word(t: Translator, kind: str) -> str:
    """The noun inside a sentence: séance, Sitzung. A stranger is shown readable."""
    known = BY_NAME.get(kind)
    return without_gender(t, t.p("kind", known.noun))[0] if known else kind.replace("_", " ")


def without_gender(t: Translator, words: str) -> tuple[str, str]:
    """The words without the gender that the catalogue marks at their end, and what a participle beside them ends in."""
    endings = ENDINGS.get(t.language, {})
    mark = next((mark for mark in endings if words.endswith(mark)), "")
    return words.removesuffix(mark), endings.get(mark, "")


def counted(t: Translator, kind: str, count: int) -> str:
    """So many of a kind inside a sentence: 0 siège (French counts none as one), 1 siège, 3 sièges; 0 Sitze."""
    known, one = BY_NAME.get(kind), (0, 1) if t.language is Language.FR else (1,)
    if known is None or count in one:
        return f"{t.number(count)} {kind_word(t, kind)}"
    return f"{t.number(count)} {t.p('kinds', known.nouns)}"
