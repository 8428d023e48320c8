"""How does a decision stand on the grid of a record of decisions?"""

from collections.abc import Callable

from ctj_desktop.documents.blocks import DecisionEntry, DecisionVersion, Pair
from ctj_desktop.documents.setting.arrangement import LanguageSlot, set_pair
from ctj_desktop.documents.setting.rows import FlowRow, RowPart, Rule
from ctj_desktop.documents.setting.styles import (
    AXIS_1,
    BODY,
    HEADING,
    LABEL,
    META,
    MINOR_HEADING,
    PLAIN,
    RIGHT_EDGE,
    STRONG,
    Colour,
    PaperType,
)
from ctj_desktop.documents.setting.tagging import Element
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.texts import Language

TOP, BELOW_HEADING, BETWEEN = 1.0, 1.0, 1.0
"""Half steps, whole: entries stand on one grid with what follows them."""
_RULE = Rule(left=AXIS_1, right=RIGHT_EDGE, weight=0.8, colour=Colour.PINE)
TASK = replace(PLAIN, hyphenate=True)


def decision_entry(block: DecisionEntry, section: Element, slots: tuple[LanguageSlot, ...]) -> FlowRow:
    """One row under a pine rule that never splits, unless it is taller than a page."""
    setting = _Setting(section, slots)
    heading = section.child(f"H{block.level}")
    setting.add(block.label, LABEL, heading, "Span")
    if block.subject:
        setting.add(block.subject, HEADING if block.level == 2 else MINOR_HEADING, heading, "Span")
    setting.foot += BELOW_HEADING
    if block.warning:
        setting.add(block.warning, STRONG)
        setting.foot += 0 if block.versions[0].label else BETWEEN
    for place, version in enumerate(block.versions):
        setting.version(version, first=place == 0)
    for task in block.follow_up:
        setting.foot += BETWEEN
        setting.add(task.text, TASK)
        setting.add(task.facts, META)
    return FlowRow(
        parts=tuple(setting.parts),
        height=setting.foot,
        before=2,
        after=2,
        keep=True,
        rules=(_RULE,),
        bookmark=(block.level - 2, _bookmark(block, slots)),
    )


class _Setting:
    """Pairs one under the other; the next one starts below the longer side of the last."""

    def __init__(self, section: Element, slots: tuple[LanguageSlot, ...]) -> None:
        self._section, self._slots = section, slots
        self.parts: list[RowPart] = []
        self.foot = TOP

    def add(self, pair: Pair, style: PaperType, parent: Element | None = None, tag: str = "P") -> None:
        more, self.foot = set_pair(pair, style, self._slots, self.foot, _making(parent or self._section, tag))
        self.parts += more

    def version(self, version: DecisionVersion, *, first: bool) -> None:
        """What was decided; how it was taken stands apart, the essence of it strong."""
        if version.label:
            self.foot += BETWEEN
            self.add(version.label, LABEL)
        elif not first:
            self.foot += BETWEEN
        self.add(version.text, BODY)
        for place, line in enumerate(version.result):
            self.foot += 0 if place else BETWEEN
            self.add(line, META if place else PLAIN)


def _making(parent: Element, tag: str) -> Callable[[Language], Element]:
    return lambda language: parent.child(tag, language)


def _bookmark(block: DecisionEntry, slots: tuple[LanguageSlot, ...]) -> str:
    """`Avis n° 2026-06 / Stellungnahme Nr. 2026-06`."""
    return " / ".join(dict.fromkeys(block.label.side(slot.language).text for slot in slots))
