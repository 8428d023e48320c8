"""Which version of the statutes is in force on a day, and which quorums does a committee have?"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from ctj_desktop.domain.ids import CommitteeId, StatutesId
from ctj_desktop.domain.records.statutes import DecisionRule, QuorumRule, SittingRule, Statutes, TieRule
from ctj_desktop.storage.open_file import OpenFile


def statutes_on(store: OpenFile, committee: CommitteeId, day: date | None) -> Statutes | None:
    """The version in force on a day, None where nothing is entered: consensus and no quorum."""
    if day is None:
        return None
    found = store.all(Statutes, committee=committee, order="in_force_from, id")
    valid = [version for version in found if version.holds_on(day)]
    return valid[-1] if valid else None


def knows_two_presidents(store: OpenFile, version: StatutesId | None) -> bool:
    """Whether two preside: their vote together breaks a tie."""
    return version is not None and store.count(DecisionRule, statutes=version, tie=TieRule.CO_CHAIRS_TOGETHER) > 0


def quorums_of(store: OpenFile, committee: CommitteeId) -> Iterator[tuple[Statutes, QuorumRule]]:
    """Every quorum that its statutes ask for, those for kinds of meeting among them."""
    for version in store.all(Statutes, committee=committee, order="in_force_from, id"):
        own = [rule.quorum for rule in store.all(SittingRule, statutes=version.id, order="id")]
        yield from ((version, quorum) for quorum in (version.quorum, *own) if quorum is not None)


def open_version(store: OpenFile, given: Mapping[str, Any]) -> Mapping[str, StatutesId]:
    """Proposes for a new rule the version that runs without an end, where there is one for the committee in sight."""
    within = {"committee": given["committee"]} if given.get("committee") is not None else {}
    running = [version for version in store.all(Statutes, **within) if version.in_force_to is None]
    return {"statutes": running[0].id} if len(running) == 1 else {}
