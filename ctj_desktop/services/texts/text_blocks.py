"""Which texts to use again are offered where one writes, and what can be filled into them?"""

from typing import Final

from ctj_desktop.domain.hit_order import fit, words_begin
from ctj_desktop.domain.ids import HomeId
from ctj_desktop.domain.records.standard_texts import StandardText, TextUse
from ctj_desktop.i18n.translator import sort_key
from ctj_desktop.storage.open_file import OpenFile

FILLED_IN: Final = (
    *("comité", "séance", "jour", "heure", "lieu", "présidence", "secrétariat"),
    *("point", "objet", "projet"),
)
"""The names in braces that are filled in where a block is inserted: of the meeting, then of the item of its agenda."""


def text_blocks(store: OpenFile, home: HomeId | None) -> list[StandardText]:
    """Those of a home, as a committee's, then those of this office; each by name."""
    own = {home, store.home()}
    found = [one for one in store.all(StandardText, use=TextUse.BLOCK) if one.home in own]
    return sorted(found, key=lambda one: (one.home != home, sort_key(one.name.fr.text or one.name.de.text)))


def blocks_like(store: OpenFile, home: HomeId | None, words: str, most: int) -> list[StandardText]:
    """At most so many that are meant by a few letters: by their name in either language, then by what they say."""
    wanted, found = sort_key(words), text_blocks(store, home)
    ranked = [(rank, at, one) for at, one in enumerate(found) if (rank := _rank(wanted, one)) is not None]
    return [one for _, _, one in sorted(ranked, key=lambda line: line[:2])][:most]


def _rank(wanted: str, block: StandardText) -> int | None:
    if not wanted:
        return 0
    names = [sort_key(name.text) for name in (block.name.fr, block.name.de) if name.text]
    fits = [found for name in names if (found := fit(wanted, name)) is not None]
    if fits:
        return min(fits)
    said = sort_key(f"{block.text.fr.text} {block.text.de.text}")
    return len(FILLED_IN) if words_begin(wanted, said) else None
