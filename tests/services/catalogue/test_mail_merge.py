"""Does a word processor get every line of a letter, in the language of its reader?"""

from datetime import date
from pathlib import Path

import pytest

from ctj_desktop.domain.ids import OrganisationId, PersonId
from ctj_desktop.domain.records.people import Address, DeliveryChannel, Person, Salutation, Side
from ctj_desktop.domain.texts import Language
from ctj_desktop.i18n import load_translator
from ctj_desktop.services.catalogue.mail_merge import MergeChoice, addressees, merge_table
from ctj_desktop.services.directory.same_as import declare_same
from ctj_desktop.services.membership import people
from tests.office import Office, text

ON = date(2027, 3, 12)
FR = load_translator("fr_CH")
SWISS = Address(street="Rue de la Gare", number="2", postcode="2350", place="Saignelégier", country=Side.CH)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """In Switzerland: what goes to France names the country."""
    made = Office(tmp_path)
    made.do_fields(people.change_office, office=made.store.office_id, side=Side.CH)
    return made


def add(office: Office, name: str, **fields: object) -> Person:
    made: Person = office.do_fields(people.add_person, family_name=name, **fields).record
    return made


def row(office: Office, person: Person) -> dict[str, object]:
    table = merge_table(office.store, FR, [person.id], title="", today=ON)
    return dict(zip(table.headings, table.rows[0], strict=True))


def test_a_person_is_written_to_in_their_language(office: Office) -> None:
    body = office.do_fields(people.add_organisation, name=text("Commune", "Gemeinde"), address=SWISS).record
    person = add(
        office,
        "Rot",
        given_name="Eva",
        title="Dr.",
        salutation=Salutation.MADAME,
        language=Language.DE,
        function=text("maire", "Präsidentin"),
        organisation=body.id,
        channel=DeliveryChannel.POST,
        side=Side.CH,
        work_phone="+41329510000",
    )
    said = row(office, person)
    assert said["Civilité dans l’adresse"] == "Frau"
    assert said["Formule d’appel"] == "Sehr geehrte Frau\u00a0Dr. Rot"
    assert [said[f"Ligne d’adresse {number}"] for number in range(1, 7)] == [
        *("Frau Dr. Eva Rot", "Präsidentin", "Gemeinde", "Rue de la Gare 2", "2350 Saignelégier"),
        "",
    ]
    assert (said["Fonction"], said["Organisme"], said["Langue de correspondance"]) == (
        "Präsidentin",
        "Gemeinde",
        "Allemand",
    )
    assert said["Téléphone"] == "+41\u00a032\u00a0951\u00a000\u00a000"


def test_the_country_stands_apart_where_the_letter_goes_abroad(office: Office) -> None:
    swiss = row(office, add(office, "X", work_address=SWISS))
    french = row(office, add(office, "X", work_address=Address(street="R", postcode="25500", place="Morteau")))
    assert [(said["Ligne d’adresse 3"], said["Ligne du pays"]) for said in (swiss, french)] == [
        ("2350 Saignelégier", ""),
        ("25500 MORTEAU", "FRANCE"),
    ]


def test_an_address_of_many_lines_makes_more_columns(office: Office) -> None:
    long = Address(lines=("a", "b", "c", "d"), street="R", postcode="25500", place="Y")
    table = merge_table(office.store, FR, [add(office, "X", work_address=long).id], title="", today=ON)
    assert "Ligne d’adresse 7" in table.headings
    empty = merge_table(office.store, FR, [], title="", today=ON)
    assert "Ligne d’adresse 7" not in empty.headings


def test_language_and_channel_narrow_whom_one_writes_to(office: Office) -> None:
    by_mail = add(office, "A")
    by_both = add(office, "B", channel=DeliveryChannel.BOTH, language=Language.DE)
    registered = add(office, "C", channel=DeliveryChannel.REGISTERED)
    every = addressees(office.store, [by_mail.id, by_both.id, registered.id])

    def taken(choice: MergeChoice) -> list[str]:
        return [one.name for one in every if choice.takes(one)]

    assert taken(MergeChoice()) == ["A", "B", "C"]
    assert taken(MergeChoice(channel=DeliveryChannel.POST)) == ["B", "C"]
    assert taken(MergeChoice(channel=DeliveryChannel.MAIL)) == ["A", "B"]
    assert taken(MergeChoice(language=Language.FR)) == ["A", "C"]


def test_who_is_there_twice_is_written_to_once_and_who_lacks_an_address_is_named(office: Office) -> None:
    one, other = add(office, "A"), add(office, "B", work_address=SWISS)
    assert [(one.name, one.addressed) for one in addressees(office.store, [one.id, other.id])] == [
        ("A", False),
        ("B", True),
    ]
    office.do(declare_same, record=PersonId(one.id), same=PersonId(other.id))
    assert [found.key for found in addressees(office.store, [other.id, one.id])] == [other.id]


def test_the_address_of_a_body_counts_also_that_of_another_record_of_the_same(office: Office) -> None:
    known = office.do_fields(people.add_organisation, name=text("Commune de X", "Gemeinde X"), address=SWISS).record
    own = office.do_fields(people.add_organisation, name=text("X", "X")).record
    persons = [add(office, name, organisation=body.id) for name, body in (("A", known), ("B", own))]
    keys = [one.id for one in persons]
    assert [one.addressed for one in addressees(office.store, keys)] == [True, False]
    office.do(declare_same, record=OrganisationId(known.id), same=OrganisationId(own.id))
    addressed = [one.addressed for one in addressees(office.store, keys)]
    lines = [row(office, one)["Ligne d’adresse 1"] != "" for one in persons]
    assert addressed == lines == [True, True], "what is counted is what is written"
