"""Does a list change what it says and nothing else, and is every other row told why not?"""

from datetime import date
from pathlib import Path

import pytest

from ctj_desktop.domain.log.changes import OperationLabel
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.committees import Capacity, College, Mandate, OfficeHeld, Seat, Substitution
from ctj_desktop.domain.records.people import Organisation, Person, PersonFunction, PersonPrivate, Salutation, Side
from ctj_desktop.domain.texts import Language
from ctj_desktop.services.imports.kinds import ListKind
from ctj_desktop.services.imports.refusals import NoColumns, NoCommittee, SaidOtherwiseBefore, WhichCommittee
from ctj_desktop.services.imports.verdicts import Answer, RowFate
from ctj_desktop.services.imports.writing import write
from ctj_desktop.services.membership import committees, people
from tests.office import TODAY, Office, text
from tests.services.imports.lists import planned, taken, touched, verdicts, why

MEMBERS = """Collège;Commune;Côté;Nom;Prénom;Civilité;Fonction;Mail;NPA/Lieu;Suppléant-e;Début;Fin;Fonction au comité
Communes;Morteau;FR;Perrin;Jean;M.;Maire;j@a.example;25500 Morteau;Mme Zoë Périllat;01.02.2024;31.01.2028;Coprésident
Communes;Le Locle;CH;Müller;Ann;Frau;Conseillère;ann@lelocle.example;2400 Le Locle;;1er février 2024;2028;Coprésidente
Communes;Le Locle;CH;Blanc;Luc;M.;;;;;;;
Etat;Préfecture;FR;vacant;;;;;;;;;
"""
NEW, CHANGED, SAME, DUPLICATE, REFUSED = RowFate


def test_one_sheet_makes_a_committee(tmp_path: Path) -> None:
    office = Office(tmp_path)
    office.a_committee("MOC")
    assert verdicts(taken(office, MEMBERS)) == [NEW, NEW, NEW, NEW]
    store = office.store
    assert {one.name.fr.text for one in store.all(College)} == {"Communes", "Etat"}
    assert {one.name.fr.text for one in store.all(Organisation)} == {"Morteau", "Le Locle", "Préfecture"}
    seats = sorted(store.all(Seat), key=lambda seat: seat.position)
    assert [seat.side for seat in seats] == [Side.FR, Side.CH, Side.CH, Side.FR]
    perrin = store.all(Person, family_name="Perrin")[0]
    assert (perrin.salutation, perrin.function.fr.text, perrin.side) == (Salutation.MONSIEUR, "Maire", Side.FR)
    assert perrin.work_address is not None
    assert (perrin.work_address.postcode, perrin.work_address.place) == ("25500", "Morteau")
    mandates = {(one.person, one.substitute): one for one in store.all(Mandate)}
    assert len(mandates) == 4
    assert (mandates[perrin.id, False].start, mandates[perrin.id, False].end) == (date(2024, 2, 1), date(2028, 2, 1))
    substitute = store.all(Person, family_name="Périllat")[0]
    assert substitute.salutation is Salutation.MADAME
    assert mandates[substitute.id, True].seat == mandates[perrin.id, False].seat == seats[0].id
    assert len(store.all(OfficeHeld)) == 2


def test_the_same_list_again_changes_nothing(tmp_path: Path) -> None:
    office = Office(tmp_path)
    office.a_committee("MOC")
    taken(office, MEMBERS)
    again = planned(office, MEMBERS)
    assert verdicts(again) == [SAME] * 4
    assert again.changes == ()


def test_one_undo_takes_all_of_it_back(tmp_path: Path) -> None:
    office = Office(tmp_path)
    office.a_committee("MOC")
    taken(office, MEMBERS)
    office.undo()
    assert [office.store.count(cls) for cls in (Person, Seat, Mandate, OfficeHeld, College, Organisation)] == [0] * 6
    assert verdicts(planned(office, MEMBERS)) == [NEW] * 4


def test_what_the_list_does_not_say_stays(tmp_path: Path) -> None:
    office = Office(tmp_path)
    person = office.do_fields(
        people.add_person, family_name="Perrin", given_name="Jean", work_phone="032", work_email="a@b.ch"
    ).record
    found = taken(office, "Nom;Prénom;Mail;Natel\nPERRIN;Jean;a@b.ch;079\n")
    assert verdicts(found) == [CHANGED]
    assert touched(found.verdicts[0]).keys() == {"work_mobile"}
    after = office.store.get(Person, person.id)
    assert after is not None
    assert (after.family_name, after.work_phone) == ("Perrin", "032")


def test_a_duplicate_waits_until_somebody_has_said_who_it_is(tmp_path: Path) -> None:
    office = Office(tmp_path)
    fields = {"family_name": "Perrin", "given_name": "Jean", "work_email": "jean@a.ch", "work_phone": "032"}
    office.do_fields(people.add_person, **fields)
    told = "Nom;Prénom;Mail;Tél.;Fonction\nPerrin;Jean;autre@b.ch;081;Maire\nPerrin;J.;;;\nAutre;Jean;jean@a.ch;;\n"
    waiting = planned(office, told)
    assert verdicts(waiting) == [DUPLICATE, DUPLICATE, DUPLICATE]
    assert [one.twin for one in waiting.verdicts] == ["Jean Perrin"] * 3
    assert waiting.changes == ()
    joined = planned(office, told, answers={2: Answer.JOIN, 3: Answer.APART})
    assert verdicts(joined) == [CHANGED, NEW, DUPLICATE]
    assert touched(joined.verdicts[0]).keys() == {"function.fr"}
    write(office.store, joined)
    assert {(one.given_name, one.work_email) for one in office.store.all(Person)} == {("Jean", "jean@a.ch"), ("J.", "")}


SECOND = (
    "Nom;Prénom;Mail;Tél.;Organisme;Fonction;Natel\n"
    "Perrin;Jean;{mail};032 420 46 70;Parc du Doubs;Délégué;079 111 22 33\n"
)


@pytest.mark.parametrize("mail", ["jean@a.ch", ""])
def test_a_second_body_of_a_person_becomes_a_further_function_once_somebody_has_said_so(
    tmp_path: Path, mail: str
) -> None:
    office = Office(tmp_path)
    body = office.do_fields(people.add_organisation, name=text("Nods"), side=Side.CH).record
    person = office.do_fields(
        people.add_person,
        family_name="Perrin",
        given_name="Jean",
        organisation=body.id,
        work_email="jean@a.ch",
        function=text("Maire"),
    ).record
    told = SECOND.format(mail=mail)
    waiting = planned(office, told).verdicts[0]
    assert (waiting.verdict, waiting.twin, waiting.further) == (DUPLICATE, "Jean Perrin", "Parc du Doubs")
    joined = planned(office, told, answers={2: Answer.JOIN})
    assert joined.verdicts[0].joined == ("Jean Perrin",)
    write(office.store, joined)
    after, function = office.store.get(Person, person.id), office.store.all(PersonFunction)[0]
    assert after == replace(person, work_mobile="+41791112233")
    assert (function.person, function.function.fr.text, function.work_phone, function.work_email) == (
        *(person.id, "Délégué"),
        *("+41324204670", ""),
    )
    assert verdicts(planned(office, told)) == [SAME]
    more = taken(office, told.replace("Délégué", "Présidente").replace(f";{mail};", ";autre@parc.ch;"))
    assert touched(more.verdicts[0]).keys() == {"function.fr", "work_email"}
    assert verdicts(planned(office, "Nom;Prénom;Mail\nPerrin;Jean;autre@parc.ch\n")) == [SAME]
    assert office.store.count(Person) == 1


def test_another_person_of_that_name_may_be_with_another_body(tmp_path: Path) -> None:
    office = Office(tmp_path)
    told = "Nom;Prénom;Organisme\nPerrin;Jean;Nods\nPerrin;Jean;Biel\n"
    apart = planned(office, told, answers={3: Answer.APART})
    assert verdicts(apart) == [NEW, NEW]
    write(office.store, apart)
    assert verdicts(planned(office, told)) == [SAME, SAME]
    assert (office.store.count(Person), office.store.count(PersonFunction)) == (2, 0)


def test_a_further_function_without_words_is_called_by_its_body(tmp_path: Path) -> None:
    office = Office(tmp_path)
    told = "Nom;Prénom;Organisme\nPerrin;Jean;Nods\nPerrin;Jean;Biel\n"
    write(office.store, planned(office, told, answers={3: Answer.JOIN}))
    assert office.store.all(PersonFunction)[0].function.fr.text == "Biel"
    assert verdicts(planned(office, told)) == [SAME, SAME]


def test_two_persons_of_one_name_are_told_by_mail_or_body(tmp_path: Path) -> None:
    office = Office(tmp_path)
    body = office.do_fields(people.add_organisation, name=text("Nods")).record
    for mail, organisation in (("a@a.ch", None), ("", body.id)):
        office.do_fields(
            people.add_person, family_name="Perrin", given_name="Jean", work_email=mail, organisation=organisation
        )
    found = planned(
        office, "Nom;Prénom;Mail;Commune\nPerrin;Jean;A@a.ch;\nPerrin;Jean;;Commune de Nods\nPerrin;Jean;;\n"
    )
    assert verdicts(found) == [SAME, SAME, DUPLICATE]


def test_a_shared_mail_address_makes_no_duplicate(tmp_path: Path) -> None:
    office = Office(tmp_path)
    office.do_fields(people.add_person, family_name="Perrin", given_name="Jean", work_email="info@a.ch")
    assert verdicts(planned(office, "Nom;Prénom;Mail\nBlanc;Luc;info@a.ch\n")) == [NEW]


def test_two_rows_of_one_name_and_one_address_wait_until_somebody_says_whether_they_are_one(tmp_path: Path) -> None:
    office = Office(tmp_path)
    told = "Nom;Prénom;Mail;Fonction\nPerrin;Jean;a@a.ch;Maire\nPerrin;Jean;a@a.ch;Syndic\n"
    found = taken(office, told)
    assert verdicts(found) == [NEW, DUPLICATE]
    error = found.verdicts[1].why[0]
    assert isinstance(error, SaidOtherwiseBefore)
    assert (error.row, error.other, error.value) == ("2", "Maire", "Syndic")
    assert verdicts(planned(office, told)) == [SAME, DUPLICATE]
    assert verdicts(planned(office, told, answers={3: Answer.JOIN})) == [SAME, SAME]
    write(office.store, planned(office, told, answers={3: Answer.APART}))
    assert {one.function.fr.text for one in office.store.all(Person)} == {"Maire", "Syndic"}


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("Nods;CH;Blanc;Luc;;01.01.2025;31.12.2024", "TwoDays"),
        ("Nods;CH;Blanc;Luc;;bientôt;", "NotADayThere"),
        (";CH;Blanc;Luc;;;", "SeatOfNothing"),
        (";x;;;;;", "NameMissing"),
        ("Nods;;Blanc;Luc;;;", "NoSide"),
        ("Nods;CH;Blanc;Luc;Luc Blanc;;", "StandsInForThemselves"),
    ],
)
def test_a_bad_row_is_refused_and_the_others_are_taken(tmp_path: Path, row: str, reason: str) -> None:
    office = Office(tmp_path)
    office.a_committee("MOC")
    found = taken(
        office,
        f"Commune;Côté;Nom;Prénom;Suppléant;Début;Fin\n{row}\nBiel;CH;Exemple;Eve;;;\n".replace(";;;;;;", ";x;;;;;"),
    )
    assert verdicts(found) == [REFUSED, NEW]
    assert reason in why(found)
    assert [one.family_name for one in office.store.all(Person)] == ["Exemple"]


def test_a_bad_cell_is_left_out_and_the_row_is_taken(tmp_path: Path) -> None:
    office = Office(tmp_path)
    found = taken(office, "Nom;Prénom;Mail;Langue;Pays\nPerrin;Jean;jean@;klingon;Allemagne\n")
    assert (verdicts(found), why(found)) == ([NEW], ["UnknownWordThere", "UnknownWordThere", "NotAMailThere"])
    assert office.store.all(Person)[0].work_email == ""


def test_a_seat_has_one_holder_at_a_time(tmp_path: Path) -> None:
    office = Office(tmp_path)
    office.a_committee("MOC")
    told = "Siège;Côté;Nom;Prénom;Début;Fin\nA;CH;Blanc;Luc;2024;2025\nA;CH;Noir;Eve;2025;\nA;CH;Gris;Zoë;2026;\n"
    assert (verdicts(taken(office, told)), why(planned(office, told))) == ([NEW, REFUSED, NEW], ["MandateThere"])
    assert len(office.store.all(Seat)) == 1


def test_a_holder_who_is_not_in_the_list_keeps_the_seat(tmp_path: Path) -> None:
    office = Office(tmp_path)
    office.a_committee("MOC")
    taken(office, "Commune;Côté;Nom;Prénom;Début\nNods;CH;Blanc;Luc;2024\n")
    found = planned(office, "Commune;Côté;Nom;Prénom;Début\nNods;CH;Noir;Eve;2025\n")
    assert (verdicts(found), why(found)) == ([REFUSED], ["MandateThere"])
    both = planned(office, "Commune;Côté;Nom;Prénom;Début\nNods;CH;Noir;Eve;2025\nNods;CH;Blanc;Luc;2024\n")
    assert verdicts(both) == [NEW, SAME]
    assert sum(isinstance(after, Seat) for after, _before in both.changes) == 1


def test_a_substitute_may_have_a_row_of_their_own(tmp_path: Path) -> None:
    office = Office(tmp_path)
    office.a_committee("MOC")
    told = (
        "Commune;Côté;Nom;Prénom;Titulaire/suppléant\nNods;CH;Blanc;Luc;Titulaire\nNods;CH;Noir;Eve;Suppléante\n"
        "Nods;CH;Gris;Zoë;Suppléante\nNods;CH;Blanc;Luc;Suppléant\n"
    )
    found = taken(office, told)
    assert (verdicts(found), why(found)) == ([NEW, NEW, REFUSED, REFUSED], ["MandateThere", "StandsInForThemselves"])
    seat = office.store.all(Seat)[0]
    office.do_fields(committees.change_seat, seat=seat.id, substitution=Substitution.POOL)
    assert verdicts(planned(office, told)) == [SAME, SAME, NEW, REFUSED]


def test_a_list_may_end_a_mandate_and_change_a_seat(tmp_path: Path) -> None:
    office = Office(tmp_path)
    office.a_committee("MOC")
    taken(office, "Commune;Côté;Nom;Prénom;Début;Rôle\nNods;CH;Blanc;Luc;2024;Président\n")
    told = "Commune;Côté;Nom;Prénom;Début;Fin;Voix;Rôle\nNods;CH;Blanc;Luc;2024;2026;consultative;Président\n"
    found = taken(office, told)
    assert touched(found.verdicts[0]).keys() == {"capacity", "end"}
    assert office.store.all(Seat)[0].capacity is Capacity.ADVISORY
    assert office.store.all(Mandate)[0].end == office.store.all(OfficeHeld)[0].end == date(2027, 1, 1)
    assert verdicts(planned(office, told)) == [SAME]
    early = planned(office, "Commune;Côté;Nom;Prénom;Fin\nNods;CH;Blanc;Luc;2020\n")
    assert why(early) == ["TwoDays"]
    later = taken(office, "Commune;Côté;Nom;Prénom;Début\nNods;CH;Blanc;Luc;2027\n")
    assert [sorted(one.added) for one in later.verdicts] == [["mandate"]]


def test_mandates_of_persons_who_are_not_here_are_refused(tmp_path: Path) -> None:
    office = Office(tmp_path)
    office.a_committee("MOC")
    office.a_person("Blanc", "Luc")
    told = "Commune;Côté;Nom;Prénom\nNods;CH;Blanc;Luc\nNods;CH;Noir;Eve\n"
    found = planned(office, told, kind=ListKind.MANDATES)
    assert (verdicts(found), why(found)) == ([NEW, REFUSED], ["NotInDirectory"])


def test_bodies_have_mail_telephone_and_address_of_their_own(tmp_path: Path) -> None:
    office = Office(tmp_path)
    told = (
        "Nom;Sigle;Type;Rue;NPA;Lieu;Mail;Téléphone;Site web;Organisme (DE)\n"
        "Parc du Doubs;PDD;Parc;Place du 23-Juin 6;2350;Saignelégier;info@parc.example;032;https://parc.example;\n"
        ";;;;;;x@y.example;;;\n"
    )
    found = taken(office, told, kind=ListKind.ORGANISATIONS)
    assert (verdicts(found), why(found)) == ([NEW, REFUSED], ["BodyMissing"])
    body = office.store.all(Organisation)[0]
    assert (body.short_name.fr.text, body.organisation_kind, body.side) == ("PDD", "park", Side.CH)
    assert body.address is not None
    assert (body.address.street, body.address.number, body.email) == ("Place du 23-Juin", "6", "info@parc.example")
    assert verdicts(planned(office, told, kind=ListKind.ORGANISATIONS)) == [SAME, REFUSED]
    more = planned(office, "Nom;Organisme (DE);Sigle\nParc du Doubs;Naturpark Doubs;PD\n", kind=ListKind.ORGANISATIONS)
    assert touched(more.verdicts[0]).keys() == {"name.de", "short_name.fr"}


def test_a_body_kept_elsewhere_is_used_and_stays_as_it_is(tmp_path: Path) -> None:
    from ctj_desktop.services.workspace.reference import renew

    office = Office(tmp_path)
    renew(office.store)
    body = office.store.all(Organisation)[0]
    found = taken(office, f"Nom;Prénom;Organisme;Site web\nBlanc;Luc;{body.name.fr.text};https://autre.example\n")
    assert (verdicts(found), why(found)) == ([NEW], ["KeptByAnother"])
    assert office.store.get(Organisation, body.id) == body
    assert office.store.all(Person)[0].organisation == body.id


def test_whoever_was_made_anonymous_is_not_filled_in_again(tmp_path: Path) -> None:
    office = Office(tmp_path)
    person = office.a_person("Blanc", "Luc")
    with office.store.write(OperationLabel("person.changed")) as unit:
        unit.save(replace(person, anonymised_on=TODAY), before=person)
    assert verdicts(planned(office, "Nom;Prénom;Natel\nBlanc;Luc;079\n")) == [NEW]


def test_what_is_private_is_kept_apart_with_its_source(tmp_path: Path) -> None:
    office = Office(tmp_path)
    told = "Nom;Prénom;Mail privé;Rue (domicile);NPA (domicile)\nBlanc;Luc;luc@home.example;18 rue du Lac;1170\n"
    assert verdicts(taken(office, told)) == [NEW]
    private = office.store.all(PersonPrivate)[0]
    assert (private.private_email, private.source) == ("luc@home.example", "liste.xlsx")
    assert private.private_address is not None
    assert verdicts(planned(office, told)) == [SAME]


def test_a_german_list_writes_german(tmp_path: Path) -> None:
    office = Office(tmp_path)
    taken(office, "Anrede;Vorname;Nachname;Funktion;Gemeinde;Ort\nFrau;Ann;Müller;Gemeinderätin;Nods;Nods\n")
    person, body = office.store.all(Person)[0], office.store.all(Organisation)[0]
    assert (person.function.fr.text, person.function.de.text) == ("", "Gemeinderätin")
    assert (body.name.de.text, person.language) == ("Nods", Language.DE)


def test_a_row_about_nobody_is_refused(tmp_path: Path) -> None:
    office = Office(tmp_path)
    assert why(planned(office, "Nom;Prénom;Mail\n;;x@y.example\n", kind=ListKind.PERSONS)) == ["NameMissing"]


def test_a_list_without_names_or_committee_is_refused(tmp_path: Path) -> None:
    office = Office(tmp_path)
    with pytest.raises(NoColumns):
        planned(office, "Mail;Téléphone\na@b.ch;1\n", kind=ListKind.PERSONS)
    with pytest.raises(NoCommittee):
        planned(office, MEMBERS)
    office.a_committee("MOC")
    other = office.a_committee("HJ").id
    with pytest.raises(WhichCommittee):
        planned(office, MEMBERS)
    assert verdicts(planned(office, MEMBERS, committee=other)) == [NEW] * 4
