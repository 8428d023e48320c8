"""What is missing in the entries, or does not hold: a sentence for each fault?

Here is what can be told without a workspace; `walk` does what the entries claim.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import get_type_hints

from babel.messages.catalog import Catalog

from ctj_desktop.domain.record import Record, fields
from ctj_desktop.domain.records.twins import kept_types
from ctj_desktop.domain.texts import Bilingual, Language
from ctj_desktop.i18n import catalogues
from ctj_desktop.i18n.kinds import ENDINGS
from ctj_desktop.i18n.registers import REGISTER_NAMES
from ctj_desktop.services.catalogue.bin import RULES
from ctj_desktop.services.catalogue.steps import STEP_BY_NAME as STEPS
from ctj_desktop.services.catalogue.terminal import HEADS
from ctj_desktop.services.kinds.catalogue import by_kind
from ctj_desktop.services.kinds.entry import VERBS, Arises, FoundBy, Kind
from ctj_desktop.services.naming.step_values import parts_of
from ctj_desktop.services.steps.step import form_of
from ctj_desktop.storage.fields import UUID_CODEC, Shape
from ctj_desktop.storage.search_index import is_searched
from ctj_desktop.storage.tables import build_schema

FIELD_OF = {FoundBy.NUMBER: "number", FoundBy.CODE: "code", FoundBy.ITEM: "number"}
HERE = "services/kinds"


def faults(entries: Sequence[Kind], kinds: Sequence[type[Record]]) -> list[str]:
    """A sentence for each; none where every kind of record is told whole and in every language."""
    try:
        known = by_kind(entries)
    except ValueError as twice:
        return [str(twice)]
    shapes, texts = _shapes(tuple(kinds)), _texts()
    found = [
        f"The kind {cls.kind} has no entry: add one to a module of {HERE}." for cls in kinds if cls.kind not in known
    ]
    found += [
        f"The kind {kind} has an entry, and no line in domain/records/kinds.py." for kind in known if kind not in shapes
    ]
    for entry in entries:
        if all(cls.kind in shapes for cls in entry.records):
            found += [f"The kind {entry.name}: {said}." for judge in JUDGES for said in judge(entry, shapes, texts)]
    lists = Counter(entry.listed.name for entry in entries if entry.listed is not None)
    return found + [f"The list {name} is declared {many} times in {HERE}." for name, many in lists.items() if many > 1]


Words = Mapping[Language, Catalog]
Shapes = Mapping[str, Shape]


@cache
def _shapes(kinds: tuple[type[Record], ...]) -> Shapes:
    return build_schema(kinds).shapes


@cache
def _texts() -> Words:
    return {language: catalogues.read_catalogue(language) for language in catalogues.TRANSLATED}


def _noun(entry: Kind, _shapes: Shapes, texts: Words) -> Iterator[str]:
    for cls in entry.records:
        noun = getattr(cls, "noun", "")
        if not noun:
            yield f'{cls.__name__} has no noun: add noun = N_p("kind", "…")'
        else:
            yield from _untranslated(noun, "kind", texts)
            yield from _untranslated(cls.nouns, "kinds", texts)


def _fields(entry: Kind, shapes: Shapes, _texts: Words) -> Iterator[str]:
    for cls in entry.records:
        for part in fields(cls):
            if part.name not in ("id", "home") and part.name not in REGISTER_NAMES:
                yield f"its field {part.name} has no name in i18n/registers.py"


def _sentences(entry: Kind, _shapes: Shapes, texts: Words) -> Iterator[str]:
    for text in filter(None, (entry.phrase, *map(entry.sentences.of, VERBS))):
        if not NAMED_OR_NOT.search(text):
            yield f"“{text}” does not say where the name stands, in brackets: “Mandate[ of {{name}}]”"
        yield from _untranslated(text, None, texts)


NAMED_OR_NOT = re.compile(r"\[[^]]*{name}[^]]*\]")


def _gender(entry: Kind, _shapes: Shapes, texts: Words) -> Iterator[str]:
    for language, endings in ENDINGS.items():
        source, context = (entry.phrase, None) if entry.phrase else (getattr(entry.record, "noun", ""), "kind")
        message = texts[language].get(source, context=context)
        if message is not None and not str(message.string).endswith(tuple(endings)):
            marks = " or".join(endings)
            yield f"“{message.string}” has no gender in {language}: end it in its catalogue in{marks}"


def _untranslated(text: str, context: str | None, texts: Words) -> Iterator[str]:
    for language, catalog in texts.items():
        message = catalog.get(text, context=context)
        if message is None or not message.string:
            yield f"“{text}” has no word in {language}"


def _named(entry: Kind, shapes: Shapes, _texts: Words) -> Iterator[str]:
    for cls in entry.records:
        shape, known = shapes[cls.kind], {part.name for part in fields(cls)}
        yield from _strangers("named", entry.named, known)
        yield from _strangers("place", entry.place, known)
        any_kind = {part.field for part in shape.registers if part.codec is UUID_CODEC} if entry.about_kind else ()
        yield from _strangers("about", entry.about, any_kind or shape.references)
        yield from _strangers("about_kind", filter(None, [entry.about_kind]), known)
        yield from _strangers("beside", entry.beside, known)
        yield from _strangers("list_of", filter(None, [entry.list_of]), shape.references)
        ids = {part.field for part in shape.registers if part.codec is UUID_CODEC}
        yield from _strangers("goes_with", entry.goes_with, ids)
        yield from _strangers("outlives", entry.outlives, ids)
        yield from _strangers("said_by", filter(None, [entry.said_by]), shape.references)
        yield from _strangers("in_bin.needs", entry.in_bin.needs if entry.in_bin else (), shape.references)
        if entry.excerpt and get_type_hints(cls).get(entry.excerpt) is not Bilingual:
            yield f"its excerpt {entry.excerpt} is no text in two languages"
    if not (entry.named or entry.about or entry.part_of or entry.excerpt) and entry.comes_about not in UNNAMED:
        yield "nothing names it: say what it is named by, or what it is about"


UNNAMED = (Arises.REFERENCE,)  # nobody meets them by themselves


def _strangers(said: str, names: Iterable[str], known: Iterable[str]) -> Iterator[str]:
    for name in names:
        if name not in known:
            yield f"{said} names {name}, which is no such field"


def _minutes(entry: Kind, shapes: Shapes, _texts: Words) -> Iterator[str]:
    if entry.minutes is None:
        return
    for cls in entry.records:
        at = cls.kind
        for name in entry.minutes:
            at = shapes[at].references.get(name, "") if at in shapes else ""
        if at != "meeting":
            yield f"the way {' → '.join(entry.minutes)} leads to no meeting"


def _found(entry: Kind, shapes: Shapes, _texts: Words) -> Iterator[str]:
    for cls in entry.records:
        known = {part.name for part in fields(cls)}
        if entry.found_by in FIELD_OF and FIELD_OF[entry.found_by] not in known:
            yield f"it is found by its {entry.found_by}, and has no field {FIELD_OF[entry.found_by]}"
        if entry.found_by in (FoundBy.NAME, FoundBy.TITLE, FoundBy.PERSON) and not entry.named:
            yield f"it is found by its {entry.found_by}, and nothing names it"
        if entry.series is not None and not {"number", "committee"} <= known:
            yield f"it is numbered in the series {entry.series}, and has no number of a committee"
        if entry.shown is not None and not is_searched(shapes[cls.kind]):
            yield "a page shows it, and no search finds it"


def _given_back(step: str) -> set[type[Record]]:
    parts = parts_of(get_type_hints(STEPS[step])["return"])
    return {cls for part in parts if isinstance(part, type) and issubclass(part, Record) for cls in kept_types(part)}


def _steps(entry: Kind, _shapes: Shapes, _texts: Words) -> Iterator[str]:
    steps = entry.steps
    if bool(steps.add) == bool(entry.comes_about):
        yield "say either the step that adds it or by which act it comes about"
    if entry.comes_about and entry.comes_about not in STEPS and entry.comes_about not in tuple(Arises):
        yield f"it comes about by {entry.comes_about}, which is no step"
    for verb in ("add", "change", "remove"):
        name = getattr(steps, verb)
        if name and name not in STEPS:
            yield f"it is to {verb} by {name}, which is no step"
        elif name and not set(entry.records) & _given_back(name):
            yield f"the step {name} gives no such record back"
    if steps.change in STEPS:
        taken = form_of(STEPS[steps.change]).taken
        if taken is None or not taken.key or not set(entry.records) <= set(taken.kinds):
            yield f"the step {steps.change} takes no such record to change it"


def _bin(entry: Kind, _shapes: Shapes, _texts: Words) -> Iterator[str]:
    if entry.in_bin is None:
        return
    if not entry.steps.remove:
        yield "the bin shows it, and no step takes it away"
    if entry.in_bin.rule and entry.in_bin.rule not in RULES:
        yield f"its way back from the bin asks {entry.in_bin.rule}, which is no rule of services/catalogue/bin.py"


def _listed(entry: Kind, _shapes: Shapes, texts: Words) -> Iterator[str]:
    if entry.listed is None:
        return
    yield from _strangers("listed.words", entry.listed.words, entry.listed.columns)
    for column in entry.listed.columns:
        if column not in HEADS:
            yield f"its column {column} has no head in services/catalogue/terminal.py"


JUDGES = (_noun, _fields, _sentences, _gender, _named, _minutes, _found, _steps, _bin, _listed)
