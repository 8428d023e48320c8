"""Is every list read that a secretariat is sent, and every file refused that is none?"""

import hashlib
import os
import threading
import tracemalloc
from datetime import date
from pathlib import Path

import pytest

from ctj_desktop.files.tables import vcard, workbook
from ctj_desktop.files.tables.reading import MOST_BYTES, SourceFile, read_pasted, read_source, source_of
from ctj_desktop.files.tables.refusals import (
    DamagedSource,
    EmptySource,
    NoSuchSource,
    NothingPasted,
    ProtectedSource,
    SourceIsFolder,
    SourceNotPlain,
    SourceRefused,
    SourceTooLarge,
    TooManyCells,
    TooManyColumns,
    TooManyRows,
)
from ctj_desktop.files.tables.table import MOST_ROWS, SourceRow, as_text
from tests.files.tables.made import a_workbook, known

CSV = 'Nom;Prénom;Commune\r\nPérrin;Zoë;"Le; Locle"\r\nMüller;Ann;Biel\r\n'
ROWS = (("Pérrin", "Zoë", "Le; Locle"), ("Müller", "Ann", "Biel"))


def read(content: bytes, name: str = "liste.csv") -> SourceFile:
    return source_of(name, content, known)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "mac-roman"])
def test_a_csv_file_is_read_in_the_encoding_of_its_program(encoding: str) -> None:
    source = read(CSV.encode(encoding))
    assert source.tables[0].headings == ("Nom", "Prénom", "Commune")
    assert tuple(line.cells for line in source.tables[0].rows) == ROWS
    assert [line.number for line in source.tables[0].rows] == [2, 3]
    assert source.sha256 == hashlib.sha256(CSV.encode(encoding)).hexdigest()


def test_lines_of_several_encodings_are_each_read_in_their_own() -> None:
    mixed = "Nom;Prénom\n".encode() + "Pérrin;Zoë\n".encode("cp1252") + "Müller;Ann\n".encode()
    assert [line.cells for line in read(mixed).tables[0].rows] == [("Pérrin", "Zoë"), ("Müller", "Ann")]


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_the_delimiter_is_told_from_the_rows(delimiter: str) -> None:
    text = f"Nom{delimiter}Prénom{delimiter}Mail\nPerrin{delimiter}Zoë{delimiter}a@b.ch, x; y\n"
    if delimiter in ",;":
        text = text.replace("a@b.ch, x; y", '"a@b.ch, x; y"')
    assert read(text.encode()).tables[0].rows[0].cells == ("Perrin", "Zoë", "a@b.ch, x; y")


def test_the_delimiter_that_excel_announces_is_taken() -> None:
    assert read(b"sep=|\nNom|Mail\nA;B|c\n").tables[0].rows == (SourceRow(3, ("A;B", "c")),)


def test_what_was_guarded_against_computing_is_restored() -> None:
    rows = read(b"Nom;Mail\n'=1+1;'Alors\n").tables[0].rows
    assert rows[0].cells == ("=1+1", "'Alors")


def test_a_pasted_table_is_read() -> None:
    source = read_pasted("Nom\tPrénom\nPerrin\tZoë\n", known)
    assert (source.name, source.tables[0].rows[0].cells) == ("", ("Perrin", "Zoë"))
    with pytest.raises(NothingPasted):
        read_pasted(" \n", known)


def test_a_spreadsheet_keeps_numbers_and_days() -> None:
    content = a_workbook([["Nom", "Prénom"], ["Perrin", 25500], [date(2024, 2, 1), 1.5], [True, "#N/A"]])
    cells = [line.cells for line in read(content, "a.csv").tables[0].rows]
    assert cells == [("Perrin", 25500), (date(2024, 2, 1), 1.5), (True, "")]
    assert list(map(as_text, cells[1])) == ["2024-02-01", "1.5"]


def test_a_file_is_read_from_its_place(tmp_path: Path) -> None:
    path = tmp_path / "liste.csv"
    path.write_bytes(CSV.encode())
    assert read_source(path, known).name == "liste.csv"


def test_what_cannot_be_read_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NoSuchSource):
        read_source(tmp_path / "nichts.csv", known)
    with pytest.raises(SourceIsFolder):
        read_source(tmp_path, known)
    large = tmp_path / "gross.csv"
    with large.open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    with pytest.raises(SourceTooLarge):
        read_source(large, known)


@pytest.mark.parametrize(
    ("content", "refused"),
    [
        (b"", EmptySource),
        (b"\r\n;;\r\n", EmptySource),
        (b"Nom;Mail\n", EmptySource),
        (b"\x00\x01\x02 no text", DamagedSource),
        (bytes.fromhex("d0cf11e0a1b11ae1") + b"old", ProtectedSource),
        (b"PK\x03\x04 cut", DamagedSource),
        (b'Nom;Mail\n"' + b"x" * 200_000 + b'"\n', DamagedSource),
        (b"Nom;Mail\n" + b"a;b\n" * MOST_ROWS, TooManyRows),
        (b"BEGIN:VCARD\r\nEND:VCARD\r\n", EmptySource),
    ],
)
def test_what_is_no_list_is_refused(content: bytes, refused: type[SourceRefused]) -> None:
    with pytest.raises(refused):
        read(content)


class Stopped(Exception):
    """Whoever waited."""


CARD = "BEGIN:VCARD\r\nN:Perrin;Jean\r\nEND:VCARD\r\n"
LONG = {
    "workbook": a_workbook([["Nom", "Prénom"], *([f"Perrin {n}", "Jean"] for n in range(1_200))]),
    "text": ("Nom;Prénom\n" + "Perrin;Jean\n" * 1_200).encode(),
    "cards": (CARD * 1_200).encode(),
}


@pytest.mark.parametrize("form", LONG)
def test_whoever_waits_hears_how_far_it_is_and_may_stop_at_any_time(form: str) -> None:
    steps: list[tuple[int, int]] = []
    source = source_of("liste", LONG[form], known, lambda done, total: steps.append((done, total)))
    assert len(source.tables[0].rows) == 1_200
    assert {500, 1_000} <= {done for done, _total in steps}

    def stop_at(last: int) -> None:
        told = iter(range(last))

        def step(_done: int, _total: int) -> None:
            if next(told, None) is None:
                raise Stopped

        with pytest.raises(Stopped):
            source_of("liste", LONG[form], known, step)

    for last in range(len(steps) - 1 if form != "workbook" else 2):
        stop_at(last)


def test_a_library_that_parses_for_long_holds_up_nobody_who_stops(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "BREATH", 0.001)
    parsed, told = threading.Event(), iter(range(3))

    def parse() -> str:
        parsed.wait()
        return "parsed"

    def step(_done: int, _total: int) -> None:
        if next(told, None) is None:
            raise Stopped

    with pytest.raises(Stopped):
        workbook._meanwhile(parse, step)
    parsed.set()
    assert workbook._meanwhile(parse, step) == "parsed"


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"Nom;" * 16_384 + b"Mail\n", TooManyColumns),
        (b"Nom;Mail\n" + b";" * 3_000_000, TooManyColumns),
        (b"Nom;Mail\n" + b'"a\nb";' * 16_384, TooManyColumns),
        (b"Nom;Mail\n" + (b";" * 16_000 + b"\n") * 200, TooManyCells),
        (b"BEGIN:VCARD\nFN:a\n" + b"TEL:1\n" * 1_001 + b"END:VCARD\n", DamagedSource),
        (b"BEGIN:VCARD\nFN:a\nEND:VCARD\n" * (MOST_ROWS + 1), TooManyRows),
        (b"BEGIN:VCARD\nFN:a" + b"\n b" * 1_500_001 + b"\nEND:VCARD\n", TooManyRows),
        (b"BEGIN:VCARD\r" + b"ab\r" * 1_500_001, TooManyRows),
        (b"Nom;Mail\n" + b"\n" * 1_500_001, TooManyRows),
    ],
    ids=[
        "titles",
        "a row",
        "a row of several lines",
        "cells",
        "a card without end",
        "cards",
        "lines of cards",
        "lines of a Mac",
        "blank lines",
    ],
)
def test_what_is_too_much_is_told_before_it_is_kept(content: bytes, refusal: type[SourceRefused]) -> None:
    tracemalloc.start()
    with pytest.raises(refusal) as raised:
        read(content)
    used = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert raised.type is refusal
    assert used < 100_000_000


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pipes under the name of a file")
def test_a_pipe_and_a_device_are_no_list(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "liste.csv")
    (tmp_path / "zero.vcf").symlink_to("/dev/zero")
    for name in ("liste.csv", "zero.vcf"):
        with pytest.raises(SourceNotPlain):
            read_source(tmp_path / name, known)


def test_a_charset_that_is_none_is_passed_over() -> None:
    card = b"BEGIN:VCARD\nVERSION:2.1\nN;CHARSET=a\x00b:Perrin;Zo\xc3\xab\nN;CHARSET=undefined:x\nEND:VCARD\n"
    assert read(card, "a.vcf").tables[0].rows[0].cells[:2] == ("Perrin", "Zoë")


def test_the_lines_of_an_old_mac_are_lines() -> None:
    rows = read(b"Nom;Mail\r" + b"Perrin;z@p.example\r" * 20_000).tables[0].rows
    assert len(rows) == 20_000


def test_more_cards_than_are_taken_at_once_are_refused_however_they_begin(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vcard, "MOST_ROWS", 3)
    card = b"BEGIN :VCARD\nFN:a\nEND:VCARD\n"
    with pytest.raises(TooManyRows):
        read(b"BEGIN:VCARD\nFN:a\nEND:VCARD\n" + card * 3, "a.vcf")
