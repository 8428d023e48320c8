"""Can a name from another office do more here than name a file?"""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctj_desktop.files.names import another_name, is_shown, safe_name

ANY = st.text(st.characters(exclude_categories=()), max_size=300)
ENDED = st.tuples(ANY, st.sampled_from([".pdf", ".exe", " .pdf.exe", ".", " ", "\u202efdp.exe", ".PDF .lnk"])).map(
    "".join
)


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("rapport.pdf", "rapport.pdf"),
        ("../../etc/passwd", "_.._etc_passwd"),
        ("C:\\temp\\a.pdf", "C__temp_a.pdf"),
        ("a\nb.pdf", "a_b.pdf"),
        ("...", "_"),
        ("", "_"),
        ("é" * 300 + ".pdf", "é" * 116 + ".pdf"),
        ("P.-V. du 3.4.2027, Neuchâtel.docx", "P.-V. du 3.4.2027, Neuchâtel.docx"),
        ("budget.2027.xlsx", "budget.2027.xlsx"),
        ("👩\u200d🌾.png", "👩\u200d🌾.png"),
        ("יומן.pdf", "יומן.pdf"),
    ],
)
def test_a_name_from_elsewhere_is_a_file_name_here(name: str, safe: str) -> None:
    assert safe_name(name) == safe


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("CON", "_CON"),
        ("nul.pdf", "_nul.pdf"),
        ("Aux .tar.gz", "_Aux .tar.gz"),
        ("com1.txt", "_com1.txt"),
        ("LPT³", "_LPT³"),
        ("conout$", "_conout$"),
        ("Contrat.pdf", "Contrat.pdf"),
        ("com10.txt", "com10.txt"),
    ],
)
def test_no_name_is_a_device(name: str, safe: str) -> None:
    assert safe_name(name) == safe


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("facture\u202efdp.exe", "facture_fdp.exe"),
        ("a\u2066b\u2069.pdf", "a_b_.pdf"),
        ("a\u200b\ufeff.pdf", "a__.pdf"),
        ("a\x9b\u2028b.pdf", "a__b.pdf"),
        ("plan.pdf.exe", "plan_pdf.exe"),
        ("plan.pdf" + " " * 200 + ".exe", "plan_pdf .exe"),
        ("plan.DOCX.js ", "plan_DOCX.js"),
        ("plan.exe.pdf", "plan.exe.pdf"),
        ("plan.pdf. . .", "plan.pdf"),
        ("plan.pdf\u00a0", "plan.pdf"),
    ],
)
def test_a_name_says_what_the_file_is(name: str, safe: str) -> None:
    assert safe_name(name) == safe


@given(ANY | ENDED)
def test_any_name_is_one_a_system_takes(name: str) -> None:
    safe = safe_name(name)
    assert safe == os.path.basename(safe)
    assert safe not in ("", ".", "..")
    assert safe == safe.strip(" .")
    assert len(safe) <= 120
    assert len(safe.encode()) <= 240
    assert safe_name(safe) == safe
    assert is_shown(safe) or ".pdf" not in safe.lower()


def test_a_name_of_many_bytes_is_written(tmp_path: Path) -> None:
    (tmp_path / safe_name("🎉" * 300 + ".pdf")).write_bytes(b"%PDF")
    assert [path.suffix for path in tmp_path.iterdir()] == [".pdf"]


def test_no_two_files_have_names_that_windows_takes_for_one() -> None:
    taken: list[str] = []
    for name in ("Séance CÔTE.pdf", "Séance Côte.pdf", "séance côte 2.pdf", "Séance Côte.pdf"):
        taken.append(another_name(name, taken))
    assert taken == ["Séance CÔTE.pdf", "Séance Côte 2.pdf", "séance côte 2 2.pdf", "Séance Côte 3.pdf"]
    assert another_name("séance CÔTÉ.docx", ["Séance Côté.docx", "Séance Côté.pdf"]) == "séance CÔTÉ 2.docx"
