"""A directory says who sits where on its day, and a public one says only what is open."""

import pytest

from ctj_desktop.documents.blocks import AttendanceRow, AttendanceTable, Document, Listing, Pair, Paragraph, Title
from ctj_desktop.documents.gaps import Untranslated, gaps
from ctj_desktop.documents.layout import Layout
from ctj_desktop.documents.membership.roster import Contacts, RosterPaper, document
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.committees import Capacity, OfficeOfCommittee, Substitution
from ctj_desktop.domain.records.people import Address, Side
from ctj_desktop.domain.texts import Language
from ctj_desktop.i18n import load_translator
from tests.documents import reading
from tests.documents.committee_records import UNKNOWN, a_college, a_member, a_roster, a_seat
from tests.documents.records import options, printed

FRENCH, GERMAN = load_translator("fr_CH"), load_translator("de_CH")
SPACES = str.maketrans({"\u00a0": " ", "\u202f": " "})
CO = OfficeOfCommittee.CO_PRESIDENT


def said(pair: Pair | None) -> tuple[str, str]:
    assert pair is not None
    return pair.fr.text.translate(SPACES), pair.de.text.translate(SPACES)


def made(paper: RosterPaper, **chosen: object) -> Document:
    return document(paper, FRENCH, GERMAN, options(**chosen))  # type: ignore[arg-type]


def table(paper: RosterPaper, **chosen: object) -> AttendanceTable:
    (found,) = [block for block in made(paper, **chosen).blocks if isinstance(block, AttendanceTable)]
    return found


def only_row(paper: RosterPaper, **chosen: object) -> AttendanceRow:
    ((row,),) = [group.rows for group in table(paper, **chosen).groups]
    return row


def test_the_head_says_as_of_which_day_and_how_many_seats() -> None:
    paper = made(a_roster(a_seat(holder=a_member("Perrenot")), a_seat()))
    (title,) = [block for block in paper.blocks if isinstance(block, Title)]
    assert said(title.title) == ("Annuaire du comité", "Mitgliederverzeichnis")
    assert said(title.subtitle) == ("État au 24 février 2027", "Stand 24. Februar 2027")
    assert said(title.meta) == (
        "Établi le 27 mars 2026 · 2 sièges, dont 1 vacant",
        "Erstellt am 27. März 2026 · 2 Sitze, davon 1 vakant",
    )
    assert paper.facts.reference == "MOC · 2027-02-24 · AC"


def test_contacts_are_said_as_wished_and_addresses_only_then() -> None:
    address = Address(street="Rue du Pont", number="1", postcode="25500", place="Morteau")
    member = replace(a_member("Perrenot", "Claire"), address=address)
    paper = a_roster(a_seat(holder=member))

    def contact(**wished: bool) -> list[str]:
        return [said(line)[0] for line in only_row(replace(paper, contacts=Contacts(**wished))).details]

    assert contact() == ["+33 3 81 68 53 32 · mairie@morteau.example"]
    assert contact(phones=False, addresses=True) == ["mairie@morteau.example", "1 Rue du Pont, 25500 MORTEAU"]
    assert contact(mails=False) == ["+33 3 81 68 53 32"]
    assert contact(phones=False, mails=False) == []
    nowhere = a_roster(a_seat(holder=replace(member, address=None)))
    assert only_row(replace(nowhere, contacts=Contacts(addresses=True))).details == only_row(nowhere).details


def test_an_open_body_is_reached_as_wished_in_a_public_version_too() -> None:
    seat = a_seat()
    assert seat.organisation is not None
    body = replace(seat.organisation, address=Address(street="Rue A", postcode="2350", place="B", country=Side.CH))
    paper = replace(a_roster(replace(seat, organisation=body)), contacts=Contacts(phones=False, addresses=True))
    row = only_row(paper, public=True)
    assert [said(line)[0] for line in row.details] == ["info@morteau.example", "Rue A, 2350 B"]


def test_a_row_says_name_office_function_contact_body_and_substitute() -> None:
    row = only_row(a_roster(a_seat(Side.FR, None, a_member("Perrenot", "Claire", CO), a_member("Faivre", "Marc"))))
    assert row.name == "Claire Perrenot"
    assert said(row.function) == ("coprésidente, maire", "Co-Präsidentin, Gemeindepräsidentin")
    assert [said(line)[0] for line in row.details] == ["+33 3 81 68 53 32 · mairie@morteau.example"]
    assert said(row.body)[0] == "Commune de Morteau"
    assert said(row.state) == ("Marc Faivre", "Marc Faivre")


def test_groups_are_college_and_side_and_officers_without_a_seat_stand_last() -> None:
    communes, parks = a_college("Communes", "Gemeinden"), a_college("Parcs", "Pärke")
    seats = [a_seat(side, college) for college in (communes, parks, None) for side in Side]
    officer = a_member("Huguenin", "Anne", OfficeOfCommittee.SECRETARY)
    found = table(a_roster(*seats, officers=(officer,)))
    assert [said(group.label) for group in found.groups] == [
        ("Communes · France", "Gemeinden · Frankreich"),
        ("Communes · Suisse", "Gemeinden · Schweiz"),
        ("Parcs · France", "Pärke · Frankreich"),
        ("Parcs · Suisse", "Pärke · Schweiz"),
        ("Sans collège · France", "Ohne Mitgliedergruppe · Frankreich"),
        ("Sans collège · Suisse", "Ohne Mitgliedergruppe · Schweiz"),
        ("Autres fonctions au sein du comité", "Weitere Ämter des Ausschusses"),
    ]
    assert said(found.groups[-1].rows[0].function) == ("secrétaire, maire", "Sekretärin, Gemeindepräsidentin")


def test_without_colleges_the_sides_alone_divide() -> None:
    labels = [said(group.label)[0] for group in table(a_roster(a_seat(Side.FR), a_seat(Side.CH))).groups]
    assert labels == ["Côté français", "Côté suisse"]


def test_a_college_without_translation_is_listed_and_bears_no_mark_beside_its_side_in_the_right_language() -> None:
    paper = made(a_roster(a_seat(Side.CH, a_college("Associations", ""))))
    assert gaps(paper).untranslated == (Untranslated(language=Language.DE, text="Associations · Schweiz"),)
    tree = reading.structure(printed(document, a_roster(a_seat(Side.CH, a_college("Associations", ""))), options()))
    assert any(node.language == "de-CH" and "Schweiz" in node.text for node in tree.walk())
    assert not any("[texte" in node.text for node in tree.walk())


def test_a_vacant_seat_and_people_not_sent_here_are_said() -> None:
    vacant = only_row(a_roster(a_seat(capacity=Capacity.ADVISORY)))
    assert isinstance(vacant.name, Pair)
    assert said(vacant.name) == ("siège vacant", "vakanter Sitz")
    assert [said(line) for line in vacant.details] == [("voix consultative", "mit beratender Stimme")]
    assert said(vacant.state) == ("–", "–")
    unknown = only_row(a_roster(a_seat(Side.FR, None, UNKNOWN, UNKNOWN, body="")))
    assert isinstance(unknown.name, Pair)
    for cell in (unknown.name, unknown.body, unknown.state):
        assert said(cell) == ("non communiqué", "nicht mitgeteilt")
    assert unknown.function is None
    assert unknown.details == ()


def test_a_common_bench_is_told_from_a_seat_s_own_substitute() -> None:
    pool = {"substitution": Substitution.POOL}
    nobody = only_row(a_roster(a_seat(Side.FR, None, a_member("A"), **pool)))  # type: ignore[arg-type]
    assert said(nobody.state) == ("suppléance commune", "gemeinsame Stellvertretung")
    one = only_row(a_roster(a_seat(Side.FR, None, a_member("A"), a_member("B", "Léa"), **pool)))  # type: ignore[arg-type]
    assert said(one.state) == ("suppléance commune : Léa B", "gemeinsame Stellvertretung: Léa B")


def test_an_empty_committee_says_so() -> None:
    paragraphs = [block for block in made(a_roster()).blocks if isinstance(block, Paragraph)]
    assert [said(block.text) for block in paragraphs] == [
        ("Le comité n’a aucun siège à cette date.", "Der Ausschuss hat an diesem Tag keine Sitze.")
    ]


def test_the_public_version_knows_no_person_and_says_what_it_leaves_out() -> None:
    seat = a_seat(Side.FR, None, a_member("Perrenot", "Claire", CO), a_member("Faivre", "Marc"))
    paper = a_roster(seat, officers=(a_member("Huguenin"),))
    public = made(paper, public=True)
    row = only_row(paper, public=True)
    assert isinstance(row.name, Pair)
    assert said(row.name)[0] == "Commune de Morteau"
    assert said(row.details[0])[0] == "+41 32 420 46 70 · info@morteau.example"
    assert said(row.body) == ("voix délibérative", "mit Stimmrecht")
    assert said(row.state) == ("suppléance personnelle", "persönliche Stellvertretung")
    (left_out,) = [block for block in public.blocks if isinstance(block, Listing)]
    assert [said(one)[0] for one in left_out.entries] == [
        "nom, fonction et coordonnées de 1 membre",
        "1 suppléance",
        "2 charges au sein du comité",
    ]
    for secret in ("Perrenot", "Faivre", "Huguenin", "maire"):
        assert secret not in repr(public)


@pytest.mark.parametrize("layout", list(Layout))
def test_the_same_directory_gives_the_same_bytes_in_every_layout(layout: Layout) -> None:
    paper = a_roster(a_seat(Side.FR, a_college("Communes", "Gemeinden"), a_member("Perrenot")))
    assert printed(document, paper, options(layout)) == printed(document, paper, options(layout))


def test_a_long_directory_is_found_by_its_groups() -> None:
    communes = a_college("Communes", "Gemeinden")
    paper = a_roster(a_seat(Side.FR, communes), a_seat(Side.CH, communes))
    file = reading.reader(printed(document, paper, options()))
    assert [entry.title for entry in file.outline] == [
        "Communes · France / Gemeinden · Frankreich",
        "Communes · Suisse / Gemeinden · Schweiz",
    ]


def test_addresses_are_links_and_names_head_their_rows() -> None:
    seats = [a_seat(Side.FR, None, a_member(f"Membre {n}")) for n in range(3)]
    tree = reading.structure(printed(document, a_roster(*seats), options(Layout.ALTERNATE)))
    assert len(tree.find("Link")) == 3
    (body,) = tree.find("TBody")
    assert [row.kids[0].tag for row in body.find("TR")] == ["TH"] * 4  # the side, then the three


def test_the_name_of_a_substitute_is_never_divided() -> None:
    seats = [a_seat(Side.CH, None, a_member("A"), a_member("Grand Pontarlier", "Suppléance"))] * 3
    tree = reading.structure(printed(document, a_roster(*seats), options(Layout.DE)))
    names = [node.text.translate(SPACES) for node in tree.walk() if node.text.startswith("Suppléance")]
    assert names == ["Suppléance Grand Pontarlier"] * 3


def test_a_committee_that_tells_no_sides_apart_is_divided_by_its_colleges_alone() -> None:
    communes = a_college("Communes", "Gemeinden")
    for seats, labels in (
        ([a_seat(side, communes) for side in Side], ["Communes"]),
        ([a_seat(side) for side in Side], [""]),
    ):
        paper = a_roster(*seats)
        sender = replace(paper.sender, committee=replace(paper.sender.committee, sides=()))
        assert [said(group.label)[0] for group in table(replace(paper, sender=sender)).groups] == labels
