"""Do minutes go out for remarks with the same numbers in both languages, and as a draft on every page?"""

from datetime import date
from pathlib import Path

import outloud
import pytest

from ctj_desktop.documents.blocks import DecisionBlock, Document, Listing, Notice, Paragraph, TaskTable
from ctj_desktop.documents.layout import Layout
from ctj_desktop.documents.minutes import Numbers
from ctj_desktop.documents.papers import PaperOptions
from ctj_desktop.documents.rounds.circulation_copy import CirculationCopy, document
from ctj_desktop.documents.rounds.remark_form import RemarkFormPaper, RemarkReader
from ctj_desktop.documents.rounds.remark_form import document as form_document
from ctj_desktop.documents.writers.word import write_word
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.rounds.circulated import NUMBERED
from ctj_desktop.i18n import load_translator
from tests.documents import reading
from tests.documents.records import (
    ENTRY,
    PARAGRAPH,
    TITLE,
    Session,
    a_meeting,
    a_sender,
    an_item,
    options,
    printed,
    text,
)
from tests.files.tables.made import parts_of

FRENCH, GERMAN = load_translator("fr_CH"), load_translator("de_CH")
NBSP = "\u00a0"


def a_copy(long: int = 0) -> CirculationCopy:
    session = Session()
    session.point(
        an_item("Marchés", "Märkte"),
        session.block(TITLE, "Exposé", "Vortrag"),
        session.block(PARAGRAPH, "Le projet est présenté.", "Das Projekt wird vorgestellt."),
        session.block(ENTRY, "premièrement", "erstens"),
        session.block(ENTRY, "deuxièmement", "zweitens"),
        session.decided("Avis favorable.", "Positive Stellungnahme."),
        session.task("Préparer", "Vorbereiten"),
    )
    session.point(
        an_item("Huis clos", "Geschlossen", closed=True), session.block(PARAGRAPH, "Secret des portes", "Geheim")
    )
    session.point(an_item("Divers", "Varia"), session.block(PARAGRAPH, "Rien. " * (1 + long), "Nichts."))
    paper = session.paper(signed_on=None)
    blocks = [block.id for point in paper.points for block in point.blocks if block.block_kind in NUMBERED]
    numbers: Numbers = {key: number for number, key in enumerate(blocks, 1)}
    return CirculationCopy(minutes=paper, numbers=numbers, until=date(2027, 3, 3), back_to="a@doubs.example")


COPY = a_copy()


def said(how: PaperOptions, paper: CirculationCopy = COPY) -> Document:
    return document(paper, FRENCH, GERMAN, how)


def test_every_passage_has_its_number_whatever_it_is() -> None:
    blocks = said(options()).blocks
    numbered = [(one.number, one.text.de.text) for one in blocks if isinstance(one, Paragraph) and one.number]
    assert numbered == [
        (f"§{NBSP}1", "Das Projekt wird vorgestellt."),
        (f"§{NBSP}2", "erstens"),
        (f"§{NBSP}3", "zweitens"),
        (f"§{NBSP}6", "Geheim"),
        (f"§{NBSP}7", "Nichts."),
    ]
    [decision] = [one for one in blocks if isinstance(one, DecisionBlock)]
    assert [side.text.startswith(f"§{NBSP}4") for side in (decision.heading.fr, decision.heading.de)] == [True] * 2
    [table] = [one for one in blocks if isinstance(one, TaskTable)]
    assert table.rows[0].text.fr.text == f"§{NBSP}5{NBSP}· Préparer"
    assert not [one for one in blocks if isinstance(one, Listing)]


def test_whoever_gets_a_public_one_finds_the_same_numbers_without_what_is_closed() -> None:
    blocks = said(options(public=True)).blocks
    numbers = [one.number for one in blocks if isinstance(one, Paragraph) and one.number]
    assert numbers == [f"§{NBSP}{number}" for number in (1, 2, 3, 7)]


@pytest.mark.parametrize(
    ("layout", "words"),
    [
        (Layout.COLUMNS, ("remarques jusqu’au 3 mars 2027", "Bemerkungen bis 3. März 2027")),
        (Layout.FR, ("remarques jusqu’au 3 mars 2027",)),
        (Layout.DE, ("Bemerkungen bis 3. März 2027",)),
    ],
)
def test_it_is_a_draft_on_every_page(layout: Layout, words: tuple[str, ...]) -> None:
    made = printed(document, a_copy(3000), options(layout))
    pages = [page.extract_text().replace(NBSP, " ") for page in reading.reader(made).pages]
    assert len(pages) > 1
    for word in words:
        assert all(word in page for page in pages)


def test_who_reads_it_knows_where_remarks_go() -> None:
    notices = {
        how: next(one.text.fr.text for one in said(options(), paper).blocks if isinstance(one, Notice))
        for how, paper in {
            "whom": COPY,
            "when": replace(COPY, back_to=""),
            "open": replace(COPY, until=None, back_to=""),
        }.items()
    }
    assert "a@doubs.example" in notices["whom"]
    assert "3 mars" in notices["when"].replace(NBSP, " ")
    assert len(set(notices.values())) == 3
    assert (
        said(options(), replace(COPY, until=None)).facts.standing == "Projet pour remarques / Entwurf für Bemerkungen"
    )


def test_word_says_it_at_the_foot_too() -> None:
    made = write_word(said(options()), Layout.COLUMNS)
    feet = [part.decode() for name, part in parts_of(made).items() if "foot" in name]
    assert feet
    assert all("Bemerkungen bis" in foot for foot in feet)


FORM = RemarkFormPaper(
    sender=a_sender(),
    meeting=a_meeting(),
    reader=RemarkReader(name="Claire Perrenot", function=text("maire", "Gemeindepräsidentin")),
    until=date(2027, 3, 3),
    back_to="a@doubs.example",
)
BARE = RemarkFormPaper(sender=a_sender(), meeting=a_meeting(), reader=RemarkReader())


@pytest.mark.parametrize("layout", [pytest.param(Layout.COLUMNS, marks=pytest.mark.long), Layout.DE])
def test_the_checker_finds_no_error(layout: Layout, tmp_path: Path) -> None:
    for name, made in (
        ("copy", printed(document, COPY, options(layout, sample=True))),
        ("form", printed(form_document, FORM, options(layout))),
        ("bare", printed(form_document, BARE, options(layout))),
    ):
        (tmp_path / f"{name}.pdf").write_bytes(made)
        result = outloud.check(str(tmp_path / f"{name}.pdf"))
        assert result.error is None
        assert [(one.rule, one.message) for one in result.findings if one.severity in ("error", "warning")] == []


def test_a_form_to_write_on_fills_one_page() -> None:
    made = reading.reader(printed(form_document, FORM, options()))
    assert len(made.pages) == 1
    assert "Claire Perrenot" in made.pages[0].extract_text()
