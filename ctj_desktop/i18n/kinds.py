"""What does a reader call a kind of record?"""

from ctj_desktop.domain.records.kinds import BY_NAME
from ctj_desktop.domain.texts import Language
from ctj_desktop.i18n.translator import Translator


def kind_word(t: Translator, kind: str) -> str:
    """The noun inside a sentence: séance, Sitzung. A stranger is shown readable."""
    known = BY_NAME.get(kind)
    return t.p("kind", known.noun) if known else kind.replace("_", " ")


def counted(t: Translator, kind: str, count: int) -> str:
    """So many of a kind inside a sentence: 0 siège (French counts none as one), 1 siège, 3 sièges; 0 Sitze."""
    known, one = BY_NAME.get(kind), (0, 1) if t.language is Language.FR else (1,)
    if known is None or count in one:
        return f"{t.number(count)} {kind_word(t, kind)}"
    return f"{t.number(count)} {t.p('kinds', known.nouns)}"
