"""Which records did a person mean by what they typed, what are they called, and what do they belong to?

Among many, in the order of `domain/hit_order.py`; the one record that a number or a name means is looked up (`lookup`).
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Final
from uuid import UUID

from ctj_desktop.domain.hit_order import Fit, fit
from ctj_desktop.domain.marks import without_marks
from ctj_desktop.domain.record import NamedValue, RecordKey, replace
from ctj_desktop.domain.records.files import FILE_KINDS
from ctj_desktop.domain.records.strategy import GlossaryTerm
from ctj_desktop.i18n import Translator
from ctj_desktop.services.kinds.catalogue import BY_KIND
from ctj_desktop.services.naming.same_records import KINDS, kept_ones, same_words
from ctj_desktop.services.naming.titles import Subject, short_text, subjects
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.queries.kinds import kind_of, shown_kinds

LOOKED_AT: Final = 60  # hits of the index that are read, before the best of them are shown
EXCERPT: Final = 90  # characters of a text without a title
EXCERPT_COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    kind: (f"{entry.excerpt}_fr", f"{entry.excerpt}_de") for kind, entry in BY_KIND.items() if entry.excerpt
}
"""Kinds that have a text and no name: a piece of it around the words stands for them."""


class FoundRecord(NamedValue):
    """A record; `text` is what it is called, `context` what it belongs to, `fit` how well it fits."""

    kind: str
    id: UUID
    text: str
    context: str
    fit: Fit
    subject: Subject


def search_records(store: OpenFile, t: Translator, typed: str, kinds: Collection[str], limit: int) -> list[FoundRecord]:
    """The best first: called exactly so, beginning with it, with these words in the name, with them in the text.

    Accents and case do not matter. Only records of these kinds; a word of the glossary, which names none of them, is
    the last.
    """
    keys = store.search_keys(typed, kinds, limit=max(limit, LOOKED_AT)) if kinds else []
    keys = [*dict.fromkeys(_standing(store, keys))]
    known = subjects(store, keys, EXCERPT_COLUMNS)
    wanted = t.sort_key(typed).strip()
    found = [found_as(t, known[key], wanted) for key in keys if key in known]
    best = sorted(found, key=lambda one: (one.fit, one.kind == GlossaryTerm.kind))[:limit]
    same = same_words(store, t, [(one.kind, one.id) for one in best])
    in_files = store.found_in_files(typed, [one.id for one in best if one.fit is Fit.TEXT and one.kind in FILE_KINDS])
    more = {one: t("in the text of the file") for one in in_files}
    return [_beside(_beside(one, same.get((one.kind, one.id), "")), more.get(one.id, "")) for one in best]


def _standing(store: OpenFile, keys: Sequence[RecordKey]) -> Iterator[RecordKey]:
    """In the place of a person or body that is there twice the record that is shown."""
    known = {kind: kept_ones(store, kind) for kind in KINDS}
    return ((kind, known.get(kind, {}).get(row, row)) for kind, row in keys)


def _beside(found: FoundRecord, more: str) -> FoundRecord:
    return replace(found, context=" · ".join(filter(None, (found.context, more)))) if more else found


def records_of(store: OpenFile, t: Translator, ids: Iterable[UUID]) -> dict[UUID, FoundRecord]:
    """What these records are called, by id; one that is gone is missing."""
    keys = shown_kinds(store, list(ids))
    known = subjects(store, keys, EXCERPT_COLUMNS)
    return {subject.id: found_as(t, subject, "") for subject in known.values()}


def record_of(store: OpenFile, t: Translator, record: UUID) -> FoundRecord | None:
    """What one record is called, also a deleted one; None for a stranger."""
    kind = kind_of(store, record)
    known = subjects(store, [(kind, record)], EXCERPT_COLUMNS) if kind is not None else {}
    return next((found_as(t, subject, "") for subject in known.values()), None)


def found_as(t: Translator, subject: Subject, wanted: str) -> FoundRecord:
    """What a record is called and how well that fits; `wanted` is folded, and empty where nothing was typed."""
    name = subject.name.or_other(t.language)
    named = subject.named
    texts = EXCERPT_COLUMNS.get(subject.kind)
    if texts:
        text = excerpt(t, [str(subject.fields.get(column) or "") for column in texts], wanted)
    else:
        text = " ".join(filter(None, (subject.number, name))) or (short_text(t, named) if named else "")
    names = (subject.number, subject.name.fr.text, subject.name.de.text, text)
    fits = [] if texts or subject.kind == GlossaryTerm.kind else [fit(wanted, t.sort_key(one)) for one in names if one]
    return FoundRecord(
        kind=subject.kind,
        id=subject.id,
        text=text,
        context=_context(t, subject),
        fit=min((how for how in fits if how is not None), default=Fit.TEXT),
        subject=subject,
    )


def _context(t: Translator, subject: Subject) -> str:
    """Séance 2027-01 of an item, its item and its meeting of a decision."""
    parts: list[str] = []
    for one in subject.about:
        text = " ".join(filter(None, (one.number, one.name.or_other(t.language))))
        if text and text not in parts:
            parts.append(text if len(text) <= EXCERPT // 2 else text[: EXCERPT // 2 - 1].rstrip() + "…")
    meeting = subject.nearest("meeting")
    if meeting is not None and meeting is not subject and meeting.number and meeting.number not in " ".join(parts):
        parts.append(meeting.number)
    return " · ".join(parts[:3])


def excerpt(t: Translator, texts: list[str], wanted: str) -> str:
    """The passage in which the first of the words stands, in the language that has it."""
    first = wanted.split()[0] if wanted.split() else ""
    for text in texts:
        line = " ".join(without_marks(text).split())
        at = t.sort_key(line).find(first) if first else 0
        if line and at >= 0:
            start = max(0, line.rfind(" ", 0, max(0, at - EXCERPT // 3)) + 1) if at > EXCERPT // 2 else 0
            end = start + EXCERPT
            return ("…" if start else "") + line[start:end].rstrip() + ("…" if end < len(line) else "")
    return next((without_marks(text)[:EXCERPT] for text in texts if text), "")
