"""Is the committee quorate at this instant, and what does a vote decide?

Everything is read from the roll frozen at convocation and opening, the presence at one instant and the
statutes as data. Silent statutes mean consensus and no quorum (SOURCES.md 5.1), and the findings say so.
"""

from collections import Counter
from collections.abc import Collection
from enum import StrEnum

from ctj_desktop.domain.attendance_facts import How, SeatAt, Snapshot
from ctj_desktop.domain.findings import Finding, FindingValue, Severity
from ctj_desktop.domain.ids import CollegeId, RollId, SeatId
from ctj_desktop.domain.record import PositionalValue, replace
from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.records.statutes import (
    CirculationRule,
    DecisionMode,
    DecisionRule,
    DoubleMajority,
    MajorityBase,
    ProxyRule,
    QuorumBase,
    QuorumRule,
    SecondCallRule,
    TieRule,
    WhatHolds,
)
from ctj_desktop.domain.records.voting import Choice, DecisionResult, PartCount, VoteCount


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


class CollegeCount(PositionalValue):
    """One college of which the statutes ask for a minimum: its seats there, and how many are needed."""

    college: CollegeId
    present: int
    needed: int


class Quorum(PositionalValue):
    """Needed and present voting seats; without a rule `needed` is 0 and the quorum is always reached."""

    rule: QuorumRule | None
    base: int
    needed: int
    present: int
    sides: tuple[SideCount, ...]
    findings: tuple[Finding, ...]
    colleges: tuple[CollegeCount, ...] = ()

    @property
    def reached(self) -> bool:
        """Enough in all, on each side and of each college."""
        return self.margin >= 0

    @property
    def at_least(self) -> int:
        """So many must be there: what is needed in all, or the minima of the sides or of the colleges together."""
        return max(self.needed, sum(side.needed for side in self.sides), sum(one.needed for one in self.colleges))

    @property
    def lacking(self) -> int:
        """How many more must be there: in all, or on the sides or of the colleges together; 0 where none are."""
        of_sides = sum(max(0, side.needed - side.present) for side in self.sides)
        of_colleges = sum(max(0, one.needed - one.present) for one in self.colleges)
        return max(self.needed - self.present, of_sides, of_colleges)

    @property
    def margin(self) -> int:
        """How many may still leave, whoever they are; negative: how many are missing at the worst place."""
        of_sides = [side.present - side.needed for side in self.sides if side.needed]
        return min([self.present - self.needed, *of_sides, *(one.present - one.needed for one in self.colleges)])


class Electors(PositionalValue):
    """How many votes a part of the committee has: a side or a college of which a majority of its own is asked."""

    part: Side | CollegeId
    present: int
    members: int
    seats: int


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
    holds: WhatHolds,
    snapshot: Snapshot,
    *,
    recused: Collection[RollId] = (),
    sides: Collection[Side] = tuple(Side),
) -> Quorum:
    """The quorum by what holds for the meeting, over the roll at one instant.

    `recused` are the lines of the roll that stand back for the item. A minimum of each side counts where the committee
    tells both `sides` apart.
    """
    if holds.quorum is not None:
        return quorum_by(holds.quorum, snapshot, recused, sides)
    if holds.freed_by is not None:
        return _free(snapshot, Finding(NoQuorum.SECOND_CALL, Severity.INFO, source=holds.freed_by.article))
    return _free(snapshot, Finding(NoQuorum.SILENT, Severity.INFO))


def second_call_follows(rule: SecondCallRule | None, missed: Quorum) -> bool:
    """Whether a meeting without quorum may be convened a second time: with a share, only below it."""
    if missed.reached:
        return False
    return rule is None or not rule.numerator or missed.present * rule.denominator < missed.base * rule.numerator


def asked_of_sides(rule: QuorumRule, sides: Collection[Side]) -> bool:
    """Whether a side must have so many there: never where the committee does not tell both apart."""
    return rule.asks_of_sides and len(set(sides)) == len(Side)


def needed_of_side(rule: QuorumRule, sides: Collection[Side], base: int) -> int:
    """How many of a side must be there, of the `base` of its seats: the minimum, or the share of them if it is more."""
    if not asked_of_sides(rule, sides):
        return 0
    shared = rule.each_side and rule.base is not QuorumBase.NUMBER
    share = needed_of(base, rule.numerator, rule.denominator, strict=rule.strict) if shared else 0
    return max(rule.minimum_per_side, share)


def quorum_by(
    rule: QuorumRule,
    snapshot: Snapshot,
    recused: Collection[RollId] = (),
    sides: Collection[Side] = tuple(Side),
) -> Quorum:
    """The quorum by one rule. Vacant seats count in the base only where the base is all seats.

    Where recused members do not count, they are missing from the present, never from the base.
    """
    base = [seat for seat in voting(snapshot) if _in_base(seat, rule)]
    present = [seat for seat in base if _counts(seat, rule, recused)]
    of_sides = tuple(
        SideCount(side, there, _on(side, present), needed_of_side(rule, sides, there))
        for side, there in ((side, _on(side, base)) for side in Side)
    )
    fixed = rule.base is QuorumBase.NUMBER
    needed = rule.numerator if fixed else needed_of(len(base), rule.numerator, rule.denominator, strict=rule.strict)
    of_colleges = tuple(
        CollegeCount(one.college, sum(seat.roll.college == one.college for seat in present), one.minimum)
        for one in rule.colleges
    )
    size = rule.denominator if fixed else len(base)
    result = Quorum(rule, size, needed, len(present), of_sides, (), of_colleges)
    return replace(result, findings=_missing(result))


def proxies_amiss(snapshot: Snapshot, rule: ProxyRule | None) -> tuple[Finding, ...]:
    """Which proxies at an instant are more than one may carry, or not there in writing as they must be."""
    carried = [seat for seat in snapshot.seats if seat.carried_by is not None]
    if rule is None:
        return ()
    by_bearer: dict[SeatId, int] = Counter(seat.carried_by for seat in carried if seat.carried_by is not None)
    too_many = (
        Finding(
            "quorum.too_many_proxies",
            Severity.WARNING,
            {"seat": str(bearer), "carried": count, "allowed": rule.per_holder},
            rule.article,
        )
        for bearer, count in sorted(by_bearer.items())
        if count > rule.per_holder
    )
    unwritten = (
        Finding("quorum.proxy_unwritten", Severity.WARNING, {"seat": str(seat.roll.seat)}, rule.article)
        for seat in carried
        if rule.written and not seat.in_writing
    )
    return (*too_many, *unwritten)


def voting(snapshot: Snapshot) -> tuple[SeatAt, ...]:
    """The seats that have a vote, vacant ones among them."""
    return tuple(seat for seat in snapshot.seats if seat.roll.may_vote)


def voters(snapshot: Snapshot, recused: Collection[RollId] = ()) -> tuple[SeatAt, ...]:
    """The seats that can vote at this instant: there or represented, without those that stand back.

    A proxy counts for nothing while its bearer stands back: nobody is there to give that vote.
    """
    back = {seat.roll.seat for seat in snapshot.seats if seat.roll.id in recused}
    return tuple(
        seat
        for seat in voting(snapshot)
        if seat.how is not How.AWAY and seat.roll.seat not in back and seat.carried_by not in back
    )


def voters_present(snapshot: Snapshot, recused: Collection[RollId] = ()) -> int:
    """How many seats can vote at this instant."""
    return len(voters(snapshot, recused))


def electors(part: Side | CollegeId, snapshot: Snapshot, present: Collection[SeatAt], rule: DecisionRule) -> Electors:
    """The votes of one side or college: present, of its members in office, of all its seats."""
    own = [seat for seat in voting(snapshot) if part in (seat.roll.side, seat.roll.college)]
    there = {seat.roll.id for seat in present}
    return Electors(
        part,
        votes_of(rule, [seat for seat in own if seat.roll.id in there]),
        votes_of(rule, [seat for seat in own if not seat.roll.vacant]),
        votes_of(rule, own),
    )


def votes_of(rule: DecisionRule | None, seats: Collection[SeatAt]) -> int:
    """How many votes these seats have: one each, or as many as they weigh."""
    return sum(seat.roll.weight for seat in seats) if rule is not None and rule.weighted else len(seats)


def decide(
    rule: DecisionRule | None,
    count: VoteCount | None,
    *,
    present: int,
    members: int,
    seats: int | None = None,
    casting: Collection[Choice] = (),
    secret: bool = False,
    parts: Collection[Electors] = (),
) -> Verdict:
    """What the count decides under a rule of the statutes; without one, by consensus.

    `present` are the votes that could be given (`voters`), `members` those of all in office, `seats` those of all
    voting seats. `casting` is what the chair (one) or the co-chairs (both) say on a tie; where there is none it is
    left aside with a finding. Consensus is the absence of opposition and needs no count. Blank and invalid votes are
    never cast votes. Of a double majority `parts` are the sides or colleges: each must reach it in its own count, which
    need not be taken where the whole is against it, or where everybody who can vote is for it.
    """
    findings = _count_findings(count, present, rule)
    if rule is None or rule.mode is DecisionMode.CONSENSUS:
        return _consensus(rule, count, present, findings)
    if count is None:
        missing = Finding("vote.no_count", Severity.WARNING, source=rule.article)
        return Verdict(None, None, 0, 0, 0, tie=False, findings=(*findings, missing))
    base = _majority_base(rule.base, count, present, members, members if seats is None else seats)
    needed = _needed(rule, base)
    half = rule.strict and rule.numerator * 2 == rule.denominator
    if rule.mode is DecisionMode.MAJORITY and half and count.yes == count.no > 0:
        verdict = _tie(rule, count, base, casting, secret, findings)
    else:
        if casting:
            findings = (*findings, Finding("vote.casting_not_needed", Severity.WARNING, source=rule.article))
        adopted = count.yes > 0 and count.yes >= needed
        verdict = Verdict(adopted, _result(adopted, count), base, needed, count.yes, tie=False, findings=findings)
    if rule.double_majority is DoubleMajority.NONE or verdict.adopted is False:
        return verdict
    return _by_parts(rule, count, present, parts, verdict)


def circulation_needed(rule: CirculationRule, voters: int) -> int:
    """How many of the voters must agree for a decision by circulation; at least one."""
    return max(1, needed_of(voters, rule.numerator, rule.denominator, strict=rule.strict))


def _free(snapshot: Snapshot, finding: Finding) -> Quorum:
    base = voting(snapshot)
    present = [seat for seat in base if seat.there]
    sides = tuple(SideCount(side, _on(side, base), _on(side, present), 0) for side in Side)
    return Quorum(None, len(base), 0, len(present), sides, (finding,))


def _on(side: Side, seats: Collection[SeatAt]) -> int:
    return sum(seat.roll.side is side for seat in seats)


def _in_base(seat: SeatAt, rule: QuorumRule) -> bool:
    """Whoever joined during the session was not convened; whoever is on leave is in office and in no base."""
    if rule.base is QuorumBase.CONVENED and seat.roll.start is not None:
        return False
    if rule.base in (QuorumBase.SEATS, QuorumBase.NUMBER):
        return True
    return not seat.roll.vacant and (rule.leave_counts or not seat.on_leave)


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
    for college in result.colleges:
        if college.present < college.needed:
            data = {"college": str(college.college), "present": college.present, "needed": college.needed}
            findings.append(Finding("quorum.college_not_reached", Severity.ERROR, data, article))
    if result.margin == 0:
        findings.append(Finding("quorum.no_margin", Severity.WARNING, {"present": result.present}, article))
    return tuple(findings)


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


def _majority_base(base: MajorityBase, count: VoteCount | PartCount, present: int, members: int, seats: int) -> int:
    return {
        MajorityBase.CAST: count.yes + count.no,
        MajorityBase.PRESENT: present,
        MajorityBase.MEMBERS: members,
        MajorityBase.SEATS: seats,
    }[base]


def _needed(rule: DecisionRule, base: int) -> int:
    if rule.mode is DecisionMode.UNANIMITY:
        return base
    return needed_of(base, rule.numerator, rule.denominator, strict=rule.strict)


def _by_parts(
    rule: DecisionRule, count: VoteCount, present: int, parts: Collection[Electors], whole: Verdict
) -> Verdict:
    """The majority of the whole holds where each side, or each college, has its own."""
    counted = {part.side if part.side is not None else part.college: part for part in count.parts}
    if not counted and count.yes == count.given == present:
        counted = {part.part: PartCount(yes=part.present) for part in parts}
    missing = [part for part in parts if part.part not in counted]
    if missing or not parts:
        finding = Finding("vote.parts_missing", Severity.WARNING, source=rule.article)
        return replace(whole, adopted=None, result=None, findings=(*whole.findings, finding))
    if whole.adopted:
        for part in parts:
            own = counted[part.part]
            needed = _needed(rule, _majority_base(rule.base, own, part.present, part.members, part.seats))
            if not own.yes or own.yes < needed:
                data: dict[str, FindingValue] = {"part": str(part.part), "yes": own.yes, "needed": needed}
                finding = Finding("vote.part_not_reached", Severity.INFO, data, rule.article)
                return replace(
                    whole, adopted=False, result=DecisionResult.REJECTED, findings=(*whole.findings, finding)
                )
    return whole


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
