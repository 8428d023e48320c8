"""Who signs, and in which town a meeting was: what the records say, whatever offices are held."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ctj_desktop.documents.signing import Signer
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.committees import Committee, OfficeOfCommittee
from ctj_desktop.domain.records.meetings import Meeting
from ctj_desktop.domain.records.people import Address, OrganisationKind, Person, Side
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.services.meetings import life
from ctj_desktop.services.membership import committees, people
from ctj_desktop.services.membership.senders import chairs, signers, town_of
from tests.office import Office, text


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """Empty."""
    return Office(tmp_path)


def meeting_of(office: Office, committee: Committee, **persons: Person) -> Meeting:
    meeting = office.a_meeting(committee.id)
    changes: dict[str, Any] = {name: person.id for name, person in persons.items()}
    return office.do(life.change_meeting, replace(meeting, **changes), meeting).record


def said(found: Signer) -> tuple[str, bool, bool]:
    return found.name, found.chaired, found.wrote


def test_whoever_chaired_and_wrote_signs_without_any_office(office: Office) -> None:
    committee = office.a_committee()
    chair, writer = office.a_person("Blanc", "Ada"), office.a_person("Roux", "Luc")
    meeting = meeting_of(office, committee, chair=chair, minute_taker=writer)
    assert [said(one) for one in signers(office.store, meeting)] == [
        ("Ada Blanc", True, False),
        ("Luc Roux", False, True),
    ]
    assert [said(one) for one in chairs(office.store, meeting)] == [("Ada Blanc", True, False)]
    alone = meeting_of(office, committee, chair=chair, minute_taker=chair)
    assert [said(one) for one in signers(office.store, alone)] == [("Ada Blanc", True, True)]


def test_a_chair_in_office_signs_once_and_in_the_office(office: Office) -> None:
    committee = office.a_committee()
    chair = office.a_person("Blanc", "Ada")
    office.do_fields(
        committees.give_office,
        committee=committee.id,
        person=chair.id,
        office=OfficeOfCommittee.CO_PRESIDENT,
        start=date(2026, 1, 1),
    )
    meeting = meeting_of(office, committee, chair=chair, minute_taker=chair)
    (one,) = signers(office.store, meeting)
    assert said(one) == ("Ada Blanc", False, False)
    assert one.office is OfficeOfCommittee.CO_PRESIDENT


@pytest.mark.parametrize(
    ("place", "town"),
    [
        (text("Maison de l’Europe, Porrentruy", "Europahaus, Pruntrut"), text("Porrentruy", "Pruntrut")),
        (text("Morteau, salle 2", "Mortau, Rathaus, Saal 2"), text("Morteau", "Mortau, Rathaus, Saal 2")),
        (text("Morteau, Hôtel de Ville", "Morteau, Rathaus"), text("Morteau", "Morteau")),
        (text("Hôtel de Ville, Morteau"), text("Morteau")),
        (text("salle communale, Exempleville"), text("salle communale, Exempleville")),
        (text("Yverdon-les-Bains, château"), text("Yverdon-les-Bains")),
        (text(""), text("")),
    ],
)
def test_the_town_of_a_place_is_one_of_the_directory_else_the_whole_place(
    office: Office, place: Bilingual, town: Bilingual
) -> None:
    committee = office.a_committee()
    office.do_fields(
        people.add_organisation,
        name=text("Musée"),
        address=Address(postcode="2900", place="Porrentruy", country=Side.CH),
    )
    commune: dict[str, Any] = {"name": text("Ville de Morteau"), "organisation_kind": OrganisationKind.COMMUNE}
    office.do_fields(people.add_organisation, **commune)
    lines = ("Rue du Lac 1", "CH-1400 Yverdon-les-Bains")
    office.do_fields(committees.add_secretariat, committee=committee.id, side=Side.CH, lines=lines)
    assert town_of(office.store, place) == town
