"""How do a committee's statutes get into the program, with their article numbers?"""

from datetime import date

from ctj_desktop.domain.ids import CommitteeId
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.domain.records.statutes import (
    CirculationRule,
    DecisionRule,
    NoticeRule,
    ProxyRule,
    QuorumRule,
    Statutes,
)
from ctj_desktop.services.membership.refusals import BadFraction, StatutesOverlap
from ctj_desktop.services.steps.records import need_period, need_text, the, titled
from ctj_desktop.services.steps.refusals import NegativeAmount
from ctj_desktop.services.steps.step import step
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.unit import Unit


@step
def adopt_statutes(unit: Unit, new: Statutes) -> Statutes:
    """Enters a version of the statutes; what is not given, the statutes do not say.

    An open version that started earlier ends on the day the new one starts.
    """
    need_period(new.in_force_from, new.in_force_to)
    _need_rules(new.quorum, new.notice, new.proxies, new.circulation)
    the(unit.store, Committee, new.committee)
    _end_earlier(unit, new.committee, new.in_force_from, new.in_force_to)
    unit.name("statutes.added", **titled(need_text(new.title)))
    return unit.save(new)


@step
def add_decision_rule(unit: Unit, new: DecisionRule) -> DecisionRule:
    """Adds a named rule by which decisions are taken; the default one replaces the earlier default."""
    the(unit.store, Statutes, new.statutes)
    _need_share(new.numerator, new.denominator)
    unit.name("decision_rule.added", **titled(need_text(new.name)))
    if new.default:
        for rule in unit.store.all(DecisionRule, statutes=new.statutes, default=True):
            unit.save(replace(rule, default=False), before=rule)
    return unit.save(new)


def statutes_on(store: OpenFile, committee: CommitteeId, day: date | None) -> Statutes | None:
    """The version in force on a day, None where nothing is entered: consensus and no quorum."""
    if day is None:
        return None
    found = store.all(Statutes, committee=committee, order="in_force_from, id")
    valid = [s for s in found if s.in_force_from <= day and (s.in_force_to is None or day < s.in_force_to)]
    return valid[-1] if valid else None


def _end_earlier(unit: Unit, committee: CommitteeId, start: date, end: date | None) -> None:
    for version in unit.store.all(Statutes, committee=committee, order="in_force_from, id"):
        if version.in_force_to is None and version.in_force_from < start:
            unit.save(replace(version, in_force_to=start), before=version)
        elif (end is None or version.in_force_from < end) and (
            version.in_force_to is None or version.in_force_to > start
        ):
            raise StatutesOverlap(max(start, version.in_force_from), version.in_force_from)


def _need_rules(
    quorum: QuorumRule | None, notice: NoticeRule | None, proxies: ProxyRule | None, circulation: CirculationRule | None
) -> None:
    for rule in (quorum, circulation):
        if rule is not None:
            _need_share(rule.numerator, rule.denominator)
    least = quorum.minimum_per_side if quorum else 0
    if min(least, notice.days if notice else 0, proxies.per_holder if proxies else 0) < 0:
        raise NegativeAmount


def _need_share(numerator: int, denominator: int) -> None:
    if denominator < 1 or not 0 <= numerator <= denominator:
        raise BadFraction(str(numerator), str(denominator))
