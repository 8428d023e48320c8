"""From which usual rules may statutes start? Each is to be checked against the paper, and its title says so."""

from collections.abc import Mapping
from typing import Any, Final

from ctj_desktop.domain.record import NamedValue, replace
from ctj_desktop.domain.records.statutes import (
    DecisionMode,
    DoubleMajority,
    QuorumBase,
    QuorumRule,
    SourceText,
    Statutes,
    StatutesPattern,
)
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.errors import N_
from ctj_desktop.i18n import load_translator
from ctj_desktop.storage.open_file import OpenFile

STATUTES: Final = N_("Statutes")
TO_BE_CHECKED: Final = N_("{title} (pattern, to be checked against the paper)")


class Pattern(NamedValue):
    """What it enters: fields of the version, and those of its usual rule of decision; no article says any of it."""

    version: Mapping[str, Any]
    decision: Mapping[str, Any]
    name: str


HALF: Final = QuorumRule(base=QuorumBase.SEATS, strict=False)
PATTERNS: Final[Mapping[StatutesPattern, Pattern]] = {
    StatutesPattern.CONSENSUS: Pattern(
        version={}, decision={"mode": DecisionMode.CONSENSUS}, name=N_("Consensus without opposition")
    ),
    StatutesPattern.SIMPLE_MAJORITY: Pattern(
        version={"quorum": HALF}, decision={"mode": DecisionMode.MAJORITY}, name=N_("Simple majority of the votes cast")
    ),
    StatutesPattern.BY_SIDE: Pattern(
        version={"quorum": replace(HALF, minimum_per_side=1)},
        decision={"mode": DecisionMode.MAJORITY, "double_majority": DoubleMajority.SIDE},
        name=N_("Majority of the whole and of each side"),
    ),
}


def started_from(new: Statutes, pattern: StatutesPattern) -> Statutes:
    """The version with what the pattern enters where nothing else is given."""
    entered = {name: value for name, value in PATTERNS[pattern].version.items() if getattr(new, name) is None}
    return replace(new, title=_to_be_checked(new.title), **entered)


def usual_beginning(_store: OpenFile, _given: Mapping[str, Any]) -> Mapping[str, object]:
    """What a version of the statutes is called where nobody calls it anything else; no language prevails."""
    french, german = (load_translator(locale)(STATUTES) for locale in ("fr_CH", "de_CH"))
    return {"title": Bilingual.of(french, german), "prevailing": SourceText.UNSETTLED}


def _to_be_checked(title: Bilingual) -> Bilingual:
    """Each side that is written, in its own language."""
    french, german = (
        load_translator(locale)(TO_BE_CHECKED).format(title=text) if text else ""
        for locale, text in (("fr_CH", title.fr.text), ("de_CH", title.de.text))
    )
    return Bilingual.of(french, german)
