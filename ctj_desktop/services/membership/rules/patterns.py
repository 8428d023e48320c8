"""The forms from which statutes may start; each is to be checked against the paper, and its title says so."""

from collections.abc import Mapping
from typing import Any, Final

from ctj_desktop.domain.record import NamedValue, replace
from ctj_desktop.domain.records.statutes import (
    CirculationRule,
    DecisionMode,
    DoubleMajority,
    MajorityBase,
    NoticeRule,
    ProxyRule,
    QuorumBase,
    QuorumRule,
    SecondCallRule,
    SourceText,
    Statutes,
    StatutesPattern,
    TieRule,
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
ONE_IN_WRITING: Final = ProxyRule(per_holder=1, written=True)
PATTERNS: Final[Mapping[StatutesPattern, Pattern]] = {
    # Ours, after the practice of co-presidency (SOURCES.md 5.1); days and proxies are those of French councils.
    StatutesPattern.FRANCO_SWISS: Pattern(
        version={
            "quorum": QuorumRule(each_side=True),
            "notice": NoticeRule(days=10),
            "proxies": ONE_IN_WRITING,
            "second_call": SecondCallRule(days=5),
        },
        decision={"mode": DecisionMode.MAJORITY, "tie": TieRule.CO_CHAIRS_TOGETHER},
        name=N_("Majority of the votes cast"),
    ),
    # CGCT L2121-17 and L2121-20 (SOURCES.md 5.1); five clear days are those of the larger communes.
    StatutesPattern.FRENCH_COUNCIL: Pattern(
        version={
            "quorum": QuorumRule(),
            "notice": NoticeRule(days=5),
            "proxies": ONE_IN_WRITING,
            "second_call": SecondCallRule(days=3),
        },
        decision={"mode": DecisionMode.MAJORITY, "tie": TieRule.CHAIR},
        name=N_("Majority of the votes cast"),
    ),
    # CC/ZGB 66-67 (SOURCES.md 5.1): those present decide, nobody by proxy, and in writing all together.
    StatutesPattern.SWISS_ASSOCIATION: Pattern(
        version={"proxies": ProxyRule(per_holder=0), "circulation": CirculationRule()},
        decision={"mode": DecisionMode.MAJORITY, "base": MajorityBase.PRESENT},
        name=N_("Majority of the members present"),
    ),
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
