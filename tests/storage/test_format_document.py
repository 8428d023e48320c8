"""Does storage/FORMAT.md name every table of the file and every finding about it?"""

import re
from pathlib import Path

import ctj_desktop.storage
from ctj_desktop.storage.ddl import metadata
from ctj_desktop.storage.tables import SEARCH_TABLES, current_schema

ROOM = Path(ctj_desktop.storage.__file__).parent
PAGE = (ROOM / "FORMAT.md").read_text("utf-8")


def _section(number: str) -> str:
    found = re.search(rf"^#+ {re.escape(number)} .*?(?=^#|\Z)", PAGE, re.M | re.S)
    assert found
    return found[0]


def _first_column(section: str) -> set[str]:
    cells = re.findall(r"^\| (`.+?) \|", section, re.M)
    return {name for cell in cells for name in re.findall(r"`([\w.]+)`", cell)}


def test_every_table_is_described() -> None:
    """Besides those of records, which are derived."""
    shapes = current_schema().shapes
    made = {*metadata(shapes).tables, *(re.findall(r"TABLE (\w+)", " ".join(SEARCH_TABLES)))} - {*shapes}
    assert _first_column(_section("2.2")) | _first_column(_section("2.4")) == made


def test_every_finding_of_the_check_is_described() -> None:
    """By its code."""
    source = "".join((ROOM / name).read_text("utf-8") for name in ("check.py", "check_rows.py"))
    assert _first_column(_section("7")) == set(re.findall(r'(?:_error\(|code=|Finding\()"([\w.]+)"', source))
