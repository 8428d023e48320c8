"""What do approved minutes say, and do these words stand there?

What was filed with the approval is searched, not the records, which an exchange may have changed since. Only what a
closed item says is read from its own records: of that a fingerprint alone is filed.
"""

import json
import re
from collections.abc import Iterator
from typing import Any, Final
from uuid import UUID

from ctj_desktop.domain.clock import agenda as agenda_of
from ctj_desktop.domain.marks import without_marks
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.meetings import AgendaItem
from ctj_desktop.domain.records.minutes import AnyBlock, ApprovedVersion, MinuteBlockKind
from ctj_desktop.domain.records.twins import is_restricted
from ctj_desktop.domain.records.voting import AnyDecision, AnyTask
from ctj_desktop.domain.texts import NO_TEXT, Bilingual, Language
from ctj_desktop.services.minutes.blocks import blocks_of
from ctj_desktop.services.minutes.formal_sentences import FORMAL
from ctj_desktop.storage.open_file import OpenFile

QUOTES: Final = str.maketrans(dict.fromkeys("«»“”„", '"') | dict.fromkeys("’‘‹›", "'"))
SPACES: Final = re.compile(r"[\s\u00a0\u202f\u00ad]+")


class ApprovedPassage(NamedValue):
    """A passage of an item as it was approved; `block` is its record, `number` what the minutes print beside it."""

    block: AnyBlock
    text: Bilingual
    number: str = ""


def item_number(store: OpenFile, item: AgendaItem) -> str:
    """The number of an item on its agenda."""
    rows = agenda_of(store.all(AgendaItem, meeting=item.meeting)).rows
    return next((row.shown_number for row in rows if row.item.id == item.id), "")


def passages_of(store: OpenFile, version: ApprovedVersion, item: AgendaItem) -> list[ApprovedPassage]:
    """What was minuted of an item, passage by passage in order, each in its approved words.

    Where the records are no longer as many as were approved, their own words stand for those of the file.
    """
    number, blocks = item_number(store, item), blocks_of(store, item.id)
    filed = list(_filed_texts(_filed_item(version, number)))
    seen = [block for block in blocks if not is_restricted(block)]
    approved = dict(zip((block.id for block in seen), filed, strict=True)) if len(filed) == len(seen) else {}
    found, paragraphs = [], 0
    for block in blocks:
        paragraphs += block.block_kind is MinuteBlockKind.PARAGRAPH
        printed = f"{number}.{paragraphs}" if block.block_kind is MinuteBlockKind.PARAGRAPH else ""
        text = approved.get(block.id) or _text_of(store, block)
        found.append(ApprovedPassage(block=block, text=text, number=printed))
    return found


def passage_with(
    store: OpenFile, version: ApprovedVersion, item: AgendaItem, wrong: Bilingual
) -> ApprovedPassage | None:
    """The first passage of an item in which these words stand, in each language in which there are any."""
    return next((one for one in passages_of(store, version, item) if not missing_in([one.text], wrong)), None)


def approved_texts(store: OpenFile, version: ApprovedVersion, item: AgendaItem | None) -> list[Bilingual]:
    """Everything that was approved under an item; without one all of it that stands under no closed item."""
    if item is None:
        return list(_leaves(_read(version.text)))
    filed = _read(version.text)
    formal = filed.get(FORMAL) if isinstance(filed, dict) else None
    of_item = [line for line in formal or () if isinstance(line, dict) and line.get("item") == str(item.id)]
    passages = [passage.text for passage in passages_of(store, version, item)]
    return [item.title, *passages, *_leaves(_filed_item(version, item_number(store, item))), *_leaves(of_item)]


def missing_in(texts: list[Bilingual], wrong: Bilingual) -> list[Language]:
    """The languages in which these words stand in none of the texts."""
    return [
        language
        for language in (Language.FR, Language.DE)
        if bare(wrong.text(language))
        and not any(bare(wrong.text(language)) in bare(one.text(language)) for one in texts)
    ]


def bare(text: str) -> str:
    """A text without marks, spaces and kinds of quotation marks: what is copied from a paper has other ones."""
    return SPACES.sub("", without_marks(text)).translate(QUOTES)


# what was filed


def _read(text: str) -> Any:  # JSON of this or another version
    try:
        return json.loads(text)
    except ValueError:
        return {}


def _filed_item(version: ApprovedVersion, number: str) -> Any:  # as above
    whole = _read(version.text)
    items = whole.get("items") if isinstance(whole, dict) else None
    return next((one for one in items or () if isinstance(one, dict) and one.get("number") == number), {})


def _filed_texts(item: Any) -> Iterator[Bilingual]:  # as above
    for block in item.get("blocks") or ():
        text = block.get("text") if isinstance(block, dict) else None
        yield _bilingual(text) if isinstance(text, dict) else NO_TEXT


def _leaves(value: Any) -> Iterator[Bilingual]:  # as above
    """Every text in it; one that stands in no language, such as a name, in both."""
    if isinstance(value, str):
        yield Bilingual.of(value, value)
    elif isinstance(value, list):
        for one in value:
            yield from _leaves(one)
    elif isinstance(value, dict):
        yield _bilingual(value)
        for key, one in value.items():
            if key not in ("fr", "de"):
                yield from _leaves(one)


def _bilingual(value: dict[str, Any]) -> Bilingual:
    sides = [value.get(side) for side in ("fr", "de")]
    texts = [one.get("text") if isinstance(one, dict) else one for one in sides]
    return Bilingual.of(*(one if isinstance(one, str) else "" for one in texts))


def _text_of(store: OpenFile, block: AnyBlock) -> Bilingual:
    """The words of a passage; of one that shows a decision or a task, theirs."""
    if block.ref is None:
        return block.text
    return _referenced(store, block.ref)


def _referenced(store: OpenFile, ref: UUID) -> Bilingual:
    decision = store.get(AnyDecision, ref)
    if decision is not None:
        return decision.text
    task = store.get(AnyTask, ref)
    return task.text if task is not None else NO_TEXT
