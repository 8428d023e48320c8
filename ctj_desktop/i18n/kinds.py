"""What does a reader call a kind of record?"""

from ctj_desktop.domain.records.kinds import BY_NAME
from ctj_desktop.i18n.translator import Translator


def kind_word(t: Translator, kind: str) -> str:
    """The noun inside a sentence: séance, Sitzung. A stranger is shown readable."""
    known = BY_NAME.get(kind)
    return t.p("kind", known.noun) if known else kind.replace("_", " ")


def counted(t: Translator, kind: str, count: int) -> str:
    """So many of a kind inside a sentence: 1 siège, 3 sièges."""
    known = BY_NAME.get(kind)
    if known is None or count == 1:
        return f"{t.number(count)} {kind_word(t, kind)}"
    return f"{t.number(count)} {t.p('kinds', known.nouns)}"
