"""Does the paper of remarks say who remarked what on which passage, and what became of it, in both languages?"""

import datetime as dt
from pathlib import Path
from typing import Any

import outloud
import pytest

from ctj_desktop.documents.blocks import Document, Heading, Paragraph, SmallNote, TaskRow, TaskTable, Title
from ctj_desktop.documents.gaps import gaps
from ctj_desktop.documents.layout import Layout
from ctj_desktop.documents.rounds.synopsis import ItemRemarks, RemarkFacts, RemarksPaper, document
from ctj_desktop.documents.writers.pdf import write_pdf
from ctj_desktop.domain.records.remarks import RemarkRuling
from ctj_desktop.i18n import load_translator
from tests.documents.committee_records import LONG
from tests.documents.reading import marked_texts
from tests.documents.records import a_meeting, a_sender, options, text

FRENCH, GERMAN = load_translator("fr_CH"), load_translator("de_CH")


def a_remark(number: int = 8, **changes: Any) -> RemarkFacts:
    given: dict[str, Any] = {
        "number": number,
        "item": "3",
        "name": "Camille Exemple",
        "comment": text("La réserve doit nommer les deux monnaies."),
        "body": text("Canton de Vaud", "Kanton Waadt"),
    }
    return RemarkFacts(**{**given, **changes})


def a_paper(*remarks: RemarkFacts, **changes: Any) -> RemarksPaper:
    items = (ItemRemarks(number="3", title=text("Marchés", "Märkte"), remarks=remarks),) if remarks else ()
    given: dict[str, Any] = {
        "sender": a_sender(),
        "meeting": a_meeting(),
        "opened_on": dt.date(2026, 4, 1),
        "until": dt.date(2026, 4, 20),
        "items": items,
    }
    return RemarksPaper(**{**given, **changes})


def said(paper: RemarksPaper) -> Document:
    return document(paper, FRENCH, GERMAN, options(Layout.ALTERNATE))


def rows(made: Document) -> list[TaskRow]:
    return [row for block in made.blocks if isinstance(block, TaskTable) for row in block.rows]


def plain(words: str) -> str:
    return words.replace("\u00a0", " ").replace("\u202f", " ")


def test_a_row_says_passage_remark_proposal_whose_and_what_became_of_it() -> None:
    remark = a_remark(
        circulated=text("d’un plan"),
        proposal=text("de deux plans équilibrés"),
        ruling=RemarkRuling.REFUSED,
        reason=text("Dit après la séance.", "Nach der Sitzung gesagt."),
        late=True,
    )
    (row,) = rows(said(a_paper(remark)))
    assert [plain(pair.fr.text) for pair in (row.number, row.text, row.owner, row.due)] == [
        "§ 8",
        "La réserve doit nommer les deux monnaies.",
        "Camille Exemple, Canton de Vaud",
        "refusée",
    ]
    assert [plain(pair.fr.text) for pair in row.details] == [
        "Tel que mis en circulation : d’un plan",
        "Proposition : de deux plans équilibrés",
        "Motif : Dit après la séance.",
        "après le délai",
    ]
    assert [plain(row.owner.de.text), plain(row.due.de.text)] == ["Camille Exemple, Kanton Waadt", "abgelehnt"]
    assert plain(row.details[2].de.text) == "Grund: Nach der Sitzung gesagt."


def test_what_somebody_wrote_is_in_their_language_and_lacks_no_translation() -> None:
    made = said(a_paper(a_remark()))
    (row,) = rows(made)
    assert row.text.de.text == row.text.fr.text
    assert row.text.de.language == "fr"
    assert said(a_paper(a_remark(proposal=text("", "zwei Pläne")))).blocks != made.blocks
    assert gaps(made, Layout.ALTERNATE).untranslated == ()


def test_the_title_counts_and_an_open_one_is_to_settle() -> None:
    made = said(a_paper(a_remark(), a_remark(0, comment=text(""), proposal=text("Autre."), name="", body=text(""))))
    title = next(block for block in made.blocks if isinstance(block, Title))
    assert title.meta is not None
    assert plain(title.meta.fr.text).endswith("2 remarques, dont 2 à traiter")
    assert [plain(row.number.fr.text) for row in rows(made)] == ["§ 8", "point entier"]
    assert plain(rows(made)[1].owner.fr.text) == "–"
    assert [plain(block.text.fr.text) for block in made.blocks if isinstance(block, Heading)] == ["Marchés"]


def test_nothing_remarked_and_nobody_asked_are_sentences() -> None:
    silent = said(a_paper(silent=(text("Ville de Pontarlier"),), number="2"))
    assert [plain(block.text.fr.text) for block in silent.blocks if isinstance(block, Paragraph)] == [
        "Aucune remarque n’a été faite."
    ]
    assert [plain(block.text.fr.text) for block in silent.blocks if isinstance(block, SmallNote)] == [
        "Consultés, sans remarque : Ville de Pontarlier"
    ]
    never = said(a_paper(opened_on=None, until=None))
    assert [plain(block.text.fr.text) for block in never.blocks if isinstance(block, Paragraph)] == [
        "Le procès-verbal n’a pas été mis en circulation pour remarques."
    ]


HARD = (
    a_remark(1, comment=text(LONG), proposal=text(LONG, LONG), adopted=text(LONG), ruling=RemarkRuling.OTHERWISE),
    a_remark(0, comment=text("", "Nur deutsch"), name="", body=text("", "Gemeinde"), late=True),
    *(a_remark(number, ruling=RemarkRuling.ACCEPTED, reason=text("Oui.")) for number in range(2, 14)),
)


@pytest.mark.parametrize("layout", list(Layout))
def test_the_checker_accepts_it_in_every_layout(layout: Layout, tmp_path: Path) -> None:
    path = tmp_path / "paper.pdf"
    made = document(a_paper(*HARD, silent=(text("Ville"),)), FRENCH, GERMAN, options(layout, draft=True, sample=True))
    path.write_bytes(write_pdf(made, layout))
    found = outloud.check(str(path))
    assert found.error is None
    assert [(one.rule, one.message) for one in found.findings if one.severity in ("error", "warning")] == []


def test_a_long_remark_goes_on_over_the_page_rather_than_leave_half_of_it_empty() -> None:
    """The second row is taller than a third of a page: it begins where the first one ends."""
    long = text("Les comptes intermédiaires sont présentés en séance. " * 16)
    remarks = (a_remark(1, proposal=long), a_remark(2, circulated=long, proposal=long))
    made = document(a_paper(*remarks), FRENCH, GERMAN, options(Layout.FR))
    pages = ["".join(page.values()) for page in marked_texts(write_pdf(made, Layout.FR))]
    assert len(pages) == 2
    assert "Tel que mis en" in pages[0]
    assert "Proposition" in pages[1]
