"""Does a list give a vote to members alone, and is every substitute entered behind the right one of them?"""

from pathlib import Path

import pytest

from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.committees import Capacity, Mandate, OfficeHeld, OfficeOfCommittee, Seat
from ctj_desktop.domain.records.people import Person
from ctj_desktop.domain.texts import Language
from ctj_desktop.services.imports.kinds import ListKind
from ctj_desktop.services.imports.plan import plan
from ctj_desktop.services.imports.verdicts import Answer, ImportPlan, PartKind, PartTaken, RowFate
from ctj_desktop.services.imports.writing import write
from tests.office import Office
from tests.services.imports.lists import planned, taken, verdicts, why

MEMBERS = ListKind.MEMBERS
NEW, CHANGED, SAME, DUPLICATE, REFUSED = RowFate
HEAD = "Commune;Côté;Nom;Prénom;Titulaire / suppléant;Suppléant de;Rôle au comité\n"
LIST = (
    f"{HEAD}"
    "Biel;CH;Carnot;Luc;suppléant;Hélène Faivre;\n"
    "Biel;CH;Faivre;Hélène;titulaire;;Présidente\n"
    "Nods;CH;Gris;Zoë;titulaire;;\n"
    "Nods;CH;Noir;Eve;suppléante;GRIS Zoë;\n"
    "Parc du Doubs;FR;Rochat;Anne;;;Invitée permanente\n"
    "Arc;CH;Favre;Odile;;;Secrétariat\n"
)


def an_office(tmp_path: Path) -> Office:
    office = Office(tmp_path)
    office.a_committee("MOC")
    return office


def sits(office: Office) -> dict[str, tuple[str, str]]:
    """Of every person with a mandate: the voice of the seat, and whom they replace."""
    store = office.store
    names = {one.id: f"{one.given_name} {one.family_name}" for one in store.all(Person)}
    seats = {one.id: one for one in store.all(Seat)}
    held = {one.seat: names[one.person] for one in store.all(Mandate) if not one.substitute}
    return {
        names[one.person]: (seats[one.seat].capacity.value, held.get(one.seat, "–") if one.substitute else "")
        for one in store.all(Mandate)
    }


def corrected(office: Office, found: ImportPlan, parts: dict[int, PartTaken]) -> ImportPlan:
    return plan(office.store, replace(found.order, parts=parts))


def test_guests_and_the_secretariat_have_no_vote_and_substitutes_are_behind_whom_they_name(tmp_path: Path) -> None:
    office = an_office(tmp_path)
    found = taken(office, LIST)
    assert (verdicts(found), why(found)) == ([NEW] * 6, [])
    assert sits(office) == {
        "Hélène Faivre": ("voting", ""),
        "Luc Carnot": ("voting", "Hélène Faivre"),
        "Zoë Gris": ("voting", ""),
        "Eve Noir": ("voting", "Zoë Gris"),
        "Anne Rochat": ("advisory", ""),
    }
    held = {one.person: one.office for one in office.store.all(OfficeHeld)}
    secretary = office.store.all(Person, family_name="Favre")[0]
    assert held[secretary.id] is OfficeOfCommittee.SECRETARY
    assert [one.part for one in found.verdicts] == [
        PartTaken(PartKind.SUBSTITUTE, "Hélène Faivre"),
        PartTaken(PartKind.VOTE),
        PartTaken(PartKind.VOTE),
        PartTaken(PartKind.SUBSTITUTE, "Zoë Gris"),
        PartTaken(PartKind.ADVICE),
        PartTaken(PartKind.SECRETARY),
    ]
    again = planned(office, LIST)
    assert (verdicts(again), again.changes) == ([SAME] * 6, ())
    assert [one.part for one in again.verdicts] == [one.part for one in found.verdicts]


@pytest.mark.parametrize(
    ("title", "word"),
    [
        ("Titulaire / suppléant", "invitée permanente"),
        ("Voix", "Invité-e"),
        ("Collège", "Invités permanents"),
        ("Rolle", "Ständiger Gast"),
        ("Fonction", "Observatrice"),
        ("Voix", "consultative"),
    ],
)
def test_whoever_is_called_a_guest_in_any_column_advises(tmp_path: Path, title: str, word: str) -> None:
    office = an_office(tmp_path)
    found = taken(office, f"Commune;Côté;Nom;Prénom;{title}\nBiel;CH;Rochat;Anne;{word}\n", kind=MEMBERS)
    assert (why(found), sits(office)) == ([], {"Anne Rochat": ("advisory", "")})


@pytest.mark.parametrize(
    ("title", "word", "has_seat"),
    [
        ("Titulaire / suppléant", "secrétariat", False),
        ("Rôle au comité", "Secrétaire", False),
        ("Rolle", "Sekretariat CH", False),
        ("Fonction", "Secrétaire du comité", False),
        ("Fonction", "Secrétaire générale de la commune", True),
    ],
)
def test_the_secretariat_of_the_committee_has_no_seat(tmp_path: Path, title: str, word: str, has_seat: bool) -> None:
    office = an_office(tmp_path)
    found = taken(office, f"Commune;Côté;Nom;Prénom;Siège;{title}\nBiel;CH;Favre;Odile;;{word}\n", kind=MEMBERS)
    assert (why(found), office.store.count(Mandate)) == ([], int(has_seat))
    assert office.store.count(OfficeHeld) == int(not has_seat)


def test_a_secretary_who_is_said_to_be_a_member_is_one(tmp_path: Path) -> None:
    office = an_office(tmp_path)
    head = "Commune;Côté;Nom;Prénom;Titulaire / suppléant;Rôle au comité"
    taken(office, f"{head}\nBiel;CH;Favre;Odile;Titulaire;Secrétaire\n")
    assert sits(office) == {"Odile Favre": ("voting", "")}


def test_a_substitute_called_so_by_the_office_column_does_not_vote(tmp_path: Path) -> None:
    office = an_office(tmp_path)
    told = "Commune;Côté;Nom;Prénom;Rôle au comité\nBiel;CH;Faivre;Hélène;Membre\nBiel;CH;Carnot;Luc;Suppléant\n"
    taken(office, told)
    assert sits(office)["Luc Carnot"] == ("voting", "Hélène Faivre")


def test_whoever_is_named_as_a_substitute_and_has_a_row_without_more_gets_no_second_seat(tmp_path: Path) -> None:
    office = an_office(tmp_path)
    told = "Commune;Côté;Nom;Prénom;Suppléant-e\nBiel;CH;Carnot;Luc;\nBiel;CH;Faivre;Hélène;Luc Carnot\n"
    found = taken(office, told)
    assert (verdicts(found), office.store.count(Seat)) == ([SAME, NEW], 1)
    assert sits(office) == {"Hélène Faivre": ("voting", ""), "Luc Carnot": ("voting", "Hélène Faivre")}


JOINED = dict.fromkeys(range(2, 20), Answer.JOIN)


def test_joining_never_makes_a_member_the_substitute_of_their_substitute(tmp_path: Path) -> None:
    """A column that says it the other way round, below a title that means the substitute."""
    office = an_office(tmp_path)
    head = "Commune;Côté;Nom;Prénom;Mail;Titulaire / suppléant;Suppléance"
    told = f"{head}\nBiel;CH;Faivre;Hélène;h@a.ch;titulaire;\nBiel;CH;Carnot;Luc;l@a.ch;suppléant;Hélène Faivre\n"
    write(office.store, planned(office, told, answers=JOINED))
    assert sits(office)["Luc Carnot"] == ("voting", "Hélène Faivre")
    other = "Commune;Côté;Nom;Prénom;Suppléance\nBiel;CH;Carnot;Luc;Hélène Faivre\n"
    swapped = planned(office, other, answers=JOINED)
    assert (verdicts(swapped), why(swapped), swapped.changes) == ([REFUSED], ["MemberHere"], ())


def test_two_who_are_each_the_substitute_of_the_other_are_refused_until_somebody_says_who_votes(tmp_path: Path) -> None:
    office = an_office(tmp_path)
    told = "Commune;Côté;Nom;Prénom;Suppléance\nBiel;CH;Carnot;Luc;Hélène Faivre\nBiel;CH;Faivre;Hélène;Luc Carnot\n"
    found = planned(office, told)
    assert (verdicts(found), why(found)) == ([REFUSED] * 2, ["MemberHere"] * 2)
    right = corrected(office, found, {2: PartTaken(PartKind.SUBSTITUTE, "Hélène Faivre"), 3: PartTaken(PartKind.VOTE)})
    write(office.store, right)
    assert sits(office) == {"Hélène Faivre": ("voting", ""), "Luc Carnot": ("voting", "Hélène Faivre")}


def test_a_substitute_of_nobody_is_refused(tmp_path: Path) -> None:
    office = an_office(tmp_path)
    found = planned(office, f"{HEAD}Biel;CH;Carnot;Luc;suppléant;Personne Inconnue;\n")
    assert (verdicts(found), why(found)) == ([REFUSED], ["HolderUnknown"])


@pytest.mark.parametrize(
    ("part", "expected"),
    [
        (PartTaken(PartKind.VOTE), ("voting", "")),
        (PartTaken(PartKind.ADVICE), ("advisory", "")),
        (PartTaken(PartKind.SUBSTITUTE, "Zoë Gris"), ("voting", "Zoë Gris")),
        (PartTaken(PartKind.SECRETARY), None),
        (PartTaken(PartKind.NONE), None),
    ],
)
def test_what_a_person_says_in_the_preview_goes_first(
    tmp_path: Path, part: PartTaken, expected: tuple[str, str] | None
) -> None:
    office = an_office(tmp_path)
    told = "Commune;Côté;Nom;Prénom;Voix\nNods;CH;Gris;Zoë;délibérative\nBiel;CH;Carnot;Luc;délibérative\n"
    right = corrected(office, planned(office, told), {3: part})
    assert right.verdicts[1].part == part
    write(office.store, right)
    assert sits(office).get("Luc Carnot") == expected
    assert office.store.count(OfficeHeld) == (part.kind is PartKind.SECRETARY)
    assert office.store.all(Person, family_name="Carnot")[0].organisation is not None


def test_a_list_takes_the_vote_of_a_guest_who_had_one(tmp_path: Path) -> None:
    office = an_office(tmp_path)
    taken(office, "Commune;Côté;Nom;Prénom\nBiel;CH;Rochat;Anne\n")
    taken(office, "Commune;Côté;Nom;Prénom;Rôle\nBiel;CH;Rochat;Anne;Invitée\n")
    assert office.store.all(Seat)[0].capacity is Capacity.ADVISORY


def test_a_guest_is_told_in_a_column_that_says_something_else_of_members(tmp_path: Path) -> None:
    office = an_office(tmp_path)
    told = (
        "Commune;Côté;Nom;Prénom;Qualité;Titulaire / suppléant\n"
        "Biel;CH;Faivre;Hélène;Élu;titulaire\nBiel;CH;Carnot;Luc;Administration;suppléant\n"
        "Nods;CH;Gris;Zoë;Élu;titulaire\nParc;CH;Rochat;Anne;invitée permanente;\nArc;CH;Favre;Odile;secrétariat;\n"
    )
    taken(office, told)
    assert sits(office) == {
        "Hélène Faivre": ("voting", ""),
        "Luc Carnot": ("voting", "Hélène Faivre"),
        "Zoë Gris": ("voting", ""),
        "Anne Rochat": ("advisory", ""),
    }
    assert office.store.count(OfficeHeld) == 1


GERMAN = (
    "Name;Vorname;Funktion;Organisation;Land;Stellvertretung von;E-Mail\n"
    "Choffat;Anne;Co-Präsidentin;Kanton Bern;Schweiz;;a@a.ch\n"
    "Perret;Luc;Co-Präsident;Département du Doubs;Frankreich;;b@a.ch\n"
    "Gerber;Ursula;Mitglied;Kanton Neuenburg;Schweiz;;c@a.ch\n"
    "Kohler;Beat;Stellvertreter;Kanton Bern;Schweiz;Anne Choffat;d@a.ch\n"
    "Schmid;Karin;Ständiger Gast;Bundesamt;Schweiz;;e@a.ch\n"
    "Rossel;Monika;Sekretärin;Sekretariat Jura bernois;Schweiz;;f@a.ch\n"
)


def test_functions_that_are_parts_in_the_committee_give_offices_and_no_vote_to_the_secretary(tmp_path: Path) -> None:
    office = an_office(tmp_path)
    found = taken(office, GERMAN)
    assert (verdicts(found), why(found)) == ([NEW] * 6, [])
    assert sits(office) == {
        "Anne Choffat": ("voting", ""),
        "Luc Perret": ("voting", ""),
        "Ursula Gerber": ("voting", ""),
        "Beat Kohler": ("voting", "Anne Choffat"),
        "Karin Schmid": ("advisory", ""),
    }
    names = {one.id: one.family_name for one in office.store.all(Person)}
    assert {names[one.person]: one.office for one in office.store.all(OfficeHeld)} == {
        "Choffat": OfficeOfCommittee.CO_PRESIDENT,
        "Perret": OfficeOfCommittee.CO_PRESIDENT,
        "Rossel": OfficeOfCommittee.SECRETARY,
    }


def test_functions_of_elsewhere_stay_functions(tmp_path: Path) -> None:
    office = an_office(tmp_path)
    mixed = GERMAN.replace("Gerber;Ursula;Mitglied", "Gerber;Ursula;Gemeindepräsidentin")
    assert taken(office, mixed).order.columns[2] == "function"
    assert office.store.count(OfficeHeld) == 0


def test_whoever_is_of_the_french_side_of_a_german_list_is_written_to_in_french(tmp_path: Path) -> None:
    office = an_office(tmp_path)
    taken(office, GERMAN)
    spoken = {one.family_name: one.language for one in office.store.all(Person)}
    assert (spoken["Perret"], spoken["Gerber"]) == (Language.FR, Language.DE)
    (tmp_path / "other").mkdir()
    other = an_office(tmp_path / "other")
    taken(other, GERMAN.replace("E-Mail\n", "E-Mail;Sprache\n").replace("b@a.ch\n", "b@a.ch;Deutsch\n"))
    assert {one.language for one in other.store.all(Person)} == {Language.DE}
