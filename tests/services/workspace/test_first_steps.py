"""Does the list of setting up tick itself from what the workspace holds, for one committee or for any?"""

from datetime import date
from pathlib import Path

import pytest

from ctj_desktop.domain.records.committees import OfficeOfCommittee
from ctj_desktop.domain.records.people import OfficeKind, Side
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.services.membership import committees, statutes
from ctj_desktop.services.workspace.first_steps import FirstStep, first_steps, is_away, put_away
from ctj_desktop.services.workspace.setting_up import set_up
from tests.office import TODAY, Office, text


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """A secretariat on its first day."""
    return Office(tmp_path)


def done(office: Office, *of: Bilingual) -> list[str]:
    """The steps that are done."""
    assert not of
    return [one.step.value for one in first_steps(office.store) if one.done]


def test_each_step_is_done_once_the_workspace_holds_it(office: Office) -> None:
    assert done(office) == []
    committee = office.a_committee()
    assert done(office) == ["committee"]
    office.store.sit_down(office.a_person("Aktuar", "Zoé").id)
    assert done(office) == ["committee", "keyboard"], "whoever writes is not yet the people"
    office.do_fields(committees.add_secretariat, committee=committee.id, side=Side.FR, lines=("12 rue de l’Exemple",))
    assert "secretariats" not in done(office), "the other side has none yet"
    office.do_fields(committees.add_secretariat, committee=committee.id, side=Side.CH, lines=("12 rue de l’Exemple",))
    office.do_fields(
        statutes.adopt_statutes, committee=committee.id, title=text("Statuts"), in_force_from=date(2027, 1, 1)
    )
    president = office.a_person("Faivre")
    assert done(office) == ["committee", "keyboard", "secretariats", "statutes", "people"]
    seat = office.a_seat(committee.id, held=False)
    assert "seats" not in done(office), "nobody sits there yet"
    office.a_mandate(seat, president.id)
    office.do_fields(
        committees.give_office,
        committee=committee.id,
        person=president.id,
        office=OfficeOfCommittee.SECRETARY,
        start=TODAY,
    )
    assert "offices" not in done(office), "nobody presides yet"
    office.do_fields(
        committees.give_office,
        committee=committee.id,
        person=president.id,
        office=OfficeOfCommittee.PRESIDENT,
        start=TODAY,
    )
    office.a_meeting(committee.id)
    assert done(office) == list(FirstStep)
    other = office.a_committee("HJ")
    of_other = [one.step for one in first_steps(office.store, other.id) if one.done]
    assert of_other == [FirstStep.COMMITTEE, FirstStep.KEYBOARD, FirstStep.PEOPLE]


def test_it_is_put_away_and_taken_up_with_the_workspace(office: Office) -> None:
    assert not is_away(office.store)
    put_away(office.store, away=True)
    office.store.close()
    office.reopen()
    assert is_away(office.store)
    put_away(office.store, away=False)
    assert not is_away(office.store)


def test_the_conference_sets_up_no_committee(tmp_path: Path) -> None:
    store = set_up(
        tmp_path / "ctj.ctj", office="CTJ", side=None, committee=Bilingual(), code="", office_kind=OfficeKind.CTJ
    )
    assert first_steps(store) == ()
    store.close()
