"""What does a numbered passage of minutes say now, and what did it say when the minutes went round?

The text of a passage stands in its block, or in the decision, amendment or task that the block shows.
"""

from collections.abc import Iterable, Mapping
from typing import TypeAlias
from uuid import UUID

from ctj_desktop.domain.ids import AnyBlockId
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.minutes import AnyBlock
from ctj_desktop.domain.records.remarks import RemarkRound
from ctj_desktop.domain.records.voting import AnyAmendment, AnyDecision, AnyTask
from ctj_desktop.domain.texts import NO_TEXT, Bilingual, Language, Passage
from ctj_desktop.services.naming.earlier_texts import texts_before
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.queries import minutes

Worded: TypeAlias = AnyBlock | AnyDecision | AnyAmendment | AnyTask


def worded(store: OpenFile, block: AnyBlock, *, deleted: bool = False) -> Worded | None:
    """The record that holds the text of a passage; None where the program says it, or where it is gone."""
    if block.ref is None:
        return block
    kinds: tuple[type[Worded], ...] = (AnyDecision, AnyAmendment, AnyTask)
    return next((one for kind in kinds if (one := store.get(kind, block.ref, deleted=deleted)) is not None), None)


def texts_today(store: OpenFile, blocks: Iterable[AnyBlockId]) -> dict[AnyBlockId, Bilingual]:
    """What each passage says now; not in it: it was taken out of the minutes, or is not shared."""
    found = {}
    for block in store.some(AnyBlock, list(blocks)):
        holder = worded(store, block)
        if holder is not None:
            found[block.id] = holder.text
    return found


def texts_as_circulated(store: OpenFile, opened: RemarkRound) -> dict[AnyBlockId, Bilingual]:
    """What each passage of a round said when it was opened; not in it: its record is not shared here."""
    blocks = [block for key in opened.paragraphs if (block := store.get(AnyBlock, key, deleted=True)) is not None]
    holders = {block.id: held for block in blocks if (held := worded(store, block, deleted=True)) is not None}
    touched = minutes.written_since(store, opened.id, {held.id for held in holders.values()})
    before = texts_before(store, opened.id, {held.id: held for held in holders.values() if held.id in touched})
    return {key: before.get(held.id, held.text) for key, held in holders.items()}


def text_as_circulated(store: OpenFile, opened: RemarkRound, block: AnyBlockId) -> Bilingual:
    """As one passage went round; nothing where that is not known here."""
    return texts_as_circulated(store, replace(opened, paragraphs=(block,))).get(block, NO_TEXT)


def reworded(text: Bilingual, given: Mapping[Language, str], source: Language) -> Bilingual:
    """The text with these sides; where one side alone changed the pair is to be checked again."""
    changed = {language: words for language, words in given.items() if words != text.text(language)}
    if len(changed) == len((Language.FR, Language.DE)):
        return Bilingual.of(changed[Language.FR], changed[Language.DE], source=source)
    for language, words in changed.items():
        side = Passage(text=words)  # checked against nothing
        text = replace(text, de=side) if language is Language.DE else replace(text, fr=side)
    return text


def holder_of(store: OpenFile, block: UUID | None) -> Worded | None:
    """The record that holds the text of a passage that is still in the minutes."""
    found = store.get(AnyBlock, block) if block is not None else None
    return worded(store, found) if found is not None else None
