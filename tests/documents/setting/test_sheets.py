"""Do plates and labels stand where the printer's sheets want them, and do both faces of a plate say their language?"""

from pathlib import Path

import outloud
import pytest

from ctj_desktop.documents.blocks import AddressLabels, Block, Document, LabelFormat, NamePlate, NamePlates, PlateFormat
from ctj_desktop.documents.inline import both
from ctj_desktop.documents.layout import Layout
from ctj_desktop.documents.setting.layouts import flow
from ctj_desktop.documents.setting.sheets import PlacedSheet
from ctj_desktop.documents.setting.styles import MM
from ctj_desktop.documents.writers.pdf import write_pdf
from ctj_desktop.domain.record import replace
from tests.documents import reading
from tests.documents.samples import facts

LONG_NAME = "Marie-Antoinette de Montmollin-Pontarlier von Grenzwil"
ADDRESS = ("Madame Claire Perrenot", "Mairie", "1 RUE DU PONT", "25500 MORTEAU")


def a_plate(name: str = "Claire Perrenot") -> NamePlate:
    foot = both("Comité de pilotage", "Steuerungsausschuss")
    return NamePlate(name=name, function=both("Maire", "Stadtpräsidium"), body=both("Ville", "Stadt"), foot=foot)


def a_paper(block: Block) -> Document:
    return Document(facts=facts(), blocks=(block,))


def sheets_of(block: Block, layout: Layout = Layout.COLUMNS) -> list[PlacedSheet]:
    return flow(a_paper(block), layout).sheets


def said(sheet: PlacedSheet, *, turned: bool) -> list[str]:
    return [
        " ".join(line.text for _x, _y, line in text.lines)
        for text in sheet.texts
        if (text.fold is not None) is turned and text.element is not None
    ]


def test_a_plate_says_french_on_one_face_and_german_on_the_other_about_the_fold() -> None:
    (sheet,) = sheets_of(NamePlates(plates=(a_plate(),)))
    assert (round(sheet.width / MM), round(sheet.height / MM)) == (297, 210)
    assert said(sheet, turned=False) == ["Claire Perrenot", "Maire", "Ville"]
    assert said(sheet, turned=True) == ["Claire Perrenot", "Stadtpräsidium", "Stadt"]
    assert {text.fold for text in sheet.texts} == {None, sheet.height / 2}


def test_in_one_language_both_faces_say_the_same() -> None:
    (sheet,) = sheets_of(NamePlates(plates=(a_plate(),)), Layout.DE)
    assert said(sheet, turned=False) == said(sheet, turned=True) == ["Claire Perrenot", "Stadtpräsidium", "Stadt"]


def test_two_small_plates_share_a_sheet_and_each_has_its_own_fold() -> None:
    block = NamePlates(plates=(a_plate(), a_plate("Peter Muster"), a_plate("Anna Frei")), plate_format=PlateFormat.A5)
    first, second = sheets_of(block)
    assert {text.fold for text in first.texts} == {None, first.height / 4, first.height * 3 / 4}
    assert said(second, turned=False)[0] == "Anna Frei"


@pytest.mark.parametrize("plate_format", PlateFormat)
def test_a_long_name_stays_on_its_face(plate_format: PlateFormat) -> None:
    (sheet,) = sheets_of(NamePlates(plates=(a_plate(LONG_NAME),), plate_format=plate_format))
    face = sheet.height / (2 if plate_format is PlateFormat.A4 else 4)
    for text in sheet.texts:
        for x, baseline, line in text.lines:
            assert x + line.width < sheet.width - 20 * MM
            assert face < baseline < 2 * face
    heights = [max(y for _x, y, _line in text.lines) for text in sheet.texts if text.fold is None]
    assert heights == sorted(set(heights)), "one line covers another"


@pytest.mark.parametrize(
    ("label_format", "left", "top"), [(LabelFormat.THREE_BY_EIGHT, 0, 0.5), (LabelFormat.THREE_BY_SEVEN, 7.2, 15.15)]
)
def test_labels_begin_where_they_are_asked_to_and_stay_on_their_label(
    label_format: LabelFormat, left: float, top: float
) -> None:
    width, height, across = (70, 37, 70) if label_format is LabelFormat.THREE_BY_EIGHT else (63.5, 38.1, 66.04)
    long = ("Communauté de communes des Portes du H",) * 6
    block = AddressLabels(labels=(ADDRESS, long, *[ADDRESS] * 24), label_format=label_format, start=5)
    sheets = sheets_of(block)
    assert len(sheets) == 2
    first = [one for text in sheets[0].texts[:4] for one in text.lines]
    second = [one for text in sheets[0].texts[4:10] for one in text.lines]
    for column, row, lines in ((1, 1, first), (2, 1, second)):
        for x, baseline, line in lines:
            assert left + column * across < x / MM
            assert (x + line.width) / MM < left + column * across + width
            assert top + row * height + 1 < baseline / MM < top + (row + 1) * height - 1
        heights = [baseline for _x, baseline, _line in lines]
        assert heights == sorted(set(heights)), "one line covers another"
    assert sheets[0].texts[0].style.size > sheets[0].texts[4].style.size >= 6


def test_a_checker_finds_nothing_and_a_reader_every_address(tmp_path: Path) -> None:
    labels = write_pdf(a_paper(AddressLabels(labels=(ADDRESS, (*ADDRESS[:3], "CH-2350 SAIGNELÉGIER")))))
    plates = write_pdf(a_paper(NamePlates(plates=(a_plate(), a_plate("Peter Muster")))))
    for name, pdf in (("labels", labels), ("plates", plates)):
        path = tmp_path / f"{name}.pdf"
        path.write_bytes(pdf)
        found = outloud.check(str(path))
        assert found.error is None
        assert [(one.rule, one.message) for one in found.findings if one.severity in ("error", "warning")] == []
    items = reading.structure(labels).find("LI")
    assert next(item.full_text for item in items) == "Madame Claire PerrenotMairie1 RUE DU PONT25500 MORTEAU"
    assert [heading.full_text for heading in reading.structure(plates).find("H1")] == [
        "Claire Perrenot",
        "Peter Muster",
    ]


def test_a_paper_of_sheets_is_the_same_every_time() -> None:
    block = NamePlates(plates=(a_plate(), replace(a_plate(), function=None)))
    assert write_pdf(a_paper(block)) == write_pdf(a_paper(block))
