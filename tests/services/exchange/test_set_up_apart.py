"""Two offices set one committee up before they know each other: who issues its numbers, and is anybody asked?"""

from pathlib import Path

import pytest

from ctj_desktop.domain.ids import CommitteeId
from ctj_desktop.domain.log.profiles import Profile
from ctj_desktop.domain.records.committees import Committee, NumberingRight
from ctj_desktop.services.exchange.conflicts import conflicts, count_conflicts
from ctj_desktop.services.exchange.numbering_state import numbering_state
from ctj_desktop.services.exchange.replacing import take_numbering
from ctj_desktop.services.membership import committees
from ctj_desktop.services.minutes import tasks
from ctj_desktop.services.workspace.checkup import check_all
from ctj_desktop.services.workspace.workspace import Workspace
from ctj_desktop.storage.file import backup
from ctj_desktop.storage.file.environment import Environment
from ctj_desktop.storage.numbering import holds_right
from ctj_desktop.storage.store import Store
from tests.office import NOW, TODAY, Office, text
from tests.services.exchange.exchanging import an_office, introduce, pass_on


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Office, Office]:
    """The first set the committee up first; both have numbered before they met."""
    first, second = an_office(tmp_path, "a", 1), an_office(tmp_path, "b", 2)
    second.a_person()
    for office in (first, second):
        office.a_committee("APX", seats=2)
    introduce(first, second, Profile.PARTNER)
    return first, second


def of(office: Office) -> CommitteeId:
    """The only committee."""
    return office.store.all(Committee)[0].id


def number_of_a_task(office: Office) -> str | None:
    """Of a new one."""
    return office.do_fields(tasks.add_task, committee=of(office), text=text("Écrire", "Schreiben")).record.number


@pytest.mark.parametrize("way", [1, -1], ids=["the first sends first", "the second sends first"])
def test_nobody_is_asked_and_the_first_issues_the_numbers(pair: tuple[Office, Office], way: int) -> None:
    first, second = pair
    one, other = pair[::way]
    for giver, taker in ((one, other), (other, one), (one, other)):
        taken = pass_on(giver, taker)
        assert not taken.report.conflicts
        assert conflicts(taker.store) == []
        assert count_conflicts(taker.store) == 0
    assert [holds_right(office.store, of(office)) for office in pair] == [True, False]
    assert [numbering_state(office.store, of(office)).holds for office in pair] == [True, False]
    assert (number_of_a_task(first), number_of_a_task(second)) == ("T-2027-001", None)
    assert not [finding for finding in check_all(first.store, TODAY).findings if finding.severity == "error"]
    assert one.store.count(NumberingRight) == 1


def test_a_restored_first_office_takes_the_right_over_for_good(pair: tuple[Office, Office], tmp_path: Path) -> None:
    first, second = pair
    pass_on(second, first)
    path, made = first.store.path, backup.backup(first.store)
    number_of_a_task(first)
    first.store.close()
    path.unlink()
    backup.restore(made, path)
    with Store.open(path, environment=Environment.seeded(9, NOW, tmp_path / "a-data")) as again:
        assert again.notice == "restored"
        committee = again.all(Committee)[0].id
        assert not holds_right(again, committee)
        Workspace(again).do(take_numbering, committee=committee)
        assert holds_right(again, committee)
        assert not count_conflicts(again)


def test_a_committee_taken_away_here_and_numbered_there_is_still_asked_about(pair: tuple[Office, Office]) -> None:
    first, second = pair
    first.do(committees.remove_committee, committee=of(first))
    pass_on(second, first)
    found = {(one.kind, one.register) for one in conflicts(first.store)}
    assert {("committee", "_del"), ("numbering_right", "_del")} <= found
    assert ("numbering_right", "replica") not in found
