"""Does everybody who is written to get a label, and is whoever has no address named?"""

from datetime import date
from pathlib import Path

import pytest

from ctj_desktop.documents.blocks import AddressLabels, LabelFormat, Paragraph, SmallNote
from ctj_desktop.documents.gaps import gaps
from ctj_desktop.documents.layout import Layout
from ctj_desktop.documents.post.address_labels import LabelsPaper, document
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.committees import Committee, OfficeOfCommittee, Seat
from ctj_desktop.domain.records.people import Address, DeliveryChannel, Person, Side
from ctj_desktop.i18n import load_translator
from ctj_desktop.services.directory.labels_paper import NoSuchLabel, labels_paper
from ctj_desktop.services.membership.committees import appoint, give_office
from ctj_desktop.services.membership.people import change_person
from tests.documents.records import options
from tests.office import Office

ON = date(2027, 3, 12)
VOICES = load_translator("fr_CH"), load_translator("de_CH")


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


@pytest.fixture
def body(office: Office) -> Committee:
    """One in France by post, one in Switzerland by post and mail, one by mail, one by post without an address."""
    made = office.a_committee("MOC", seats=4)
    french = Address(street="Rue du Pont", number="1", postcode="25500", place="Morteau")
    swiss = Address(street="Rue de la Gare", number="2", postcode="2350", place="Saignelégier", country=Side.CH)
    ways = (
        ("Siège 1", french, DeliveryChannel.POST),
        ("Siège 2", swiss, DeliveryChannel.BOTH),
        ("Siège 3", french, DeliveryChannel.MAIL),
        ("Siège 4", None, DeliveryChannel.POST),
    )
    for given_name, address, channel in ways:
        (person,) = office.store.all(Person, given_name=given_name)
        office.do(change_person, replace(person, work_address=address, channel=channel), person)
    return made


def made(office: Office, body: Committee, day: date = ON, **wished: object) -> LabelsPaper:
    usual = {"everybody": False, "substitutes": False, "label_format": "3x8", "start": 1}
    return labels_paper(office.store, body.id, day, **{**usual, **wished})  # type: ignore[arg-type]


def first_lines(paper: LabelsPaper) -> list[str]:
    return [lines[0] for lines in paper.labels]


def test_those_who_receive_papers_by_post_are_written_to_each_by_the_rules_of_the_country(
    office: Office, body: Committee
) -> None:
    paper = made(office, body)
    assert paper.labels[0] == ("Siège 1 Personne-1", "1 Rue du Pont", "25500 MORTEAU")
    assert paper.labels[1][-2:] == ("Rue de la Gare 2", "2350 Saignelégier")
    assert first_lines(paper) == ["Siège 1 Personne-1", "Siège 2 Personne-2"]
    assert paper.unaddressed == ("Siège 4 Personne-4",)
    assert first_lines(made(office, body, everybody=True)) == [f"Siège {n} Personne-{n}" for n in (1, 2, 3)]
    (third,) = office.store.all(Person, given_name="Siège 3")
    office.do(change_person, replace(third, channel=DeliveryChannel.REGISTERED), third)
    assert first_lines(made(office, body)) == [f"Siège {n} Personne-{n}" for n in (1, 2, 3)]


def test_substitutes_and_officers_are_written_to_once(office: Office, body: Committee) -> None:
    seat = office.store.all(Seat, committee=body.id, order="id")[0]
    (holder,) = office.store.all(Person, given_name="Siège 1")
    given = {"committee": body.id, "office": OfficeOfCommittee.SECRETARY, "start": date(2026, 1, 1)}
    office.do_fields(give_office, person=holder.id, **given)
    substitute = office.a_person("Aaa", "Anne")
    office.do(change_person, replace(substitute, work_address=holder.work_address), substitute)
    office.do_fields(appoint, seat=seat.id, person=substitute.id, start=date(2026, 1, 1), substitute=True)
    assert first_lines(made(office, body, everybody=True)).count("Siège 1 Personne-1") == 1
    assert first_lines(made(office, body, everybody=True, substitutes=True))[0] == "Anne Aaa"


def test_a_label_that_the_sheet_has_not_is_refused(office: Office, body: Committee) -> None:
    assert made(office, body, label_format="3x7", start=21).label_format is LabelFormat.THREE_BY_SEVEN
    with pytest.raises(NoSuchLabel):
        made(office, body, label_format="3x7", start=22)


def test_whoever_has_no_address_is_named_before_printing(office: Office, body: Committee) -> None:
    said = document(made(office, body), *VOICES, options(Layout.FR))
    (block,) = said.blocks
    assert isinstance(block, AddressLabels)
    found = gaps(said, Layout.FR)
    assert found.unaddressed == ("Siège 4 Personne-4",)
    assert found
    assert not gaps(document(made(office, body, day=date(2025, 1, 1)), *VOICES, options(Layout.FR)), Layout.FR)


def test_where_nobody_has_an_address_a_page_says_so(office: Office, body: Committee) -> None:
    def sentence(paper: LabelsPaper) -> list[str]:
        blocks = document(paper, *VOICES, options(Layout.FR)).blocks
        return [block.text.fr.text for block in blocks if isinstance(block, Paragraph)]

    paper = replace(made(office, body), labels=())
    said = document(paper, *VOICES, options(Layout.FR))
    assert sentence(paper) == ["Personne à qui écrire n’a d’adresse."]
    assert sentence(replace(paper, unaddressed=())) == ["Il n’y a personne à qui écrire par la poste."]
    assert [block.text.fr.text for block in said.blocks if isinstance(block, SmallNote)] == ["Siège 4 Personne-4"]
