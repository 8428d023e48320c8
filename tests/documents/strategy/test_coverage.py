"""Does the coverage say on paper what there is and what is missing, and does the checker accept it?"""

from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import outloud
import pytest

from ctj_desktop.documents.blocks import Block, FactTable, FigureTable, Heading, Listing, Paragraph
from ctj_desktop.documents.layout import Layout
from ctj_desktop.documents.strategy.coverage import CoveragePaper, PaperAim, PaperProject, PaperTerritory, document
from ctj_desktop.documents.writers.pdf import write_pdf
from ctj_desktop.domain.funding.coverage import CoverageCell, CoverageRow
from ctj_desktop.domain.funding.envelope import FundFigures
from ctj_desktop.domain.funding.portfolio import Fact
from ctj_desktop.domain.funding.rates import Sums
from ctj_desktop.i18n import N_, load_translator
from tests.documents.records import a_sender, options, text

FRENCH, GERMAN = load_translator("fr_CH"), load_translator("de_CH")
ON, HERE = date(2027, 2, 24), UUID(int=9)
MARKET, BIKE = UUID(int=1), UUID(int=2)


def cell(*projects: UUID, eur: int = 0, chf: int = 0) -> CoverageCell:
    return CoverageCell(projects=projects, money=FundFigures(requested=Sums(eur, chf)))


def row(here: CoverageCell, total: CoverageCell | None = None) -> CoverageRow:
    return CoverageRow(total=total or here, cells={HERE: here})


def a_paper(**changes: Any) -> CoveragePaper:
    served = row(cell(MARKET, eur=500_00, chf=8_000_00))
    given: dict[str, Any] = {
        "sender": a_sender(),
        "on": ON,
        "strategy": UUID(int=3),
        "name": text("Stratégie 2016", "Strategie 2016"),
        "money": Fact.REQUESTED,
        "which": N_("all projects"),
        "territories": (PaperTerritory(key=HERE, code="MOC"), PaperTerritory(key=None)),
        "aims": (
            PaperAim(title=text("Vivre ensemble", "Zusammenleben"), code="4", kind=N_("Strategic axis"), row=served),
            PaperAim(title=text("Marchés", "Märkte"), code="4.1", action=True, row=served),
            PaperAim(title=text("Vélo", "Velo"), action=True, sure=False, row=CoverageRow()),
        ),
        "every": served,
        "rest": CoverageRow(total=cell(BIKE), cells={None: cell(BIKE)}),
        "projects": {
            MARKET: PaperProject(number="P-1", title=text("Marché", "Markt")),
            BIKE: PaperProject(number="", title=text("Liaison", "Verbindung")),
        },
    }
    return CoveragePaper(**given | changes)


def said(paper: CoveragePaper, layout: Layout = Layout.ALTERNATE) -> list[Block]:
    return [*document(paper, FRENCH, GERMAN, options(layout)).blocks]


def heads(blocks: list[Block]) -> list[str]:
    return [one.text.fr.text for one in blocks if isinstance(one, Heading)]


def figures(table: FigureTable) -> list[list[str]]:
    return [
        [one.name.fr.text, *(" + ".join(line.fr.text for line in lines) for lines in one.figures)] for one in table.rows
    ]


def test_it_says_how_many_how_much_which_ones_and_what_is_missing() -> None:
    blocks = said(a_paper())
    many, much = (one for one in blocks if isinstance(one, FigureTable))
    assert [head.fr.text for head in many.heads] == ["Stratégie", "MOC", "Sans territoire", "En tout"]
    assert figures(many) == [
        ["Vivre ensemble", "1", "–", "1"],
        ["Marchés", "1", "–", "1"],
        ["Vélo", "–", "–", "–"],
        ["Toutes les actions", "1", "–", "1"],
        ["Aucune action de cette version", "–", "1", "1"],
    ]
    assert [[one.fr.text for one in line.details] for line in many.rows[:3]] == [
        ["Axe stratégique"],
        [],
        ["titre à confirmer", "aucun projet n’y répond"],
    ]
    assert [line[0] for line in figures(much)] == [
        "Vivre ensemble",
        "Marchés",
        *[line[0] for line in figures(many)[3:]],
    ]
    assert figures(much)[1][1].replace("\u202f", " ").replace("\u00a0", " ") == "500,00 € + CHF 8’000.00"
    assert heads(blocks) == [
        "Nombre de projets",
        "Montants demandés",
        "Projets par action",
        "Actions sans projet",
        "Projets sans action de cette version",
    ]
    [served] = (one for one in blocks if isinstance(one, FactTable))
    assert [(label.fr.text, value.de.text) for label, value in served.rows] == [("4.1 Marchés", "P-1 Markt")]
    bare, left = (one for one in blocks if isinstance(one, Listing))
    assert [one.de.text for one in bare.entries] == ["Velo"]
    assert [one.fr.text for one in left.entries] == ["Liaison"]


def test_what_there_is_not_is_not_spoken_of() -> None:
    served = row(cell(MARKET))
    aims = (PaperAim(title=text("Marchés", "Märkte"), action=True, row=served),)
    assert heads(said(a_paper(aims=aims, every=served, rest=CoverageRow()))) == [
        "Nombre de projets",
        "Projets par action",
    ]
    [only] = (one for one in said(a_paper(aims=())) if isinstance(one, Paragraph))
    assert only.text.de.text == "Diese Fassung der Strategie hat noch keine Achse und keine Massnahme."


def test_an_amount_stands_once_where_both_languages_do_and_a_territory_without_a_code_by_its_name() -> None:
    for layout in (Layout.ALTERNATE, Layout.DE):
        [_, much] = (one for one in said(a_paper(), layout) if isinstance(one, FigureTable))
        [euros, _francs] = much.rows[0].figures[0]
        assert euros.same is (layout is Layout.ALTERNATE)
    named = (PaperTerritory(key=HERE, name=text("Haut-Jura", "Hochjura")),)
    [many, _] = (one for one in said(a_paper(territories=named)) if isinstance(one, FigureTable))
    assert many.heads[1].de.text == "Hochjura"


@pytest.mark.parametrize("layout", [Layout.ALTERNATE, Layout.DE])
def test_the_checker_accepts_it(layout: Layout, tmp_path: Path) -> None:
    path = tmp_path / "coverage.pdf"
    path.write_bytes(write_pdf(document(a_paper(), FRENCH, GERMAN, options(layout)), layout))
    result = outloud.check(str(path))
    assert result.error is None
    assert [one.message for one in result.findings if one.severity in ("error", "warning")] == []
