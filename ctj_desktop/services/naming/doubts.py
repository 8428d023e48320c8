"""What of a record does no source confirm? It is never shown as fact (SOURCES.md 10)."""

from collections.abc import Iterator

from ctj_desktop.domain.record import Record
from ctj_desktop.domain.records.strategy import Action
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.i18n import Translator, load_translator


def sure_code(record: Record) -> str:
    """Its code, where it has one that is known."""
    code = getattr(record, "code", None) or ""
    return code if getattr(record, "code_confirmed", True) else ""


def doubts(t: Translator, record: Record) -> list[str]:
    """In a few words each, for a line: code to confirm, title to confirm; empty for what is known."""
    return list(_doubts(t, record))


def doubtful_title(record: Action) -> Bilingual:
    """Its title with what no source confirms behind it, in each language in which it has one: for a paper."""
    return Bilingual.of(*(_said(record, load_translator(locale)) for locale in ("fr_CH", "de_CH")))


def _said(record: Action, t: Translator) -> str:
    title = record.title.text(t.language)
    found = doubts(t, record) if title else []
    return f"{title} ({', '.join(found)})" if found else title


def _doubts(t: Translator, record: Record) -> Iterator[str]:
    lacks_code = isinstance(record, Action) or getattr(record, "code", None)
    if lacks_code and not getattr(record, "code_confirmed", True):
        yield t("code to confirm")
    if not getattr(record, "title_confirmed", True):
        yield t("title to confirm")
    if getattr(record, "title_is_cut", False):
        yield t("title shortened in the source")
    if not getattr(record, "confirmed", True):
        yield t("to confirm")
