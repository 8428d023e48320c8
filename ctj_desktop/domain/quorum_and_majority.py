"""Is the committee quorate at this instant, and what does a vote decide?

Everything is read from the roll frozen at convocation and opening, the presence at one instant and the
statutes as data. Silent statutes mean consensus and no quorum (SOURCES.md 5.1), and the findings say so.
"""

from collections.abc import Collection
from enum import StrEnum

from ctj_desktop.domain.attendance_facts import How, SeatAt, Snapshot
from ctj_desktop.domain.findings import Finding, FindingValue, Severity
from ctj_desktop.domain.ids import RollId
from ctj_desktop.domain.record import PositionalValue
from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.records.statutes import (
    CirculationRule,
    DecisionMode,
    DecisionRule,
    MajorityBase,
    ProxyRule,
    QuorumBase,
    QuorumRule,
    Statutes,
    TieRule,
)
from ctj_desktop.domain.records.voting import Choice, DecisionResult, VoteCount


class NoQuorum(StrEnum):
    """Why no quorum is asked for."""

    SILENT = "quorum.no_rule"
    SECOND_CALL = "quorum.second_call"


class SideCount(PositionalValue):
    """One side of the border: voting seats counted, and the minimum of the statutes."""

    side: Side
    base: int
    present: int
    needed: int

    @property
    def reached(self) -> bool:
        """Whether this side has its minimum."""
        return self.present >= self.needed


class Quorum(PositionalValue):
    """Needed and present voting seats; without a rule `needed` is 0 and the quorum is always reached."""

    rule: QuorumRule | None
    base: int
    needed: int
    present: int
    sides: tuple[SideCount, ...]
    findings: tuple[Finding, ...]

    @property
    def reached(self) -> bool:
        """Enough in all, and enough on each side."""
        return self.margin >= 0

    @property
    def margin(self) -> int:
        """How many may still leave, whoever they are; negative: how many are missing at the worst place."""
        return min([self.present - self.needed, *(s.present - s.needed for s in self.sides if s.needed)])


class Verdict(PositionalValue):
    """What a vote decided; `adopted` is None while a person still has to say something (see the findings).

    `base` is what the majority is taken of, `needed` the votes for it.
    """

    adopted: bool | None
    result: DecisionResult | None
    base: int
    needed: int
    yes: int
    tie: bool
    findings: tuple[Finding, ...]


def needed_of(base: int, numerator: int, denominator: int, *, strict: bool) -> int:
    """The least whole number that is at least (strict: more than) the fraction of the base."""
    share = base * numerator
    return share // denominator + 1 if strict else -(-share // denominator)


def quorum(
    statutes: Statutes | None,
    snapshot: Snapshot,
    *,
    recused: Collection[RollId] = (),
    second_call: bool = False,
) -> Quorum:
    """The quorum by the statutes that govern the meeting, over the roll at one instant.

    `recused` are the lines of the roll that stand back for the item; `second_call` is True for a meeting held
    after one without quorum, which the statutes may free of it.
    """
    rule = statutes.quorum if statutes else None
    if statutes and rule and second_call and statutes.second_call and statutes.second_call.free_of_quorum:
        finding = Finding(NoQuorum.SECOND_CALL, Severity.INFO, source=statutes.second_call.article)
        return _free(snapshot, finding)
    if rule is None:
        return _free(snapshot, Finding(NoQuorum.SILENT, Severity.INFO))
    return quorum_by(rule, snapshot, recused, statutes.proxies if statutes else None)


def quorum_by(
    rule: QuorumRule, snapshot: Snapshot, recused: Collection[RollId] = (), proxies: ProxyRule | None = None
) -> Quorum:
    """The quorum by one rule. Vacant seats count in the base only where the base is all seats.

    Where recused members do not count, they are missing from the present, never from the base.
    """
    base = [seat for seat in _voters(snapshot) if _in_base(seat, rule)]
    present = [seat for seat in base if _counts(seat, rule, recused)]
    sides = tuple(SideCount(side, _on(side, base), _on(side, present), rule.minimum_per_side) for side in Side)
    needed = needed_of(len(base), rule.numerator, rule.denominator, strict=rule.strict)
    result = Quorum(rule, len(base), needed, len(present), sides, ())
    findings = (*_missing(result), *(_overloaded(snapshot, proxies) if proxies else ()))
    return Quorum(rule, len(base), needed, len(present), sides, findings)


def voters_present(snapshot: Snapshot, recused: Collection[RollId] = ()) -> int:
    """The votes that can be given at this instant: voting seats there or represented, without the recused."""
    return sum(seat.how is not How.AWAY and seat.roll.id not in recused for seat in _voters(snapshot))


def decide(
    rule: DecisionRule | None,
    count: VoteCount | None,
    *,
    present: int,
    members: int,
    casting: Collection[Choice] = (),
    secret: bool = False,
) -> Verdict:
    """What the count decides under a rule of the statutes; without one, by consensus.

    `present` are the votes that could be given (`voters_present`), `members` all voting seats in office.
    `casting` is what the chair (one) or the co-chairs (both) say on a tie. Consensus is the absence of
    opposition and needs no count. Blank and invalid votes are never cast votes.
    """
    findings = _count_findings(count, present, rule)
    if rule is None or rule.mode is DecisionMode.CONSENSUS:
        return _consensus(rule, count, present, findings)
    if count is None:
        missing = Finding("vote.no_count", Severity.WARNING, source=rule.article)
        return Verdict(None, None, 0, 0, 0, tie=False, findings=(*findings, missing))
    base = _majority_base(rule.base, count, present, members)
    needed = needed_of(base, rule.numerator, rule.denominator, strict=rule.strict)
    if rule.strict and rule.numerator * 2 == rule.denominator and count.yes == count.no > 0:
        return _tie(rule, count, base, casting, secret, findings)
    adopted = count.yes > 0 and count.yes >= needed
    return Verdict(adopted, _result(adopted, count), base, needed, count.yes, tie=False, findings=findings)


def circulation_needed(rule: CirculationRule, voters: int) -> int:
    """How many of the voters must agree for a decision by circulation."""
    return needed_of(voters, rule.numerator, rule.denominator, strict=False)


def _voters(snapshot: Snapshot) -> tuple[SeatAt, ...]:
    return tuple(seat for seat in snapshot.seats if seat.roll.may_vote)


def _free(snapshot: Snapshot, finding: Finding) -> Quorum:
    voters = _voters(snapshot)
    present = [seat for seat in voters if seat.there]
    sides = tuple(SideCount(side, _on(side, voters), _on(side, present), 0) for side in Side)
    return Quorum(None, len(voters), 0, len(present), sides, (finding,))


def _on(side: Side, seats: Collection[SeatAt]) -> int:
    return sum(seat.roll.side is side for seat in seats)


def _in_base(seat: SeatAt, rule: QuorumRule) -> bool:
    return rule.base is QuorumBase.SEATS or seat.roll.holder is not None


def _counts(seat: SeatAt, rule: QuorumRule, recused: Collection[RollId]) -> bool:
    if seat.roll.id in recused and not rule.recused_count:
        return False
    if seat.how is How.REPRESENTED:
        return rule.proxies_count
    if seat.substitute is not None and not rule.substitutes_count:
        return False
    return seat.how is How.ROOM or (seat.how is How.REMOTE and rule.remote_counts)


def _missing(result: Quorum) -> tuple[Finding, ...]:
    article = result.rule.article if result.rule else ""
    findings = []
    if result.present < result.needed:
        data: dict[str, FindingValue] = {
            "present": result.present,
            "needed": result.needed,
            "base": result.base,
        }
        findings.append(Finding("quorum.not_reached", Severity.ERROR, data, article))
    for side in result.sides:
        if not side.reached:
            data = {"side": side.side.value, "present": side.present, "needed": side.needed}
            findings.append(Finding("quorum.side_not_reached", Severity.ERROR, data, article))
    if result.margin == 0:
        findings.append(Finding("quorum.no_margin", Severity.WARNING, {"present": result.present}, article))
    return tuple(findings)


def _overloaded(snapshot: Snapshot, proxies: ProxyRule) -> tuple[Finding, ...]:
    carried = [seat.carried_by for seat in snapshot.seats if seat.carried_by is not None]
    return tuple(
        Finding(
            "quorum.too_many_proxies",
            Severity.WARNING,
            {"seat": str(bearer), "carried": carried.count(bearer), "allowed": proxies.per_holder},
            proxies.article,
        )
        for bearer in sorted(set(carried))
        if carried.count(bearer) > proxies.per_holder
    )


def _count_findings(count: VoteCount | None, present: int, rule: DecisionRule | None) -> tuple[Finding, ...]:
    findings = [] if rule else [Finding("vote.no_rule", Severity.INFO)]
    given = count.given if count else 0
    if given > present:
        data: dict[str, FindingValue] = {"given": given, "present": present}
        findings.append(Finding("vote.more_than_present", Severity.ERROR, data))
    return tuple(findings)


def _consensus(
    rule: DecisionRule | None, count: VoteCount | None, present: int, findings: tuple[Finding, ...]
) -> Verdict:
    opposed = count.no if count else 0
    if opposed:
        source = rule.article if rule else ""
        findings = (*findings, Finding("vote.opposition", Severity.WARNING, {"no": opposed}, source))
    result = DecisionResult.REJECTED if opposed else DecisionResult.CONSENSUS
    yes = count.yes if count else 0
    return Verdict(not opposed, result, present, 0, yes, tie=False, findings=findings)


def _majority_base(base: MajorityBase, count: VoteCount, present: int, members: int) -> int:
    if base is MajorityBase.CAST:
        return count.yes + count.no
    return members if base is MajorityBase.MEMBERS else present


def _tie(
    rule: DecisionRule,
    count: VoteCount,
    base: int,
    casting: Collection[Choice],
    secret: bool,
    findings: tuple[Finding, ...],
) -> Verdict:
    """A casting vote is one vote more: it decides a majority of votes cast, not always one of those present."""
    asked = {TieRule.REJECTED: 0, TieRule.CHAIR: 1, TieRule.CO_CHAIRS_TOGETHER: 2}[rule.tie]
    base = base + 1 if asked and rule.base is MajorityBase.CAST else base
    needed = needed_of(base, rule.numerator, rule.denominator, strict=rule.strict)
    if asked and secret:
        findings = (*findings, Finding("vote.tie_in_secret_ballot", Severity.WARNING, source=rule.article))
    if len(casting) < asked:
        waiting = Finding("vote.tie_open", Severity.WARNING, {"rule": rule.tie.value}, rule.article)
        return Verdict(None, None, base, needed, count.yes, tie=True, findings=(*findings, waiting))
    favour = bool(asked) and all(choice is Choice.YES for choice in casting)
    adopted = favour and count.yes + 1 >= needed
    tie = Finding("vote.tie", Severity.INFO, {"rule": rule.tie.value, "adopted": adopted}, rule.article)
    result = DecisionResult.MAJORITY if adopted else DecisionResult.REJECTED
    return Verdict(adopted, result, base, needed, count.yes, tie=True, findings=(*findings, tie))


def _result(adopted: bool, count: VoteCount) -> DecisionResult:
    """Unanimous only where every vote given was for it."""
    if not adopted:
        return DecisionResult.REJECTED
    alone = count.yes == count.given - count.not_voted
    return DecisionResult.UNANIMOUS if alone else DecisionResult.MAJORITY
