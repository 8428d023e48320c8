"""Does the dashboard say on paper what its groups come to, and does the checker accept it?"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from uuid import UUID

import outloud
import pytest

from ctj_desktop.documents.blocks import Bars, Document, FigureTable, Heading, Paragraph, SmallNote, Title
from ctj_desktop.documents.layout import Layout
from ctj_desktop.documents.papers import Voices
from ctj_desktop.documents.projects.dashboard import DashboardPaper, document, group_called
from ctj_desktop.documents.writers.pdf import write_pdf
from ctj_desktop.domain.funding.envelope import FundFigures
from ctj_desktop.domain.funding.portfolio import (
    CountedProject,
    GroupFigures,
    Grouping,
    Portfolio,
    ProjectGroup,
    grouped,
    total,
)
from ctj_desktop.domain.funding.rates import Sums
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.records.projects import Instrument
from ctj_desktop.domain.texts import NO_TEXT
from ctj_desktop.i18n import load_translator
from tests.documents.projects.test_project_papers import plain
from tests.documents.records import a_sender, options, text

FRENCH, GERMAN = load_translator("fr_CH"), load_translator("de_CH")
ASKED = FundFigures(requested=Sums(0, 500_00), awarded=Sums(0, 400_00), paid=Sums(0, 450_00))
PROJECTS = (
    CountedProject(
        project=UUID(int=1),
        stage="filed",
        instrument=Instrument.FPPT,
        year=2026,
        sides=(Side.CH,),
        money={Side.CH: ASKED},
        unmarked=True,
    ),
    CountedProject(project=UUID(int=2), money={Side.FR: FundFigures(requested=Sums(1_000_00, 0))}, sides=tuple(Side)),
)
LATER = replace(PROJECTS[0], project=UUID(int=3), year=2027)


def shown(*projects: CountedProject, year: int | None = None) -> DashboardPaper:
    """Grouped as services do, the stage with its name."""
    groups = {grouping: tuple(_groups(projects, grouping)) for grouping in Grouping}
    found = Portfolio(projects=projects, year=year, total=total(projects), groups=groups, years=(2026,))
    return DashboardPaper(sender=a_sender(), on=date(2026, 3, 24), shown=found)


def _groups(projects: tuple[CountedProject, ...], grouping: Grouping) -> Iterator[ProjectGroup]:
    found = grouped(projects, grouping)
    for key in sorted(found, key=lambda one: (one is None, str(one))):
        name = text("déposé", "eingereicht") if key == "filed" else NO_TEXT
        yield ProjectGroup(grouping=grouping, key=key, figures=found[key], name=name)


def rows(made: Document) -> list[list[str]]:
    """Of each table its lines in French."""
    return [
        [
            plain(" | ".join([row.name.fr.text, *(" + ".join(one.fr.text for one in lines) for lines in row.figures)]))
            for row in block.rows
        ]
        for block in made.blocks
        if isinstance(block, FigureTable)
    ]


def test_every_grouping_has_its_table_with_the_same_total_below() -> None:
    made = document(shown(*PROJECTS), FRENCH, GERMAN, options())
    stages, _territories, _axes, instruments, years, sides = rows(made)
    whole = "Tous les projets | 2 | 1 000,00 € + CHF 500.00 | CHF 400.00 | CHF 450.00 | CHF-50.00"
    assert stages == [
        "Déposé | 1 | CHF 500.00 | CHF 400.00 | CHF 450.00 | CHF-50.00",
        "Encore sans étape | 1 | 1 000,00 € | – | – | –",
        whole,
    ]
    assert [line.partition(" | ")[0] for line in (*instruments, *years)] == [
        *("FPPT", "Sans instrument", "Tous les projets", "2026", "Pas commencés", "Tous les projets"),
    ]
    assert sides == [
        "Suisse | 2 | CHF 500.00 | CHF 400.00 | CHF 450.00 | CHF-50.00",
        "France | 1 | 1 000,00 € | – | – | –",
        whole,
    ]
    notes = [plain(block.text.fr.text) for block in made.blocks if isinstance(block, SmallNote)]
    assert notes[-1].startswith("1 projet répond à un appel sans qu’aucune source")


def test_a_year_says_which_projects_it_is_about() -> None:
    made = document(shown(PROJECTS[0], year=2026), FRENCH, GERMAN, options())
    title = next(block for block in made.blocks if isinstance(block, Title))
    assert title.subtitle is not None
    assert (title.subtitle.fr.text, title.subtitle.de.text) == (
        "Projets commencés en 2026",
        "Projekte, die 2026 begannen",
    )


def test_without_a_project_the_page_says_so() -> None:
    made = document(shown(), FRENCH, GERMAN, options())
    assert rows(made) == []
    assert not any(isinstance(block, Heading) for block in made.blocks)
    assert [one.text.fr.text for one in made.blocks if isinstance(one, Paragraph)] == [
        "Il n’y a aucun projet à montrer."
    ]


def test_years_are_drawn_where_there_are_several() -> None:
    made = document(shown(*PROJECTS, LATER), FRENCH, GERMAN, options())
    (drawn,) = [block for block in made.blocks if isinstance(block, Bars)]
    assert plain(drawn.said.fr.text).endswith(": 1 projet en 2026, 1 projet en 2027.")
    assert [(bar.label.de.text, bar.count, bar.loud) for bar in drawn.bars] == [("2026", 1, False), ("2027", 1, True)]
    assert not any(isinstance(one, Bars) for one in document(shown(*PROJECTS), FRENCH, GERMAN, options()).blocks)


def test_a_group_is_called_by_the_name_of_its_record() -> None:
    group = ProjectGroup(
        grouping=Grouping.TERRITORY, key=UUID(int=1), figures=GroupFigures(), name=text("Jura", "Jura (de)")
    )
    voices = Voices(FRENCH, GERMAN)
    assert group_called(group, voices).de.text == "Jura (de)"
    assert group_called(replace(group, key=None), voices).de.text == "Ohne Gebiet"


@pytest.mark.parametrize("layout", list(Layout))
def test_the_checker_accepts_it_in_every_layout(layout: Layout, tmp_path: Path) -> None:
    path = tmp_path / "dashboard.pdf"
    path.write_bytes(write_pdf(document(shown(*PROJECTS, LATER), FRENCH, GERMAN, options(layout, sample=True)), layout))
    found = outloud.check(str(path))
    assert found.error is None
    assert [(one.rule, one.message) for one in found.findings if one.severity in ("error", "warning")] == []
