"""What of the minutes that go round lacks the language of somebody who receives them?"""

from collections.abc import Collection, Iterator
from typing import Final
from uuid import UUID

from ctj_desktop.domain.findings import Finding
from ctj_desktop.domain.planning.convening import UNTRANSLATED
from ctj_desktop.domain.texts import Language
from ctj_desktop.services.meetings.convocation import Recipient
from ctj_desktop.services.minutes.remarks.rounds import NumberedPassage
from ctj_desktop.services.minutes.remarks.sending import Round, passages_for, reads_all

PASSAGES: Final = "circulating.untranslated"
"""The code for passages; titles of items are said as before a convocation."""


def lacking(going: Round, readers: Collection[Recipient]) -> tuple[Finding, ...]:
    """Titles and passages without the language in which some readers are written to; empty where each has its own."""
    return tuple(_lacking(going, readers))


def first_lacking(going: Round, readers: Collection[Recipient], found: Finding) -> UUID | None:
    """The title or passage at which the translation begins that `found` asks for; None where nothing lacks it."""
    language = Language(str(found.data["language"]))
    for one in _read_in(going, readers, language):
        if found.code == PASSAGES and _is_empty(one, language):
            return one.block.id
        if found.code == UNTRANSLATED and not one.item.title.text(language).strip():
            return one.item.id
    return None


def _lacking(going: Round, readers: Collection[Recipient]) -> Iterator[Finding]:
    for language in Language:
        read = _read_in(going, readers, language)
        titles = dict.fromkeys(one.item_number for one in read if not one.item.title.text(language).strip())
        if titles:
            yield Finding(UNTRANSLATED, data={"items": ", ".join(titles), "language": str(language)})
        passages = [str(one.number) for one in read if _is_empty(one, language)]
        if passages:
            yield Finding(PASSAGES, data={"passages": ", ".join(passages), "language": str(language)})


def _read_in(going: Round, readers: Collection[Recipient], language: Language) -> tuple[NumberedPassage, ...]:
    """What those receive who are written to in the language."""
    own = [one for one in readers if one.written_in is language]
    return passages_for(going.passages, whole=any(map(reads_all, own))) if own else ()


def _is_empty(passage: NumberedPassage, language: Language) -> bool:
    return not passage.text.text(language).strip()
