"""Does the table of projects say where each stands and what all come to, and does the checker accept it?"""

from datetime import date
from pathlib import Path
from typing import Any

import outloud
import pytest

from ctj_desktop.documents.blocks import Document, FigureTable, Paragraph, SmallNote
from ctj_desktop.documents.layout import Layout
from ctj_desktop.documents.projects.portfolio import PortfolioLine, PortfolioPaper, document
from ctj_desktop.documents.writers.pdf import write_pdf
from ctj_desktop.domain.funding.envelope import FundFigures
from ctj_desktop.domain.funding.rates import Sums
from ctj_desktop.domain.records.projects import Instrument
from ctj_desktop.i18n import load_translator
from tests.documents.projects.test_project_papers import plain
from tests.documents.records import a_sender, options, text

FRENCH, GERMAN = load_translator("fr_CH"), load_translator("de_CH")
FILED, RUNNING = text("déposé", "eingereicht"), text("en cours", "laufend")


def a_line(number: str, **changes: Any) -> PortfolioLine:
    given: dict[str, Any] = {
        "number": number,
        "title": text("Marchés", "Märkte"),
        "stage": FILED,
        "instrument": Instrument.FPPT,
        "lead": text("Morteau", "Morteau"),
        "money": FundFigures(requested=Sums(1_000_00, 500_00), awarded=Sums(0, 400_00)),
    }
    return PortfolioLine(**{**given, **changes})


LINES = (
    a_line("P-2026-001", elsewhere=(text("Jura", "Jura"), text("Doubs", "Doubs"))),
    a_line("P-2026-002", stage=RUNNING, money=FundFigures(paid=Sums(0, 100_00)), unmarked=True),
    a_line("P-2026-003", stage=text("", ""), instrument=None, lead=text("", ""), money=FundFigures()),
)


def a_paper(*lines: PortfolioLine, every: bool = True) -> PortfolioPaper:
    return PortfolioPaper(sender=a_sender(), on=date(2026, 3, 24), lines=lines, every=every)


def rows(made: Document) -> list[list[str]]:
    """Of each table its lines in French."""
    return [
        [
            plain(
                " | ".join(
                    [row.name.fr.text, *(one.fr.text for one in row.details)]
                    + [" + ".join(one.fr.text for one in lines) for lines in row.figures]
                )
            )
            for row in block.rows
        ]
        for block in made.blocks
        if isinstance(block, FigureTable)
    ]


def test_each_project_and_each_stage_has_its_money_and_all_come_to_the_same() -> None:
    made = document(a_paper(*LINES), FRENCH, GERMAN, options())
    projects, stages = rows(made)
    assert projects == [
        "Marchés | P-2026-001 · déposé · FPPT · Morteau · Jura, Doubs | 1 000,00 € + CHF 500.00 | CHF 400.00 | –",
        "Marchés | P-2026-002 · en cours · FPPT · Morteau | – | – | CHF 100.00",
        "Marchés | P-2026-003 | – | – | –",
        "En tout | 1 000,00 € + CHF 500.00 | CHF 400.00 | CHF 100.00",
    ]
    assert stages == [
        "déposé | 1 | 1 000,00 € + CHF 500.00 | CHF 400.00 | –",
        "en cours | 1 | – | – | CHF 100.00",
        "encore sans étape | 1 | – | – | –",
        "En tout | 3 | 1 000,00 € + CHF 500.00 | CHF 400.00 | CHF 100.00",
    ]
    notes = [plain(block.text.fr.text) for block in made.blocks if isinstance(block, SmallNote)]
    assert notes[-1].startswith("1 projet répond à un appel sans qu’aucune source")


def test_in_german_alone_euros_are_written_as_in_german() -> None:
    made = document(a_paper(LINES[0]), FRENCH, GERMAN, options(Layout.DE))
    table = next(one for one in made.blocks if isinstance(one, FigureTable))
    assert [plain(one.de.text) for one in table.rows[0].figures[0]] == ["EUR 1’000.00", "CHF 500.00"]


def test_without_a_project_the_page_says_so() -> None:
    made = document(a_paper(every=False), FRENCH, GERMAN, options())
    assert rows(made) == []
    assert [one.text.fr.text for one in made.blocks if isinstance(one, Paragraph)] == [
        "Il n’y a aucun projet à montrer."
    ]


@pytest.mark.parametrize("layout", list(Layout))
def test_the_checker_accepts_it_in_every_layout(layout: Layout, tmp_path: Path) -> None:
    path = tmp_path / "portfolio.pdf"
    made = document(a_paper(*LINES * 5), FRENCH, GERMAN, options(layout, sample=True))
    path.write_bytes(write_pdf(made, layout))
    found = outloud.check(str(path))
    assert found.error is None
    assert [(one.rule, one.message) for one in found.findings if one.severity in ("error", "warning")] == []
