"""One office takes the list of members in: who corrects them, who hears of it, and what stays with that office?"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from ctj_desktop.domain.ids import HomeId, OfficeId, uuid7
from ctj_desktop.domain.log.changes import OperationLabel
from ctj_desktop.domain.log.profiles import Profile
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.committees import Mandate, OfficeHeld, Secretariat
from ctj_desktop.domain.records.people import OfficeKind, Organisation, OrganisationName, Person, PersonFunction, Side
from ctj_desktop.domain.texts import NO_TEXT
from ctj_desktop.i18n import load_translator
from ctj_desktop.services.directory import entrusting, functions
from ctj_desktop.services.directory.entrusting import NothingToEntrust, SideProposal, keep_here, proposals
from ctj_desktop.services.exchange.bundle_words import taken_lines
from ctj_desktop.services.exchange.conflicts import conflicts
from ctj_desktop.services.exchange.resolving import resolve_conflict
from ctj_desktop.services.imports.verdicts import RowFate
from ctj_desktop.services.membership import committees, mandates, names, people
from ctj_desktop.services.membership import offices as held_offices
from ctj_desktop.services.membership.privacy.anonymising import anonymise_person
from ctj_desktop.services.membership.secretariats import change_secretariat
from ctj_desktop.services.naming.lookup import look_up
from ctj_desktop.services.steps.correcting import is_changeable, not_correctable
from ctj_desktop.services.steps.records import kept_elsewhere
from ctj_desktop.services.steps.refusals import KeptElsewhere, NotHere, OnlyItsHome, OnTheLetterheadFirst
from tests.office import TODAY, Office, text
from tests.services.exchange.exchanging import introduce, pass_on
from tests.services.imports.lists import taken, verdicts, why

LIST = """\
Prénom\tNom\tOrganisme\tCôté\tCourriel\tMandat dès le\tFonction dans le comité
Marc\tPerrin\tVille de La Brévine\tSuisse\tmarc.perrin@example.org\t01.01.2027\tCoprésident
Hélène\tFaivre\tAssociation des frontaliers\tFrance\thelene.faivre@exmaple.org\t01.01.2027\tCoprésidente
"""
RIGHT, OTHER = "helene.faivre@example.org", "h.faivre@example.org"


def a_new_office(folder: Path, name: str, seed: int, side: Side | None) -> Office:
    """A new workspace of a secretariat, or of the conference."""
    kind = OfficeKind.SECRETARIAT if side is not None else OfficeKind.CTJ
    return Office(folder, name=name, seed=seed, called=text(f"Bureau {name}", f"Büro {name}"), side=side, kind=kind)


@dataclass(slots=True)
class Offices:
    """The Swiss office keeps the members of a committee, of which the French one is a secretariat as well."""

    swiss: Office
    french: Office
    conference: Office


@pytest.fixture
def offices(tmp_path: Path) -> Offices:
    """After the first exchange."""
    found = Offices(
        swiss=a_new_office(tmp_path, "ch", 1, Side.CH),
        french=a_new_office(tmp_path, "fr", 2, Side.FR),
        conference=a_new_office(tmp_path, "ctj", 3, None),
    )
    swiss = found.swiss
    committee = swiss.a_committee()
    for side in Side:
        swiss.do_fields(committees.add_secretariat, committee=committee.id, side=side, lines=(f"Bureau {side}",))
    taken(swiss, LIST)
    introduce(swiss, found.french, Profile.PARTNER)
    introduce(swiss, found.conference, Profile.CTJ)
    introduce(found.french, found.conference, Profile.CTJ)
    pass_on(swiss, found.french)
    pass_on(swiss, found.conference)
    pass_on(found.french, swiss)
    return found


def person(office: Office, name: str = "Faivre") -> Person:
    """As this office has the record."""
    (found,) = office.store.all(Person, family_name=name)
    return found


def body(office: Office, name: str = "Association des frontaliers") -> Organisation:
    """As this office has the record."""
    return next(one for one in office.store.all(Organisation) if one.name.fr.text == name)


def corrected(office: Office, mail: str, name: str = "Faivre") -> None:
    """The address of a person, as somebody at that office corrects it."""
    office.do_fields(people.change_person, person=person(office, name).id, work_email=mail)


def test_the_secretariat_of_a_side_corrects_who_sits_there_and_all_hear_of_it_through_the_home(
    offices: Offices,
) -> None:
    swiss, french, conference = offices.swiss, offices.french, offices.conference
    assert person(french).home == swiss.store.office_id
    corrected(french, RIGHT)
    french.do_fields(people.change_organisation, organisation=body(french).id, email="info@example.org")
    pass_on(french, conference)
    assert person(conference).work_email != RIGHT
    taken_in = pass_on(french, swiss)
    assert (len(taken_in.report.changed_rows), taken_in.report.conflicts) == (2, set())
    assert taken_in.corrected.beyond == ()
    lines = list(taken_lines(load_translator("fr_CH"), taken_in))
    assert "Rectifie ce que tient ce secrétariat\u00a0: Association des frontaliers et Hélène Faivre." in lines
    pass_on(swiss, conference)
    for office in (swiss, french, conference):
        assert (person(office).work_email, body(office).email) == (RIGHT, "info@example.org")
        assert person(office).home == swiss.store.office_id
    pass_on(swiss, french)
    scopes = [one for one in swiss.store.streams.scopes() if one.home == swiss.store.office_id]
    assert {swiss.store.streams.digest(one) for one in scopes} >= {
        french.store.streams.digest(one) for one in scopes if one in french.store.streams.scopes()
    }


def test_what_both_corrected_apart_is_a_conflict_that_a_person_settles(offices: Offices) -> None:
    swiss, french, conference = offices.swiss, offices.french, offices.conference
    corrected(french, RIGHT)
    corrected(swiss, OTHER)
    pass_on(french, swiss)
    assert [(one.kind, one.register) for one in conflicts(swiss.store)] == [("person", "work_email")]
    swiss.do(resolve_conflict, record=person(swiss).id, register="work_email", take=RIGHT)
    for taker in (french, conference):
        pass_on(swiss, taker)
    for office in (swiss, french, conference):
        assert not conflicts(office.store)
        assert person(office).work_email == RIGHT


def test_the_other_side_and_whoever_does_not_sit_there_stay_with_their_home(offices: Offices) -> None:
    swiss, french = offices.swiss, offices.french
    swiss.do_fields(people.add_person, family_name="Roy", given_name="Ana", side=Side.FR)
    pass_on(swiss, french)
    for name in ("Perrin", "Roy"):
        assert not is_changeable(french.store, person(french, name))
        with pytest.raises(KeptElsewhere) as refused:
            corrected(french, RIGHT, name)
        assert refused.value.keeper == text("Bureau ch", "Büro ch")
        with pytest.raises(KeptElsewhere):
            corrected(offices.conference, RIGHT) if name == "Perrin" else corrected(french, "", name)


def test_the_right_ends_with_the_secretariat_and_with_the_seat(offices: Offices) -> None:
    french = offices.french
    (mandate,), (held,) = (
        french.store.all(Mandate, person=person(french).id),
        french.store.all(OfficeHeld, side=Side.FR),
    )
    french.do_fields(mandates.change_mandate, mandate=mandate.id, end=TODAY)
    assert is_changeable(french.store, person(french))  # co-president still
    french.do_fields(held_offices.change_office_held, office_held=held.id, end=TODAY)
    assert not is_changeable(french.store, person(french))
    french.undo()
    assert is_changeable(french.store, person(french))
    (secretariat,) = french.store.all(Secretariat, side=Side.FR)
    french.do_fields(change_secretariat, secretariat=secretariat.id, end=TODAY)
    for one in (person(french), body(french)):
        assert isinstance(not_correctable(french.store, one), OnTheLetterheadFirst)
    assert not isinstance(not_correctable(french.store, person(french, "Perrin")), OnTheLetterheadFirst)
    with pytest.raises(OnTheLetterheadFirst):
        corrected(french, RIGHT)


def test_what_a_sender_was_not_to_correct_is_said_where_it_is_at_home(offices: Offices) -> None:
    """Another program wrote it: this one refuses to."""
    swiss, french = offices.swiss, offices.french
    other = person(french, "Perrin")
    with french.store.write(OperationLabel("person.changed", {"name": "Marc Perrin"})) as unit:
        unit.save(replace(other, work_email="m@example.org"), before=other)
        unit.delete(body(french))
    taken_in = pass_on(french, swiss)
    assert taken_in.corrected.made == ()
    assert {name.fr.text for name in taken_in.corrected.beyond} == {"Association des frontaliers", "Marc Perrin"}
    assert any("Marc Perrin" in line for line in taken_lines(load_translator("de_CH"), taken_in))


def test_taking_away_and_making_anonymous_stay_with_the_home(offices: Offices) -> None:
    swiss, french = offices.swiss, offices.french
    one = person(french)
    with pytest.raises(OnlyItsHome) as refused:
        french.do(people.remove_organisation, organisation=body(french).id)
    assert refused.value.keeper == text("Bureau ch", "Büro ch")
    with pytest.raises(OnlyItsHome):
        french.do(people.remove_person, person=one.id)
    with pytest.raises(OnlyItsHome):
        french.do(anonymise_person, person=one.id, on=TODAY)
    corrected(french, RIGHT)
    french.undo()
    assert person(french).work_email == "helene.faivre@exmaple.org"
    corrected(swiss, OTHER)


def test_a_further_function_and_an_earlier_name_are_corrected_with_whom_they_are_of(offices: Offices) -> None:
    swiss, french = offices.swiss, offices.french
    swiss.do_fields(functions.add_person_function, person=person(swiss).id, function=text("Maire"))
    swiss.do_fields(
        names.add_organisation_name,
        organisation=body(swiss).id,
        name=text("Frontaliers"),
        start=date(2020, 1, 1),
        end=TODAY,
    )
    pass_on(swiss, french)
    (function,), (name,) = french.store.all(PersonFunction), french.store.all(OrganisationName)
    french.do_fields(functions.change_person_function, person_function=function.id, work_phone="03 81 00 00 00")
    french.do_fields(names.change_organisation_name, organisation_name=name.id, name=text("Les Frontaliers"))
    with pytest.raises(OnlyItsHome):
        french.do(functions.remove_person_function, person_function=function.id)
    pass_on(french, swiss)
    assert swiss.store.all(PersonFunction)[0].work_phone == "+33381000000"
    assert swiss.store.all(OrganisationName)[0].name == text("Les Frontaliers")


def test_a_list_taken_in_corrects_what_the_office_may_and_leaves_the_rest(offices: Offices) -> None:
    found = taken(offices.french, LIST.replace("exmaple", "example").replace("marc.perrin", "perrin"))
    assert verdicts(found) == [RowFate.SAME, RowFate.CHANGED]
    assert why(found) == ["KeptByAnother"]
    assert (person(offices.french).work_email, person(offices.french, "Perrin").work_email) == (
        RIGHT,
        "marc.perrin@example.org",
    )


def test_what_is_entrusted_is_corrected_wherever_it_sits_and_given_back(offices: Offices) -> None:
    swiss, french = offices.swiss, offices.french
    roy = swiss.do_fields(people.add_person, family_name="Roy", given_name="Ana").record
    with pytest.raises(NotHere):
        swiss.do_fields(entrusting.entrust_person, person=roy.id, keeper=offices.conference.store.replica)
    swiss.do_fields(entrusting.entrust_person, person=roy.id, keeper=french.store.office_id)
    pass_on(swiss, french)
    corrected(french, "ana.roy@example.org", "Roy")
    with pytest.raises(KeptElsewhere) as refused:
        french.do_fields(entrusting.entrust_person, person=person(french, "Perrin").id, keeper=french.store.office_id)
    assert not isinstance(refused.value, OnlyItsHome)
    french.do_fields(entrusting.entrust_person, person=roy.id, keeper=swiss.store.office_id)
    assert person(french, "Roy").keeper is None
    with pytest.raises(KeptElsewhere):
        corrected(french, "", "Roy")
    pass_on(french, swiss)
    assert (person(swiss, "Roy").keeper, person(swiss, "Roy").work_email) == (None, "ana.roy@example.org")


def test_the_first_exchange_proposes_the_side_of_the_other_secretariat(offices: Offices) -> None:
    swiss, french = offices.swiss, offices.french
    assert proposals(french.store) == []
    (proposed,) = proposals(swiss.store)
    assert proposed == SideProposal(proposed.office, (person(swiss),), (body(swiss),))
    assert proposed.office.id == french.store.office_id == look_up(swiss.store, type(proposed.office), "Bureau fr")
    swiss.do(entrusting.entrust_side, office=proposed.office.id)
    assert proposals(swiss.store) == []
    with pytest.raises(NothingToEntrust):
        swiss.do(entrusting.entrust_side, office=proposed.office.id)
    pass_on(swiss, french)
    assert {person(french).keeper, body(french).keeper} == {french.store.office_id}
    assert person(french, "Perrin").keeper is None
    swiss.undo()
    assert len(proposals(swiss.store)) == 1
    keep_here(swiss.store, proposed.office.id)
    assert proposals(swiss.store) == []


def test_an_office_that_is_not_known_here_is_not_named(offices: Offices) -> None:
    french, stranger = offices.french, replace(person(offices.french, "Perrin"), keeper=OfficeId(uuid7()))
    assert kept_elsewhere(french.store, stranger).keeper == text("Bureau ch", "Büro ch")
    nobody = replace(stranger, home=HomeId(uuid7()))
    assert kept_elsewhere(french.store, nobody).keeper == NO_TEXT
