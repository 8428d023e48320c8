"""How does a computer take the place of one that was lost? By an act of a person, and never unasked.

The file says under which replicas it was written before, and which are of this office: only what one of these held
passes on. What the lost computer numbered and nobody has here is skipped, and kept as not used or lost.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from ctj_desktop.domain.ids import CommitteeId, ReplicaId
from ctj_desktop.domain.numbers import Number, Series, last_number, numbers_until, parse_number
from ctj_desktop.domain.record import NamedValue, replace
from ctj_desktop.domain.records.committees import Committee, NumberingLoan, NumberingRight
from ctj_desktop.domain.records.meetings import Meeting
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.services.exchange.identity import write_card
from ctj_desktop.services.exchange.replacing_refusals import (
    EarlierThanKnown,
    NoNumberOfSeries,
    NothingToTakeOver,
    NumbersOfAnother,
    TooFarAhead,
)
from ctj_desktop.services.numbers.issue import goes_on, issued
from ctj_desktop.services.steps.here import today_in
from ctj_desktop.services.steps.own_replicas import replicas_of_office
from ctj_desktop.services.steps.records import the
from ctj_desktop.services.steps.step import step
from ctj_desktop.storage.file.anchor import Renewal, former
from ctj_desktop.storage.log.partners import Peer, peers
from ctj_desktop.storage.numbering import holder, holds_right, right_id
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.unit import Unit

MOST_SKIPPED: Final = 500  # numbers of one series
REPLACED: Final = "replaced"  # local setting: the replica under which a person said that this file goes on
UNKNOWN: Final = Bilingual.of("–", "–")
NONE_GIVEN: Final = frozenset({"", "0"})


class LastNumber(NamedValue):
    """The last number of a series that the earlier computer gave out: `2027-012`, or `12` for this year; 0 for none."""

    series: Series
    number: str


class ToTakeOver(NamedValue):
    """What passes of a committee: the right, open loans; `last` are the numbers known here, "" before the first."""

    committee: Committee
    right: bool
    loans: int
    last: tuple[LastNumber, ...]


def to_take_over(store: OpenFile) -> list[ToTakeOver]:
    """The committees whose numbers a computer of this office gives out that is not this one."""
    own = replicas_of_office(store)
    found = [(one, _right(store, one.id, own), _loans(store, one.id, own)) for one in _committees(store)]
    return [
        ToTakeOver(committee=one, right=right is not None, loans=len(loans), last=tuple(_known(store, one.id)))
        for one, right, loans in found
        if right is not None or loans
    ]


def need_earlier(store: OpenFile) -> None:
    """NothingToTakeOver where this computer has no earlier one that it could replace."""
    if not former(store) and not store.moved and not to_take_over(store):
        raise NothingToTakeOver


@step
def take_numbering(unit: Unit, *, committee: CommitteeId, last: tuple[LastNumber, ...] = ()) -> NumberingRight:
    """Takes over the numbers of a committee from an earlier computer of this office, and numbers on after `last`.

    The right and open loans pass to this computer. A series of which `last` says nothing goes on after what is here.
    Refused where this computer numbers already (NothingToTakeOver), where another office does (NumbersOfAnother), and
    for a last number that is none (NoNumberOfSeries), too low (EarlierThanKnown) or far too high (TooFarAhead).
    """
    store, owner, own = unit.store, the(unit.store, Committee, committee), replicas_of_office(unit.store)
    stored = the(store, NumberingRight, right_id(committee))
    loans = _loans(store, committee, own)
    takes_right = _right(store, committee, own) is not None
    if not takes_right and not loans:
        _refuse(store, owner, stored)
    unit.name("numbering.replaced", name=owner.code)
    for loan in loans:
        unit.save(replace(loan, replica=store.replica), before=loan)
    skipped = tuple(f"{series}:{number}" for series, number in _skipped(store, committee, last))
    after = replace(stored, skipped=(*stored.skipped, *skipped))
    return unit.save(replace(after, replica=store.replica) if takes_right else after, before=stored)


def replace_computer(unit: Unit, *, last: Mapping[CommitteeId, tuple[LastNumber, ...]]) -> None:
    """All that passes, of every committee, as one act; refused as `take_numbering`."""
    for committee, numbers in last.items():
        take_numbering(unit, committee=committee, last=numbers)
    codes = sorted(the(unit.store, Committee, committee).code for committee in last)
    unit.name("numbering.replaced", name=", ".join(codes))


def keeps_its_keys(store: OpenFile) -> bool:
    """Whether the partners know the keys of this computer already: the data folder came along, or never went."""
    before = former(store)
    return bool(before) and before[-1][1] is not Renewal.COPIED


def waits_to_replace(store: OpenFile) -> bool:
    """Whether this file went on under a new name, and nobody has said yet that it goes on for good."""
    return bool(former(store)) and store.setting(REPLACED) != str(store.replica)


class Introduced(NamedValue):
    """The new card of this computer, for the partners that must accept it; none where they know its keys."""

    card: Path | None
    digits: tuple[str, ...]
    partners: tuple[Peer, ...]


def introduce_anew(store: OpenFile, card: Path) -> Introduced:
    """Write the new card at `card`, unless the keys are those that the partners know."""
    known = tuple(peers(store))
    store.keep_setting(REPLACED, str(store.replica))
    if keeps_its_keys(store):
        return Introduced(card=None, digits=(), partners=known)
    return Introduced(card=card, digits=write_card(store, card), partners=known)


def _committees(store: OpenFile) -> list[Committee]:
    return store.all(Committee, order="code, id")


def _right(store: OpenFile, committee: CommitteeId, own: frozenset[ReplicaId]) -> NumberingRight | None:
    right = store.get(NumberingRight, right_id(committee))
    return right if right is not None and holder(store, right) in own else None


def _loans(store: OpenFile, committee: CommitteeId, own: frozenset[ReplicaId]) -> list[NumberingLoan]:
    found = store.all(NumberingLoan, right=right_id(committee), returned=False)
    return [loan for loan in found if loan.replica in own and store.get(Meeting, loan.meeting)]


def _refuse(store: OpenFile, committee: Committee, right: NumberingRight) -> None:
    if holds_right(store, committee.id):
        raise NothingToTakeOver
    holds = holder(store, right)
    known = next((one for one in peers(store) if one.replica == holds), None)
    raise NumbersOfAnother(committee.code, Bilingual.of(known.name_fr, known.name_de) if known else UNKNOWN)


def _known(store: OpenFile, committee: CommitteeId) -> Iterator[LastNumber]:
    for series in Series:
        found = last_number(series, issued(store, series, committee))
        yield LastNumber(series=series, number=str(found) if found is not None else "")


def _skipped(store: OpenFile, committee: CommitteeId, last: Sequence[LastNumber]) -> Iterator[tuple[Series, str]]:
    for one in last:
        number = _parsed(store, one)
        if number is not None:
            yield from ((one.series, skipped) for skipped in _until(store, committee, number))


def _parsed(store: OpenFile, given: LastNumber) -> Number | None:
    """None where none was given out."""
    text, year = given.number.strip(), today_in(store).year
    if text in NONE_GIVEN:
        return None
    typed = Number(given.series, year, int(text)) if text.isascii() and text.isdecimal() and len(text) < 7 else None
    number = typed or parse_number(text, given.series)
    if number is None or number.year > year + 1:
        raise NoNumberOfSeries(text, given.series, str(Number(given.series, year, 12)))
    return number


def _until(store: OpenFile, committee: CommitteeId, last: Number) -> list[str]:
    known, day = issued(store, last.series, committee), today_in(store).replace(year=last.year, day=1)
    continuous = goes_on(store, last.series, committee, day)
    before = last_number(last.series, known, None if continuous else last.year)
    if before is not None and last.serial < before.serial:
        raise EarlierThanKnown(str(last), last.series, str(before))
    skipped = numbers_until(last, known, continuous=continuous)
    if len(skipped) > MOST_SKIPPED:
        raise TooFarAhead(str(last), last.series, str(before) if before is not None else "0", len(skipped))
    return skipped
