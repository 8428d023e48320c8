"""Does the coverage leave as numbers that another program can count with?"""

from decimal import Decimal
from pathlib import Path

import pytest

from ctj_desktop.domain.funding.portfolio import Fact
from ctj_desktop.files.cell_table import CellTable
from ctj_desktop.i18n import load_translator
from ctj_desktop.services.strategy.coverage import CoverageLevel
from ctj_desktop.services.strategy.coverage_table import coverage_table, table_text
from tests.services.projects.portfolio.invented import invented
from tests.services.strategy.test_coverage import last, shown


@pytest.fixture
def table(tmp_path: Path) -> CellTable:
    with invented(tmp_path / "invented.ctj", 2, 20) as store:
        found = shown(store)
        made = coverage_table(load_translator("de_CH"), found, Fact.AWARDED)
        whole = last(found, CoverageLevel.ALL).row.total
        assert made.rows[-2][-3:] == (
            len(whole.projects),
            Decimal(whole.money.awarded.eur) / 100,
            Decimal(whole.money.awarded.chf) / 100,
        )
    return made


def test_each_territory_has_a_column_of_projects_and_one_for_each_currency(table: CellTable) -> None:
    assert table.headings[:7] == (
        "Was",
        "Code",
        "Titel (FR)",
        "Titel (DE)",
        "AAA · Projekte",
        "AAA · Zugesagt EUR",
        "AAA · Zugesagt CHF",
    )
    assert len(table.headings) == 4 + 3 * (3 + 1 + 1)  # three territories, none, all
    assert {len(row) for row in table.rows} == {len(table.headings)}
    assert [row[0] for row in table.rows[-2:]] == ["Alle Massnahmen", "Keine Massnahme dieser Fassung"]
    cells = [cell for row in table.rows for cell in row[4:]]
    assert {type(cell) for cell in cells} == {int, Decimal, type(None)}
    assert 0 not in cells  # what there is nothing of is empty


def test_it_goes_to_the_clipboard_with_tabs(table: CellTable) -> None:
    lines = table_text(load_translator("de_CH"), table).split("\n")
    assert len(lines) == len(table.rows) + 1
    assert {line.count("\t") for line in lines} == {len(table.headings) - 1}
