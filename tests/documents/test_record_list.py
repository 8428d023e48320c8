"""Does a list on paper say what the screen says, in one language and tagged?"""

import datetime as dt
from pathlib import Path

import outloud
import pytest

from ctj_desktop.documents.blocks import AttendanceTable, Paragraph, Title
from ctj_desktop.documents.record_list import ListPaper, document, layout_of
from ctj_desktop.documents.writers.pdf import write_pdf
from ctj_desktop.i18n import Translator, load_translator

FRENCH, GERMAN = load_translator("fr_CH"), load_translator("de_CH")
ON = dt.date(2027, 3, 12)
LINES = (("Commune de Vauxneuf", "Commune", "FR"), ("Canton de Vaud", "", "CH"), ("", "Association", ""))


def a_list(lines: tuple[tuple[str, ...], ...], narrowed: str = "") -> ListPaper:
    return ListPaper(
        title="Organismes", office="Secrétariat", narrowed=narrowed, lines=lines, on=ON, printed_on=dt.date(2027, 1, 5)
    )


def test_every_line_stands_on_it_with_day_filter_and_count() -> None:
    made = document(a_list(LINES, "Filtre : « com »"), FRENCH)
    (title,) = [block for block in made.blocks if isinstance(block, Title)]
    assert title.meta is not None
    assert title.subtitle is not None
    assert title.subtitle.fr.text == "État au 12\u00a0mars\u00a02027"
    assert title.meta.fr.text.endswith("3 lignes")
    assert "com" in title.meta.fr.text
    (table,) = [block for block in made.blocks if isinstance(block, AttendanceTable)]
    assert [row.name for group in table.groups for row in group.rows] == ["Commune de Vauxneuf", "Canton de Vaud", "–"]


def test_nothing_is_a_sentence() -> None:
    (sentence,) = [block for block in document(a_list(()), GERMAN).blocks if isinstance(block, Paragraph)]
    assert sentence.text.de.text == "Die Liste ist leer."


@pytest.mark.parametrize("t", [FRENCH, GERMAN], ids=["fr", "de"])
@pytest.mark.parametrize("lines", [LINES * 60, LINES[:1], (("Seul",),), ()], ids=["many", "one", "bare", "none"])
def test_the_checker_accepts_it(lines: tuple[tuple[str, ...], ...], t: Translator, tmp_path: Path) -> None:
    path = tmp_path / "list.pdf"
    path.write_bytes(write_pdf(document(a_list(lines), t), layout_of(t)))
    found = outloud.check(str(path))
    assert found.error is None
    assert [(one.rule, one.message) for one in found.findings if one.severity in ("error", "warning")] == []
