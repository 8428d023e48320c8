"""An attendance sheet numbers the seats as they are entered, leaves room to sign, and is read in order."""

from itertools import product
from pathlib import Path

import outloud
import pytest

from ctj_desktop.documents.attendance_sheet import AttendancePaper, Expected, document
from ctj_desktop.documents.blocks import AttendanceTable
from ctj_desktop.documents.layout import Layout
from ctj_desktop.domain.ids import GuestId
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.committees import OfficeOfCommittee
from ctj_desktop.domain.records.meetings import Guest
from ctj_desktop.domain.records.people import Side
from ctj_desktop.i18n import load_translator
from tests.documents import reading
from tests.documents.records import HOME, MEETING, a_meeting, a_sender, options, printed, text

FRENCH, GERMAN = load_translator("fr_CH"), load_translator("de_CH")
GUEST = Guest(id=GuestId(MEETING), home=HOME, meeting=MEETING, name="Zoé Invitée")
LONG = "Rattachement interdépartemental de la coopération transfrontalière et du développement "


def a_seat(side: Side, name: str, **changes: object) -> Expected:
    given = {"function": text("maire", "Gemeindepräsidentin"), "body": text("Commune de Morteau", "Gemeinde Morteau")}
    return Expected(side=side, name=name, **{**given, **changes})  # type: ignore[arg-type]


def a_paper(*seats: Expected) -> AttendancePaper:
    return AttendancePaper(sender=a_sender(), meeting=a_meeting(), seats=seats, guests=(GUEST,))


def some() -> AttendancePaper:
    return a_paper(
        a_seat(Side.FR, "Claire Perrenot", office=OfficeOfCommittee.CO_PRESIDENT, substitute="Marc Faivre"),
        a_seat(Side.FR, "", vacant=True, body=text("Région", "")),
        a_seat(Side.CH, "Reto Ammann", may_vote=False),
    )


def many(count: int = 200) -> AttendancePaper:
    return a_paper(*(a_seat(Side.FR, f"Quidam {n}", function=text(LONG * 3, LONG)) for n in range(count)))


CASES = {"some": some, "nobody": a_paper, "two hundred": many}


AT_LENGTH = [
    pytest.param("two hundred", layout, marks=pytest.mark.long) for layout in Layout if layout is not Layout.COLUMNS
]


@pytest.mark.parametrize(
    ("case", "layout"),
    [*product(("some", "nobody"), Layout), ("two hundred", Layout.COLUMNS), *AT_LENGTH],
)
def test_the_checker_finds_no_error(case: str, layout: Layout, tmp_path: Path) -> None:
    chosen = options(layout, draft=True, sample=True)
    (tmp_path / "sheet.pdf").write_bytes(printed(document, CASES[case](), chosen))
    result = outloud.check(str(tmp_path / "sheet.pdf"))
    assert result.error is None
    assert [(one.rule, one.message) for one in result.findings if one.severity in ("error", "warning")] == []


def test_rows_are_read_with_number_name_function_and_body() -> None:
    tree = reading.structure(printed(document, some(), options(Layout.ALTERNATE)))
    (body,) = tree.find("TBody")
    rows = [" ".join(row.full_text.split()) for row in body.find("TR")]
    assert rows[1].startswith("1 Claire Perrenot")
    assert "Marc Faivre" in rows[1]
    assert "coprésidence" in rows[1]
    assert rows[2].startswith("2 siège vacant")
    assert rows[4].startswith("3 Reto Ammann")
    assert "ohne Stimmrecht" in rows[4]
    assert [row for row in rows if "Zoé Invitée" in row]
    assert "Gast 4" in rows[-2]
    assert "Gast 5" in rows[-1]
    assert "noter l’heure" in tree.full_text


def test_every_row_is_high_enough_to_sign_in() -> None:
    from ctj_desktop.documents.setting.layouts import flow

    rows = flow(document(some(), FRENCH, GERMAN, options()), Layout.ALTERNATE).rows
    names = ("Claire Perrenot", "Reto Ammann", "Zoé Invitée")
    found = [row for row in rows for part in row.parts if any(name in _said(part.runs, part.lines) for name in names)]
    assert len(found) == 3
    assert all(row.height >= 6 for row in found)


def _said(runs: object, lines: object) -> str:
    return f"{runs} {lines}"


def test_two_hundred_are_all_there_and_the_same_sheet_gives_the_same_bytes() -> None:
    made = printed(document, many(), options())
    (body,) = reading.structure(made).find("TBody")
    assert sum("Quidam" in row.full_text for row in body.find("TR")) == 200
    assert made == printed(document, many(), options())


def test_no_seat_is_said() -> None:
    blocks = document(a_paper(), FRENCH, GERMAN, options()).blocks
    (table,) = [block for block in blocks if isinstance(block, AttendanceTable)]
    assert [len(group.rows) for group in table.groups] == [5]


@pytest.mark.parametrize("sides", [(), (Side.FR,)])
def test_a_committee_without_two_sides_has_one_list(sides: tuple[Side, ...]) -> None:
    paper = some()
    sender = replace(paper.sender, committee=replace(paper.sender.committee, sides=sides))
    (table,) = (
        block
        for block in document(replace(paper, sender=sender), FRENCH, GERMAN, options()).blocks
        if isinstance(block, AttendanceTable)
    )
    assert [(group.label.fr.text, [row.number for row in group.rows][:3]) for group in table.groups] == [
        ("", ["1", "2", "3"]),
        ("Personnes invitées", ["", "", ""]),
    ]
