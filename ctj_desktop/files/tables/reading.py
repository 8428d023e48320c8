"""Which lists are in a file that somebody sent, or in what was copied?"""

import errno
import hashlib
import re
from pathlib import Path
from typing import Final

from ctj_desktop.domain.record import NamedValue
from ctj_desktop.files.decoding import decoded
from ctj_desktop.files.stepwise import Step, no_step
from ctj_desktop.files.tables import delimited, vcard, workbook
from ctj_desktop.files.tables.archive import Bounds
from ctj_desktop.files.tables.headings import Known, tables_of
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
)
from ctj_desktop.files.tables.table import SourceSheet, SourceTable
from ctj_desktop.whole_files import read_at_most

MB: Final = 1024 * 1024
MOST_BYTES: Final = 25 * MB
ZIP, OLD_OFFICE = b"PK\x03\x04", bytes.fromhex("d0cf11e0a1b11ae1")
NOT_PLAIN: Final = (errno.ESPIPE, errno.ENXIO)
NO_TEXT: Final = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")


class SourceFile(NamedValue):
    """A file as it was read: its bare name, its hash, its lists."""

    name: str
    sha256: str
    tables: tuple[SourceTable, ...]


def read_source(path: Path, known: Known, step: Step = no_step) -> SourceFile:
    """The lists of a file, by what is in it whatever its name says; refuses with a `SourceRefused`.

    What `step` raises stops it.
    """
    try:
        content = read_at_most(path, MOST_BYTES)
    except FileNotFoundError as error:
        raise NoSuchSource(path.name) from error
    except IsADirectoryError as error:
        raise SourceIsFolder(path.name) from error
    except OSError as error:
        raise (SourceNotPlain if error.errno in NOT_PLAIN else SourceRefused)(path.name) from error
    if content is None:
        raise SourceTooLarge(path.name, MOST_BYTES // MB)
    return source_of(path.name, content, known, step)


def source_of(
    name: str, content: bytes, known: Known, step: Step = no_step, bounds: Bounds | None = None
) -> SourceFile:
    """As `read_source`, of bytes; of a workbook within other `bounds`."""
    tables = _tables(name, content, known, step, bounds)
    if not tables:
        raise EmptySource(name)
    return SourceFile(name=name, sha256=hashlib.sha256(content).hexdigest(), tables=tables)


def read_pasted(text: str, known: Known) -> SourceFile:
    """The lists of what was copied from a table or written by hand; NothingPasted."""
    tables = tables_of(delimited.sheet_of("", text), known)
    if not tables:
        raise NothingPasted("")
    return SourceFile(name="", sha256=hashlib.sha256(text.encode()).hexdigest(), tables=tables)


def _tables(name: str, content: bytes, known: Known, step: Step, bounds: Bounds | None) -> tuple[SourceTable, ...]:
    if content.startswith(OLD_OFFICE):
        raise ProtectedSource(name)
    if content.startswith(ZIP):
        return _of_sheets(workbook.sheets_of(name, content, step, bounds), known, step)
    if vcard.is_vcard(content):
        table = vcard.table_of(name, content, step)
        return (table,) if table.rows else ()
    text = decoded(content)
    if NO_TEXT.search(text):
        raise DamagedSource(name)
    return _of_sheets((delimited.sheet_of(name, text, step),), known, step)


def _of_sheets(sheets: tuple[SourceSheet, ...], known: Known, step: Step) -> tuple[SourceTable, ...]:
    found = [table for sheet in sheets for table in tables_of(sheet, known, step)]
    return tuple(sorted(found, key=lambda table: table.hidden))
