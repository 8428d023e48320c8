"""Is a thematic morning kept with who is expected, who came from which side, and what it left?"""

from datetime import date, time
from pathlib import Path

import pytest

from ctj_desktop.domain.ids import HomeId
from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.records.resources import Matinee, MatineeParticipant, MatineeRole, Resource
from ctj_desktop.i18n import load_translator
from ctj_desktop.services.catalogue.lists import ListFilter, rows_of
from ctj_desktop.services.catalogue.record_lines import record_lines
from ctj_desktop.services.resources import library, matinees
from ctj_desktop.services.resources.refusals import EndsBeforeItBegins, NobodySaid, TakesPartAlready
from ctj_desktop.services.steps.refusals import TextMissing
from tests.office import TODAY, Office, text

FR = load_translator("fr_CH")


def a_morning(office: Office) -> Matinee:
    return office.do_fields(
        matinees.add_matinee,
        title=text("L’eau, bien commun", "Wasser, Gemeingut"),
        on=date(2019, 7, 4),
        begins_at=time(9),
        ends_at=time(12, 30),
        place="Fleurier",
    ).record


def test_who_came_is_counted_by_side_and_goes_with_the_morning(tmp_path: Path) -> None:
    office = Office(tmp_path)
    morning, person = a_morning(office), office.a_person(side=Side.CH)
    known = office.do_fields(matinees.add_matinee_participant, matinee=morning.id, person=person.id).record
    guest = office.do_fields(
        matinees.add_matinee_participant,
        matinee=morning.id,
        name=" Dominique Modèle ",
        side=Side.FR,
        role=MatineeRole.SPEAKER,
        body="Agence de l’eau",
    ).record
    assert (guest.name, guest.came) == ("Dominique Modèle", None)
    for one in (known, guest, guest):
        office.do(matinees.tick_matinee_participant, matinee_participant=one.id)
    assert matinees.who_came(office.store, morning.id) == matinees.Came(expected=2, came=1, by_side=((Side.CH, 1),))
    (line,) = record_lines(office.store, FR, "matinee", TODAY, among={}, second=("place", "turnout"))
    assert line.second == "Fleurier · 1 sur 2 présences (CH 1)"
    said = record_lines(
        office.store, FR, "matinee_participant", TODAY, among={"matinee": morning.id}, right=("attended",)
    )
    assert [(one.name, one.right) for one in said] == [("Camille Exemple", "présence"), ("Dominique Modèle", "absence")]
    rows = rows_of(office.store, "matinee-participants", ListFilter())
    assert [(row["name"], row["came"]) for row in rows] == [("", True), ("Dominique Modèle", False)]
    left = office.do_fields(
        library.add_resource, title=text("Synthèse"), matinee=morning.id, link="https://exemple.ch/eau"
    ).record
    office.do(matinees.remove_matinee, matinee=morning.id)
    assert (office.store.count(MatineeParticipant), office.store.get(Resource, left.id)) == (0, left)
    office.undo()
    assert office.store.count(MatineeParticipant) == 2


def test_it_is_kept_by_the_committee_for_which_it_is_entered_and_so_are_its_participants(tmp_path: Path) -> None:
    office = Office(tmp_path)
    committee = office.a_committee().id
    morning = office.do_fields(matinees.add_matinee, title=text("Forêt", "Wald"), committee=committee).record
    guest = office.do_fields(matinees.add_matinee_participant, matinee=morning.id, name="Dominique Modèle").record
    assert (morning.home, guest.home) == (HomeId(committee), HomeId(committee))
    changed = office.do_fields(matinees.change_matinee, matinee=morning.id, place="Prémanon").record
    assert (changed.place, changed.title) == ("Prémanon", morning.title)


def test_what_makes_no_sense_is_refused(tmp_path: Path) -> None:
    office = Office(tmp_path)
    morning, person = a_morning(office), office.a_person()
    with pytest.raises(EndsBeforeItBegins):
        office.do_fields(matinees.change_matinee, matinee=morning.id, ends_at=time(8))
    with pytest.raises(TextMissing):
        office.do_fields(matinees.add_matinee, title=text(""))
    with pytest.raises(NobodySaid):
        office.do_fields(matinees.add_matinee_participant, matinee=morning.id, name="  ")
    office.do_fields(matinees.add_matinee_participant, matinee=morning.id, person=person.id)
    with pytest.raises(TakesPartAlready):
        office.do_fields(matinees.add_matinee_participant, matinee=morning.id, person=person.id)
    assert office.store.count(MatineeParticipant) == 1
