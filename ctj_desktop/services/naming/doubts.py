"""What of a record does no source confirm? It is never shown as fact (SOURCES.md 10)."""

from collections.abc import Iterator

from ctj_desktop.domain.record import Record
from ctj_desktop.domain.records.strategy import Action
from ctj_desktop.i18n import Translator


def sure_code(record: Record) -> str:
    """Its code, where it has one that is known."""
    code = getattr(record, "code", None) or ""
    return code if getattr(record, "code_confirmed", True) else ""


def doubts(t: Translator, record: Record) -> list[str]:
    """In a few words each, for a line: code to confirm, title to confirm; empty for what is known."""
    return list(_doubts(t, record))


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
