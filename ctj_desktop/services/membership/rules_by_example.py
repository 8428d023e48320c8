"""What would the rules of the statutes ask for today, with the committee as it is?"""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from ctj_desktop.domain.quorum_and_majority import circulation_needed
from ctj_desktop.domain.record import PositionalValue
from ctj_desktop.domain.records.committees import Capacity, College, Committee
from ctj_desktop.domain.records.statutes import CirculationRule, QuorumRule, SittingRule, Statutes
from ctj_desktop.i18n import Translator
from ctj_desktop.services.membership.half_circle import least_needed
from ctj_desktop.services.membership.lists import seats_on
from ctj_desktop.services.steps.records import the
from ctj_desktop.storage.store import Store


def examples(store: Store, t: Translator, record: UUID, today: date) -> tuple[str, ...]:
    """Of statutes, or of their rule for a kind of meeting, a sentence for each rule that counts the members.

    On the first day in force, where that is still to come.
    """
    own = store.get(SittingRule, record)
    version = store.get(Statutes, own.statutes if own is not None else record)
    if version is None:
        return ()
    counted = _Counted.on(store, the(store, Committee, version.committee), max(today, version.in_force_from))
    quorum = own.quorum if own is not None else version.quorum
    found = [_quorum(store, t, counted, quorum)] if quorum is not None else []
    if own is None and version.circulation is not None:
        found.append(_circulation(t, counted, version.circulation))
    return tuple(found)


class _Counted(PositionalValue):
    """The voting seats of a committee on a day, and how many are held."""

    committee: Committee
    day: date
    seats: int
    held: int

    @classmethod
    def on(cls, store: Store, committee: Committee, day: date) -> "_Counted":
        seats = [line for line in seats_on(store, day, committee.id) if line.capacity is Capacity.VOTING]
        return cls(committee, day, len(seats), sum(line.holder is not None for line in seats))


def _quorum(store: Store, t: Translator, counted: _Counted, rule: QuorumRule) -> str:
    needed, each = least_needed(rule, counted.committee.sides, counted.seats, counted.held)
    day = t.date_long(counted.day)
    if not needed:
        return t("Example, on {day}: nobody holds a voting seat yet, so there is nothing to count.").format(day=day)
    said = t.n(
        "Example, on {day}: {held} of {count} voting seat is held; the quorum is {needed}.",
        "Example, on {day}: {held} of {count} voting seats are held; the quorum is {needed}.",
        counted.seats,
    ).format(day=day, held=counted.held, count=counted.seats, needed=needed)
    return " ".join([said, *_minima(store, t, rule, each)])


def _minima(store: Store, t: Translator, rule: QuorumRule, each: int) -> Iterator[str]:
    if each:
        yield t("Among them at least {count} of each side.").format(count=each)
    for one in rule.colleges:
        college = store.get(College, one.college)
        name = t.quote(college.name.or_other(t.language)) if college is not None else "–"
        yield t("Among them at least {count} of {college}.").format(count=one.minimum, college=name)


def _circulation(t: Translator, counted: _Counted, rule: CirculationRule) -> str:
    said = t("Example of a decision in writing, on {day}: {needed} of {held} members must agree.").format(
        day=t.date_long(counted.day), needed=circulation_needed(rule, counted.held), held=counted.held
    )
    return " ".join([said, t("One objection stops it.")] if rule.objection_stops else [said])
