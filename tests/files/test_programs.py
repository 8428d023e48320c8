"""Is only what is known to be a document none that a system could start, by its name and by its content?"""

import io
import zipfile

import pytest

from ctj_desktop.files.programs import begins_as_program, could_be_program, is_active, unserved


def archive(*parts: str) -> bytes:
    """A zip archive with parts of these names."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as made:
        for part in parts:
            made.writestr(part, "x" * 100_000)
    return held.getvalue()


@pytest.mark.parametrize(
    "name",
    [
        *(
            "Rechnung.exe",
            "a.MSI",
            "convention.pdf.js",
            "x.BAT",
            "lien.lnk",
            "a.exe.",
            "a.exe ",
            "budget.xlsm",
            "a.jar",
        ),
        *(
            "a.vhd",
            "outil.xbap",
            "outil.tout-nouveau",
            "a.zip",
            "sans terminaison",
            "",
            ".pdf",
            "Protokoll\u202efdp.exe",
        ),
    ],
)
def test_whatever_is_of_no_known_kind_could_be_a_program(name: str) -> None:
    assert could_be_program(name)


@pytest.mark.parametrize(
    "head", [b"MZ\x90\x00", b"\x7fELF\x02", b"#!/bin/sh\nrm", b"\xcf\xfa\xed\xfe\x07", b"L\x00\x00\x00\x01\x14\x02\x00"]
)
def test_a_program_that_is_renamed_stays_one(head: bytes) -> None:
    assert could_be_program("convention.pdf", head)
    assert begins_as_program(head)


def test_an_archive_is_told_by_what_it_lists() -> None:
    java, macros, plain = archive("META-INF/MANIFEST.MF"), archive("word/vbaProject.bin"), archive("word/document.xml")
    for content, program in ((java, True), (macros, True), (plain, False)):
        assert could_be_program("annuaire.docx", content[:64], content[-1000:]) is program


@pytest.mark.parametrize(
    "name", ["convention.PDF", "annuaire.docx", "notes.txt", "matinée.mp4", "voix.mp3", "a.geojson"]
)
def test_documents_are_no_programs(name: str) -> None:
    assert not could_be_program(name, b"%PDF-1.7")
    assert not is_active(name, b"%PDF-1.7")


@pytest.mark.parametrize(
    ("name", "head"),
    [
        ("page.html", b""),
        ("dessin.SVG", b""),
        ("x.txt", b"\xef\xbb\xbf \n<!DOCTYPE html><p>"),
        ("y.pdf", b"<svg onload"),
    ],
)
def test_what_a_browser_would_carry_out_is_told(name: str, head: bytes) -> None:
    assert is_active(name, head)


@pytest.mark.parametrize(
    ("name", "on_site"),
    [
        ("rapport 2026.12.pdf", "rapport 2026.12.pdf"),
        ("rapport.php.pdf", "rapport_php.pdf"),
        ("web.config", "web_config.txt"),
        ("_Redirects", "_Redirects.txt"),
        ("robots.txt", "robots_txt.txt"),
        ("a.SHTML.txt", "a_SHTML.txt"),
        ("sans terminaison", "sans terminaison"),
    ],
)
def test_no_name_is_read_by_a_server(name: str, on_site: str) -> None:
    assert unserved(name, ".txt") == on_site
    assert unserved(on_site, ".txt") == on_site
