"""What becomes of lists that nobody should send: a verdict at the row, or a refusal, and nothing else is touched?"""

import base64
from pathlib import Path

import pytest

from ctj_desktop.domain.records.committees import Mandate
from ctj_desktop.domain.records.people import Person
from ctj_desktop.files.tables import archive, delimited
from ctj_desktop.files.tables.reading import source_of
from ctj_desktop.files.tables.refusals import SourceRefused, SourceTooLarge, TooManyRows
from ctj_desktop.services.imports.columns import known
from ctj_desktop.services.imports.plan import plan
from ctj_desktop.services.imports.preparing import prepared
from ctj_desktop.services.imports.verdicts import RowFate
from ctj_desktop.services.imports.writing import write
from tests.files.tables.made import a_workbook, an_archive, parts_of
from tests.office import TODAY, Office

NEW, CHANGED, SAME, DUPLICATE, REFUSED = RowFate
HEAD = ["Commune", "Côté", "Nom", "Prénom", "Suppléant", "Début", "Fin"]
GOOD = ["Biel", "CH", "Exemple", "Eve", "", "", ""]


def sheet(*rows: list[str], more: dict[str, bytes] | None = None) -> bytes:
    """A workbook of these rows, with parts that no list needs."""
    made = a_workbook([list(row) for row in rows])
    return an_archive({**parts_of(made), **(more or {})}) if more else made


def text(*rows: list[str]) -> bytes:
    """The same as a text of cells."""
    return "\n".join(";".join(row) for row in rows).encode()


def row(*cells: str) -> list[str]:
    """A row of a list of members."""
    return [*cells, *[""] * (len(HEAD) - len(cells))]


PHOTO = base64.b64encode(b"\0" * 15_000_000).decode()
CARD = f"BEGIN:VCARD\nVERSION:3.0\nN:Exemple;Eve\nPHOTO;ENCODING=b:{PHOTO}\nEND:VCARD\n".encode()
LINK = b'<?xml version="1.0"?><externalLink xmlns="x"><a href="file://elsewhere/list.xlsx"/></externalLink>'
TAKEN: dict[str, tuple[bytes, list[RowFate]]] = {
    "merged headers": (
        a_workbook([["Liste", ""], HEAD[2:4], ["Exemple", "Eve"]], merged=[(0, 0, 0, 1, "Liste des membres")]),
        [NEW],
    ),
    "blank rows": (sheet(HEAD, row(), GOOD, row(), row(), row("Nods", "CH", "Blanc", "Luc")), [NEW, NEW]),
    "duplicate headers": (text([*HEAD[:4], "Nom", "Nom"], ["Biel", "CH", "Exemple", "Eve", "x", "y"]), [NEW]),
    "two tables in one sheet": (text(HEAD, GOOD, row(), HEAD, row("Nods", "CH", "Blanc", "Luc")), [NEW]),
    "mixed encodings": (
        text(HEAD, GOOD) + "\nNods;CH;Müller;Zoë;;;\n".encode("cp1252") + "Le Locle;CH;Périllat;Ann;;;\n".encode(),
        [NEW, NEW, NEW],
    ),
    "macros": (sheet(HEAD, GOOD, more={"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0 Auto_Open"}), [NEW]),
    "external links": (sheet(HEAD, GOOD, more={"xl/externalLinks/externalLink1.xml": LINK}), [NEW]),
    "a card with a photograph of 20 MB": (CARD, [NEW]),
    "end before start": (text(HEAD, row("Nods", "CH", "Blanc", "Luc", "", "2027", "2026"), GOOD), [REFUSED, NEW]),
    "a person substituting for themselves": (
        text(HEAD, row("Nods", "CH", "Blanc", "Luc", "Luc Blanc"), GOOD),
        [REFUSED, NEW],
    ),
    "two holders of one seat": (
        text(
            ["Siège", *HEAD[1:]],
            row("A", "CH", "Blanc", "Luc", "", "2026"),
            row("A", "CH", "Noir", "Zoë", "", "2026"),
            GOOD,
        ),
        [NEW, REFUSED, NEW],
    ),
}


@pytest.mark.parametrize("case", TAKEN)
def test_a_bad_row_has_its_verdict_and_the_rest_is_taken(tmp_path: Path, case: str) -> None:
    content, fates = TAKEN[case]
    office = Office(tmp_path)
    office.a_committee("MOC")
    before = office.a_person("Ancien", "Paul")
    found = plan(office.store, prepared(office.store, source_of("liste", content, known), since=TODAY))
    assert [one.verdict for one in found.verdicts] == fates
    assert all(one.why for one in found.verdicts if one.verdict is REFUSED)
    write(office.store, found)
    here = {one.family_name for one in office.store.all(Person)}
    assert "Exemple" in here
    assert office.store.get(Person, before.id) == before
    assert len(here) == 1 + fates.count(NEW)
    assert office.store.count(Mandate) in (0, fates.count(NEW))


def test_a_file_that_is_too_much_is_refused_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_UNPACKED", 1_000_000)
    monkeypatch.setattr(delimited, "MOST_ROWS", 50)
    blank = b"<worksheet>" + b" " * 2_000_000 + b"</worksheet>"
    bomb = an_archive({**parts_of(sheet(HEAD, GOOD)), "xl/worksheets/sheet1.xml": blank})
    refused: dict[bytes, type[SourceRefused]] = {
        bomb: SourceTooLarge,
        b"Nom;Mail\n" + b"a;b\n" * 50: TooManyRows,
    }
    for content, why in refused.items():
        with pytest.raises(why):
            source_of("liste", content, known)
