"""How are remarks, their passages and what became of them called on the page and aloud?"""

from collections.abc import Mapping
from typing import Final

from ctj_desktop.domain.marks import without_marks
from ctj_desktop.domain.records.remarks import RemarkRuling
from ctj_desktop.domain.texts import Bilingual, Language
from ctj_desktop.i18n import Translator
from ctj_desktop.i18n.polish import polish
from ctj_desktop.i18n.words import word_within
from ctj_desktop.services.minutes.remarks.reading import RemarkLine, RemarksView
from ctj_desktop.ui.frame.language import content_language

LANGUAGES: Final = (Language.FR, Language.DE)
LOOKS: Final[Mapping[RemarkRuling | None, tuple[str, str]]] = {
    None: ("circle-dashed", "muted"),
    RemarkRuling.ACCEPTED: ("check-circle", "ok"),
    RemarkRuling.OTHERWISE: ("pencil-simple", "ok"),
    RemarkRuling.REFUSED: ("x-circle", "error"),
}
"""Icon and its colour."""


def where(t: Translator, line: RemarkLine) -> str:
    """§ 8; of a whole item its number."""
    if line.number:
        return t("§ {number}").format(number=line.number)
    return t("item {number}").format(number=line.item_number or "–")


def whose(t: Translator, line: RemarkLine) -> str:
    """The body somebody sits for, else their name."""
    return line.body.or_other(content_language(t)) or line.name


def beside(t: Translator, line: RemarkLine) -> str:
    """The name, where the body stands first."""
    return line.name if line.body.or_other(content_language(t)) else ""


def state(t: Translator, line: RemarkLine) -> str:
    """What became of it, in a word."""
    return word_within(t, line.remark.ruling) if line.remark.ruling is not None else t("still to settle")


def gist(t: Translator, line: RemarkLine) -> str:
    """What it is about in one line: the comment, else the words that are proposed."""
    said = line.remark.comment.or_other(content_language(t)) or line.remark.wording.or_other(content_language(t))
    return " ".join(said.split())


def shown(text: Bilingual | None, language: Language) -> str:
    """A side of a text as it is read on the screen."""
    return polish(without_marks(text.text(language)), language) if text is not None else ""


def settled_words(t: Translator, view: RemarksView) -> str:
    """5 of 9 settled."""
    return t("{done} of {count} settled").format(done=len(view.settled), count=len(view.lines))


def waiting_words(t: Translator, view: RemarksView) -> str:
    """Why the approval waits; empty where every remark is settled."""
    left = len(view.still_open)
    if not left:
        return ""
    waits = t.n("{count} remark to settle", "{count} remarks to settle", left).format(count=left)
    return t("The approval waits: {what}.").format(what=waits)


def ahead_words(t: Translator, view: RemarksView) -> str:
    """The same, with the way for whoever goes on all the same."""
    waits = waiting_words(t, view)
    return f"{waits} {t('To go on all the same: “3 Approve”, which names them as open.')}" if waits else ""
