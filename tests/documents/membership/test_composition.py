"""The composition of a committee is a picture that tells what it shows, and below it every seat by its number."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from uuid import UUID

import outloud
import pytest

from ctj_desktop.documents.blocks import AttendanceTable, Document, Listing, Pair, Paragraph, SeatPicture
from ctj_desktop.documents.layout import Layout
from ctj_desktop.documents.membership.composition import CompositionPaper, Group, Officer, document
from ctj_desktop.documents.writers.pdf import write_pdf
from ctj_desktop.domain.half_circle.committee_on_day import CircleSeat, HalfCircle, Held, LegendSign, SideShare
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.committees import OfficeOfCommittee
from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.i18n import load_translator
from tests.documents import reading
from tests.documents.records import a_sender, options, text

FRENCH, GERMAN = load_translator("fr_CH"), load_translator("de_CH")
SPACES = str.maketrans({"\u00a0": " ", "\u202f": " "})
DAY = date(2027, 2, 24)


def a_seat(
    mark: str, side: Side = Side.FR, held: Held = Held.FILLED, college: str = "", *, chairs: bool = False
) -> CircleSeat:
    """`Commune n`, held by `Personne n` unless it is vacant."""
    return CircleSeat(
        key=UUID(int=ord(mark[0]) * 100 + len(mark)),
        mark=mark,
        side=side,
        held=held,
        chairs=chairs,
        label=text(f"Commune {mark}", f"Gemeinde {mark}"),
        college=text(college, f"{college}-DE") if college else Bilingual(),
        holder="" if held is Held.VACANT else f"Personne {mark}",
        until=date(2027, 4, 1) if held is Held.ENDING else None,
    )


def a_paper(*voting: CircleSeat, advisory: tuple[CircleSeat, ...] = (), quorum: int = 0) -> CompositionPaper:
    sides = tuple(
        SideShare(
            side=side,
            held=sum(seat.side is side and seat.held is not Held.VACANT for seat in voting),
            seats=sum(seat.side is side for seat in voting),
        )
        for side in Side
        if any(seat.side is side for seat in voting)
    )
    circle = HalfCircle(day=DAY, voting=voting, advisory=advisory, sides=sides, quorum=quorum, of_sides={}, endings=())
    return CompositionPaper(sender=a_sender(), circle=circle)


def made(paper: CompositionPaper) -> Document:
    return document(paper, FRENCH, GERMAN, options())


def said(pair: Pair | None) -> tuple[str, str]:
    assert pair is not None
    return pair.fr.text.translate(SPACES), pair.de.text.translate(SPACES)


def found(paper: CompositionPaper, kind: type) -> Iterator[object]:
    return (block for block in made(paper).blocks if isinstance(block, kind))


WHOLE = a_paper(
    a_seat("1", college="Communes", chairs=True),
    a_seat("2", held=Held.VACANT, college="Communes"),
    a_seat("3", Side.CH, held=Held.ENDING),
    advisory=(a_seat("a", held=Held.VACANT), a_seat("b", Side.CH)),
    quorum=2,
)


def test_the_picture_tells_in_both_languages_how_many_sit_and_which_seats_are_vacant_or_end() -> None:
    (picture,) = found(WHOLE, SeatPicture)
    assert isinstance(picture, SeatPicture)
    assert said(picture.alternative) == (
        "Image du comité en hémicycle : 2 des 3 sièges avec voix délibérative sont pourvus. Vacants : 2, a. "
        "Finissent dans les 3 mois : 3. Le tableau qui suit nomme chaque siège par son numéro.",
        "Bild des Ausschusses als Halbkreis: 2 von 3 Sitzen mit Stimmrecht sind besetzt. Vakant: 2, a. "
        "Enden innert 3 Monaten: 3. Die Tabelle darunter nennt jeden Sitz mit seiner Nummer.",
    )
    assert [said(side)[0] for side in picture.sides] == ["France : 1 pourvus sur 2", "Suisse : 1 pourvus sur 1"]
    assert picture.figure == "2 / 3"
    assert [said(line)[0] for line in picture.below] == ["sièges avec voix délibérative pourvus", "quorum 2"]
    assert [sign for sign, _ in picture.legend] == list(LegendSign)


def test_only_signs_that_are_seen_are_explained() -> None:
    (picture,) = found(a_paper(a_seat("1")), SeatPicture)
    assert isinstance(picture, SeatPicture)
    assert [sign for sign, _ in picture.legend] == [LegendSign.FILLED]
    assert "Vacants" not in picture.alternative.fr.text


def test_every_seat_stands_below_by_side_and_college_with_its_number_and_last_day() -> None:
    (table,) = found(WHOLE, AttendanceTable)
    assert isinstance(table, AttendanceTable)
    assert [said(group.label)[0] for group in table.groups] == [
        "Communes · France",
        "Côté suisse",
        "Voix consultative et personnes invitées permanentes",
    ]
    rows = [row for group in table.groups for row in group.rows]
    assert [row.number for row in rows] == ["1", "2", "3", "a", "b"]
    assert [said(row.body)[0] for row in rows] == [
        "Personne 1",
        "siège vacant",
        "Personne 3",
        "siège vacant",
        "Personne b",
    ]
    assert [said(row.state)[0] for row in rows] == ["sans fin", "–", "31 mars 2027", "–", "sans fin"]


def test_a_committee_without_sides_is_divided_by_colleges_alone() -> None:
    sender = a_sender()
    alone = replace(sender, committee=replace(sender.committee, sides=()))
    paper = replace(a_paper(a_seat("1", college="Communes"), a_seat("2")), sender=alone)
    (table,) = found(paper, AttendanceTable)
    assert isinstance(table, AttendanceTable)
    assert [said(group.label)[0] for group in table.groups] == ["Communes", "Sièges"]


def test_offices_and_working_groups_of_the_day_stand_last() -> None:
    paper = replace(
        WHOLE,
        officers=(Officer(name="", office=OfficeOfCommittee.PRESIDENT, until=date(2028, 1, 1)),),
        groups=(Group(name=text("Eau", "Wasser"), members=("A", "B")), Group(name=text("Gaz", "Gas"), members=())),
    )
    (table,) = found(paper, AttendanceTable)
    assert isinstance(table, AttendanceTable)
    office = table.groups[-1].rows[0]
    assert isinstance(office.name, Pair)
    assert (said(office.name)[0], said(office.state)[0]) == ("non communiqué", "31 décembre 2027")
    (listing,) = found(paper, Listing)
    assert isinstance(listing, Listing)
    assert [said(entry) for entry in listing.entries] == [("Eau : A, B", "Wasser: A, B"), ("Gaz : –", "Gas: –")]


def test_a_day_without_seats_says_so() -> None:
    assert [said(block.text)[0] for block in found(a_paper(), Paragraph) if isinstance(block, Paragraph)] == [
        "Le comité n’a aucun siège à cette date."
    ]
    assert not list(found(a_paper(), SeatPicture))


@pytest.mark.parametrize("layout", list(Layout))
def test_each_language_of_the_layout_has_a_picture_that_speaks_it(layout: Layout, tmp_path: Path) -> None:
    assert languages_of(WHOLE, layout, tmp_path) == {Layout.FR: ["fr"], Layout.DE: ["de-CH"]}.get(
        layout, ["fr", "de-CH"]
    )


def test_one_seat_and_sixty_are_a_picture_too(tmp_path: Path) -> None:
    many = a_paper(*(a_seat(str(number), list(Side)[number > 30]) for number in range(1, 61)))
    for paper in (a_paper(a_seat("1")), many):
        assert languages_of(paper, Layout.FR, tmp_path) == ["fr"]


def languages_of(paper: CompositionPaper, layout: Layout, folder: Path) -> list[str]:
    """Of the parts of the picture, as a reader finds them in a file that the checker accepts."""
    data = write_pdf(document(paper, FRENCH, GERMAN, options(layout)), layout)
    path = folder / "paper.pdf"
    path.write_bytes(data)
    complaints = [one.message for one in outloud.check(str(path)).findings if one.severity in ("error", "warning")]
    assert complaints == []
    figures = reading.structure(data).find("Figure")
    return [one.language for one in figures if not one.alternative.startswith("Logo")]
