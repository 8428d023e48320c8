"""Names are divided in neither language, whatever stands around them."""

from ctj_desktop.documents.blocks import Pair
from ctj_desktop.documents.inline import both, words
from ctj_desktop.documents.layout import Layout
from ctj_desktop.documents.setting.arrangement import SLOTS, names_in, set_pair
from ctj_desktop.documents.setting.fonts import SOFT_HYPHEN
from ctj_desktop.documents.setting.rows import RowPart
from ctj_desktop.documents.setting.styles import BODY, MM
from ctj_desktop.documents.setting.tagging import Element
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.texts import Language


def _set(pair: Pair, width: float) -> list[RowPart]:
    slots = tuple(replace(slot, width=width) for slot in SLOTS[Layout.COLUMNS])
    parts, _ = set_pair(pair, BODY, slots, 0, lambda language: Element("P", language))
    return parts


def test_what_stands_alike_in_both_languages_is_a_name_and_stays_whole() -> None:
    pair = both("Suppléance : Grandvillars", "Stellvertretung: Grandvillars")
    assert "Grandvillars" in names_in(pair)
    for width in range(46, 60):
        for part in _set(pair, width * MM):
            assert not any("Grandvil" in line.text and SOFT_HYPHEN in line.text for line in part.lines)


def test_a_text_that_stands_in_for_its_translation_is_divided_as_ever() -> None:
    borrowed = words("communautairement communautairement", Language.FR)
    assert not names_in(Pair(borrowed, borrowed))
    assert any(line.divided for part in _set(Pair(borrowed, borrowed), 48 * MM) for line in part.lines)
