"""Can an office go on numbering after its computer was lost, without a number ever standing twice unseen?"""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from ctj_desktop.domain.log.profiles import Profile
from ctj_desktop.domain.numbers import Series
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.committees import Committee, NumberingRight
from ctj_desktop.domain.records.meetings import Meeting
from ctj_desktop.i18n import load_translator
from ctj_desktop.services.exchange import number_loans
from ctj_desktop.services.exchange.bundle_words import taken_lines
from ctj_desktop.services.exchange.exporting import export, plan_export
from ctj_desktop.services.exchange.identity import own_digits
from ctj_desktop.services.exchange.merging import Taken, take_in
from ctj_desktop.services.exchange.replacing import (
    LastNumber,
    introduce_anew,
    need_earlier,
    take_numbering,
    to_take_over,
)
from ctj_desktop.services.exchange.replacing_refusals import (
    EarlierThanKnown,
    NoNumberOfSeries,
    NothingToTakeOver,
    NumbersOfAnother,
    TooFarAhead,
)
from ctj_desktop.services.minutes.papers.decision_paper import committee_decisions
from ctj_desktop.services.numbers.issue import not_used_or_lost
from ctj_desktop.services.workspace.checkup import check_all
from ctj_desktop.services.workspace.workspace import Workspace
from ctj_desktop.storage.file import backup
from ctj_desktop.storage.file.environment import Environment
from ctj_desktop.storage.log.merge import take_from
from ctj_desktop.storage.numbering import holds_right, open_loans
from ctj_desktop.storage.store import Store
from tests.office import NOW, TODAY, Office
from tests.services.exchange.exchanging import an_office, introduce, pass_on
from tests.services.exchange.test_number_loans import decide


@dataclass
class Lost:
    """An office whose computer numbered a meeting and a decision, and what it wrote after the copy was made."""

    office: Office
    committee: Committee
    meeting: Meeting
    folder: Path
    new: Office | None = None

    def copy(self, data: str = "nouveau-poste") -> Office:
        """The file opened on another computer."""
        path = self.folder / data / self.office.store.path.name
        path.parent.mkdir()
        self.office.store.close()
        shutil.copy(self.office.store.path, path)
        self.office.reopen()
        self.new = object.__new__(Office)
        Workspace.__init__(
            self.new, Store.open(path, environment=Environment.seeded(9, NOW, self.folder / data / "data"))
        )
        return self.new


@pytest.fixture
def lost(tmp_path: Path) -> Iterator[Lost]:
    office = an_office(tmp_path, "morteau", 1)
    committee = office.a_committee("MOC", seats=2)
    made = Lost(office, committee, office.opened(office.a_meeting(committee.id, items=2)), tmp_path)
    decide(office, made.meeting)
    yield made
    for one in (office, made.new):
        if one is not None:
            one.store.close()


def after(**last: str) -> tuple[LastNumber, ...]:
    return tuple(LastNumber(series=Series(series), number=number) for series, number in last.items())


def test_a_copy_numbers_nothing_until_a_person_takes_the_numbers_over(lost: Lost) -> None:
    """From then on after the last number that was given out; those between are not used or lost."""
    new = lost.copy()
    assert new.store.notice == "copied"
    waits = decide(new, lost.meeting)
    assert waits.number is None
    (found,) = to_take_over(new.store)
    assert {one.series: one.number for one in found.last} == {
        Series.MEETING: "2027-01",
        Series.DECISION: "2027-001",
        Series.PROJECT: "",
        Series.TASK: "",
        Series.CIRCULATION: "",
    }
    new.do(take_numbering, committee=lost.committee.id, last=after(meeting="2027-01", decision="2027-004", task="2"))
    assert holds_right(new.store, lost.committee.id)
    assert decide(new, lost.meeting).number == "2027-005"
    assert not_used_or_lost(new.store, Series.DECISION, lost.committee.id) == ["2027-002", "2027-003", "2027-004"]
    assert not_used_or_lost(new.store, Series.TASK, lost.committee.id) == ["T-2027-001", "T-2027-002"]
    assert not_used_or_lost(new.store, Series.MEETING, lost.committee.id) == []
    assert to_take_over(new.store) == []
    paper = committee_decisions(new.store, lost.committee.id, 2027, TODAY)
    assert (paper.lost, paper.unknown) == (("2027-002", "2027-003", "2027-004"), ())


def test_taking_over_is_undone_like_any_act(lost: Lost) -> None:
    new = lost.copy()
    new.do(take_numbering, committee=lost.committee.id, last=after(decision="2027-004"))
    new.undo()
    assert not holds_right(new.store, lost.committee.id)
    assert not_used_or_lost(new.store, Series.DECISION, lost.committee.id) == []


def test_a_restored_backup_takes_nothing_unasked(lost: Lost) -> None:
    path, made = lost.office.store.path, backup.backup(lost.office.store)
    assert decide(lost.office, lost.meeting, 1).number == "2027-002"
    lost.office.store.close()
    path.unlink()
    backup.restore(made, path)
    lost.office.reopen()
    assert lost.office.store.notice == "restored"
    assert decide(lost.office, lost.meeting, 1).number is None
    lost.office.do(take_numbering, committee=lost.committee.id, last=after(decision="2"))
    assert decide(lost.office, lost.meeting, 1).number == "2027-003"
    assert introduce_anew(lost.office.store, lost.folder / "carte.ctjcard").card is None, "its keys are the same"


@pytest.mark.parametrize(
    ("last", "refused"),
    [
        (after(decision="2026-x"), NoNumberOfSeries),
        (after(meeting="2027-001"), NoNumberOfSeries),
        (after(decision="2035-001"), NoNumberOfSeries),
        (after(decision="2027-900"), TooFarAhead),
        (after(task="999999"), TooFarAhead),
    ],
)
def test_a_last_number_that_cannot_be_is_refused(
    lost: Lost, last: tuple[LastNumber, ...], refused: type[Exception]
) -> None:
    new = lost.copy()
    with pytest.raises(refused):
        new.do(take_numbering, committee=lost.committee.id, last=last)
    assert not holds_right(new.store, lost.committee.id)


def test_a_last_number_before_one_that_is_here_is_refused(lost: Lost) -> None:
    decide(lost.office, lost.meeting, 1)
    new = lost.copy()
    with pytest.raises(EarlierThanKnown):
        new.do(take_numbering, committee=lost.committee.id, last=after(decision="2027-001"))


def test_the_computer_that_numbers_has_nothing_to_take_over(lost: Lost) -> None:
    assert to_take_over(lost.office.store) == []
    with pytest.raises(NothingToTakeOver):
        need_earlier(lost.office.store)
    with pytest.raises(NothingToTakeOver):
        lost.office.do(take_numbering, committee=lost.committee.id)


def test_the_numbers_of_another_office_cannot_be_taken(lost: Lost) -> None:
    """Not by its partner, nor by a copy of the partner’s file."""
    partner = an_office(lost.folder, "pontarlier", 2)
    introduce(lost.office, partner, Profile.PARTNER)
    pass_on(lost.office, partner)
    assert to_take_over(partner.store) == []
    with pytest.raises(NumbersOfAnother):
        partner.do(take_numbering, committee=lost.committee.id)
    partner.store.close()


def test_a_loan_of_another_office_passes_to_the_new_computer(lost: Lost) -> None:
    """The right stays where it is."""
    partner = an_office(lost.folder, "pontarlier", 2)
    introduce(lost.office, partner, Profile.PARTNER)
    pass_on(lost.office, partner)
    right = partner.store.all(NumberingRight)[0]
    with lost.office.store.batch():
        lost.office.do(number_loans.lend_numbering, meeting=lost.meeting.id, to="Bureau pontarlier")
    pass_on(lost.office, partner)
    path = lost.folder / "copie" / partner.store.path.name
    path.parent.mkdir()
    partner.store.close()
    shutil.copy(partner.store.path, path)
    with Store.open(path, environment=Environment.seeded(9, NOW, path.parent / "data")) as store:
        (found,) = to_take_over(store)
        assert (found.right, found.loans) == (False, 1)
        Workspace(store).do(take_numbering, committee=lost.committee.id, last=after(decision="2027-002"))
        assert [loan.replica for loan in open_loans(store, lost.committee.id)] == [store.replica]
        assert store.all(NumberingRight)[0].replica == right.replica
        assert decide_in(store, lost.meeting) == "2027-003"


def decide_in(store: Store, meeting: Meeting) -> str | None:
    desk = object.__new__(Office)
    Workspace.__init__(desk, store)
    return decide(desk, meeting).number


def test_what_the_lost_computer_wrote_besides_comes_in_and_is_no_longer_lost(lost: Lost) -> None:
    """Its own stream; the number that both gave out stands twice, and the later one becomes bis by a person."""
    new = lost.copy()
    second, third = decide(lost.office, lost.meeting, 1), decide(lost.office, lost.meeting, 1)
    assert (second.number, third.number) == ("2027-002", "2027-003")
    new.do(take_numbering, committee=lost.committee.id, last=after(decision="2027-002"))
    assert decide(new, lost.meeting).number == "2027-003"
    take_from(new.store, lost.office.store)
    assert not_used_or_lost(new.store, Series.DECISION, lost.committee.id) == []
    assert "number.repeated" in {finding.code for finding in check_all(new.store, TODAY).findings}
    take_from(lost.office.store, new.store)
    assert not holds_right(lost.office.store, lost.committee.id)
    assert decide(lost.office, lost.meeting).number is None, "the old computer numbers no more"


def test_both_that_number_are_named_on_both_at_the_first_exchange(lost: Lost) -> None:
    """And not again, where everybody kept to the right since."""
    new = lost.copy()
    introduce(lost.office, new, Profile.ALL)
    new.do(take_numbering, committee=lost.committee.id, last=after(decision="2027-001"))
    assert decide(new, lost.meeting).number == decide(lost.office, lost.meeting, 1).number == "2027-002"
    for giver, taker in ((lost.office, new), (new, lost.office)):
        taken = give(giver, taker)
        (apart,) = taken.apart
        assert (apart.numbers, apart.beside) == (new.store.replica, lost.office.store.replica)
        assert "this computer" in " ".join(taken_lines(load_translator("en"), taken))
    decide(new, lost.meeting)
    assert give(new, lost.office).apart == ()


def give(giver: Office, taker: Office) -> Taken:
    """By a bundle, to the device of the same office."""
    key = "".join(own_digits(taker.store))
    path = giver.store.path.with_name(f"{giver.store.last_hlc()}.ctjx")
    export(giver.store, plan_export(giver.store, key), path)
    return take_in(taker.store, path)


def test_the_new_card_is_for_partners_who_do_not_know_the_new_keys(lost: Lost) -> None:
    partner = an_office(lost.folder, "pontarlier", 2)
    introduce(lost.office, partner, Profile.PARTNER)
    new = lost.copy()
    made = introduce_anew(new.store, lost.folder / "carte.ctjcard")
    assert made.card is not None
    assert made.card.exists()
    assert [one.name_fr for one in made.partners] == ["Bureau pontarlier"]
    partner.store.close()


def test_a_disk_that_was_cloned_is_a_copy_with_the_same_keys(lost: Lost) -> None:
    """File and data folder both came along: only the computer differs."""
    environment = replace(lost.office.store.environment, machine=lambda: "a" * 32)
    path = lost.office.store.path
    lost.office.store.close()
    with Store.open(path, environment=environment) as store:
        assert store.notice is None, "an anchor of before knew no computer, and takes this one over"
        own = store.replica
    with Store.open(path, environment=environment) as store:
        assert (store.notice, store.replica) == (None, own)
    with Store.open(path, environment=replace(environment, machine=lambda: None)) as store:
        assert store.notice is None, "a system that does not tell is no other computer"
    with Store.open(path, environment=replace(environment, machine=lambda: "a" * 32)) as store:
        assert store.notice is None
    with Store.open(path, environment=replace(environment, machine=lambda: "b" * 32)) as clone:
        assert clone.notice == "copied"
        assert clone.replica != own
        assert not holds_right(clone, lost.committee.id)
        assert introduce_anew(clone, lost.folder / "carte.ctjcard").card is None
        Workspace(clone).do(take_numbering, committee=lost.committee.id)
        assert holds_right(clone, lost.committee.id)
