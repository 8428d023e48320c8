"""What do the articles say that the rules of the statutes quote by their numbers?"""

import re
from collections.abc import Iterator
from typing import Final

from ctj_desktop.domain.ids import MeetingId, StatutesId
from ctj_desktop.domain.marks import without_marks
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.meetings import Meeting
from ctj_desktop.domain.records.statutes import Statutes, StatutesArticle
from ctj_desktop.domain.texts import Language
from ctj_desktop.i18n import Translator
from ctj_desktop.i18n.errors import article_in
from ctj_desktop.i18n.words import capital
from ctj_desktop.services.membership.refusals import ArticleTwice, ArticleUnnumbered
from ctj_desktop.services.membership.roll import statutes_of
from ctj_desktop.services.naming.removal import removal
from ctj_desktop.services.steps.records import the
from ctj_desktop.services.steps.step import step
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.unit import Unit

WORD: Final = re.compile(r"^(?:articles?|artikel|art\.?|§+)\s*", re.IGNORECASE)
NUMBER: Final = re.compile(r"\w+(?:\.\w+)*")


@step
def add_statutes_article(unit: Unit, new: StatutesArticle) -> StatutesArticle:
    """Enters the wording of an article of the statutes, as the paper has it."""
    the(unit.store, Statutes, new.statutes)
    made = _numbered(unit.store, new)
    unit.name("statutes_article.added", made, number=made.number)
    return unit.save(made)


@step(without=("statutes",))
def change_statutes_article(unit: Unit, after: StatutesArticle, before: StatutesArticle) -> StatutesArticle:
    """Corrects the number or the wording of an article of the statutes."""
    the(unit.store, StatutesArticle, before.id)
    made = _numbered(unit.store, after)
    unit.name("statutes_article.changed", before, number=made.number)
    return unit.save(made, before=before)


remove_statutes_article = removal(
    StatutesArticle,
    "Takes back the wording of an article; rules go on quoting its number.",
    words=lambda _store, row: {"number": row.number},
)


def article_quoted(store: OpenFile, version: StatutesId, quoted: str) -> StatutesArticle | None:
    """The article that a rule quotes: `art. 7 al. 2` as it is kept, else `7`; `7.2`, else the one it is a part of."""
    kept = {_plain(one.number): one for one in store.all(StatutesArticle, statutes=version, order="id")}
    return next((kept[key] for key in _keys(quoted) if key in kept), None)


def number_quoted(quoted: str) -> str:
    """`7` of `art. 7 al. 2`: the number under which its wording is kept; empty where nothing is quoted."""
    found = NUMBER.match(_plain(quoted))
    return found[0] if found else ""


def wording(store: OpenFile, t: Translator, version: StatutesId, quoted: str) -> str:
    """`Art. 8 : « Un membre … »`, to be read beside what quotes it; empty where no wording is kept."""
    article = article_quoted(store, version, quoted) if quoted else None
    text = without_marks(article.text.or_other(t.language)).strip() if article is not None else ""
    if article is None or not text:
        return ""
    number = WORD.sub("", article.number.strip())
    named = article_in(number, Language.DE if t.language is Language.DE else Language.FR)
    said = t("{article}: {text}").format(article=named, text=t.quote(text))
    return capital(said)


def wording_at(store: OpenFile, t: Translator, meeting: MeetingId, quoted: str) -> str:
    """The same, of the statutes that govern a meeting."""
    version = statutes_of(store, the(store, Meeting, meeting))
    return wording(store, t, version.id, quoted) if version is not None else ""


def articles_of(store: OpenFile, version: StatutesId) -> list[StatutesArticle]:
    """Those of a version by their numbers: 2 before 10, 7 before 7.1."""
    return sorted(store.all(StatutesArticle, statutes=version, order="id"), key=lambda one: _place(one.number))


def _keys(quoted: str) -> Iterator[str]:
    yield _plain(quoted)
    number = number_quoted(quoted)
    while number:
        yield number
        number = number.rpartition(".")[0]


def _place(number: str) -> list[tuple[int, str]]:
    parts = re.findall(r"\d+|\D+", _plain(number))
    return [(int(part), "") if part.isdecimal() else (0, part) for part in parts]


def _plain(number: str) -> str:
    """Without the word before it, and as French has the parts: `7 al. 2`."""
    bare = WORD.sub("", " ".join(number.split()))
    return article_in(bare, Language.FR).removeprefix("art. ").casefold()


def need_only_article(store: OpenFile, article: StatutesArticle) -> None:
    """`ArticleTwice` where the version has an article of that number."""
    others = store.all(StatutesArticle, statutes=article.statutes, number=article.number)
    if any(other.id != article.id for other in others):
        raise ArticleTwice(article.number)


def _numbered(store: OpenFile, article: StatutesArticle) -> StatutesArticle:
    """With its number trimmed; `ArticleUnnumbered`, `ArticleTwice`."""
    made = replace(article, number=article.number.strip())
    if not made.number:
        raise ArticleUnnumbered
    need_only_article(store, made)
    return made
