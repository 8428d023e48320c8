"""Which files does nobody send, and which command of the program reads each of them?"""

import base64
import gzip
import os
import struct
from collections.abc import Callable, Sequence
from email.message import EmailMessage
from pathlib import Path
from typing import Final, NamedTuple

from ctj_desktop.files.answer_forms.writing import form_bytes
from ctj_desktop.files.tables.archive import FORM
from ctj_desktop.files.tables.table import MOST_COLUMNS
from tests.files.answer_forms.made import a_form
from tests.files.tables.made import a_workbook, an_archive, an_open_row, an_open_sheet, parts_of

MB: Final = 1024 * 1024
IMPORT, REPLY, MERGE, INSPECT, TRUST, APPLY, RESTORE, TEXT, MAPPING, REPLACE = (
    "import", "reply", "merge", "inspect", "trust", "apply", "restore", "text", "mapping", "replace",
)  # fmt: skip
Content = bytes | Callable[[Path], None]
"""Bytes, or what makes the file at a path."""


class Hostile(NamedTuple):
    """What it is, under which name it comes, which commands are given it, and how it is made."""

    about: str
    name: str
    commands: Sequence[str]
    make: Callable[[], Content]


def reads(folder: Path, command: str, source: Path) -> list[str]:
    """The arguments that give a file to a command; nothing is written beside the workspace of the folder."""
    workspace, given = str(folder / "office.ctj"), str(source)
    return {
        IMPORT: ["import", workspace, given, "--dry-run"],
        REPLY: ["reply", workspace, given, "--dry-run"],
        MERGE: ["merge", workspace, given, "--dry-run"],
        INSPECT: ["inspect", given],
        TRUST: ["trust", workspace, given],
        APPLY: ["apply", workspace, given, "--dry-run"],
        RESTORE: ["restore", given, "-o", str(folder / "restored.ctj")],
        TEXT: ["text", given],
        MAPPING: ["import", workspace, str(folder / "list.csv"), "--mapping", given, "--dry-run"],
        REPLACE: [
            "replace",
            str(folder / "moved.ctj"),
            "--transfer",
            given,
            "--passphrase-file",
            str(folder / "phrase"),
        ],
    }[command]


SHEET: Final = "xl/worksheets/sheet1.xml"
BOOK: Final = parts_of(a_workbook([["Nom", "Prénom"], ["Perrin", "Zoë"]]))
HEAD: Final = b"From: a@morteau.example\r\nMIME-Version: 1.0\r\n"
CALENDAR: Final = b"BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\nUID:a@ctj-desktop\r\n"
END: Final = b"END:VEVENT\r\nEND:VCALENDAR\r\n"


def with_sheet(xml: bytes) -> bytes:
    """The workbook with other cells."""
    return an_archive(BOOK | {SHEET: b"<worksheet><sheetData>" + xml + b"</sheetData></worksheet>"})


def sheets(count: int, part: str = "") -> bytes:
    """So many sheets, each a part of its own, or all of them one."""
    names = [part or f"worksheets/s{at}.xml" for at in range(count)]
    book = "".join(f'<sheet name="S{at}" sheetId="{at + 1}" r:id="r{at}"/>' for at in range(count))
    rels = "".join(f'<Relationship Id="r{at}" Type="x/worksheet" Target="{name}"/>' for at, name in enumerate(names))
    return an_archive(
        BOOK
        | {
            "xl/workbook.xml": f'<workbook xmlns:r="r"><sheets>{book}</sheets></workbook>'.encode(),
            "xl/_rels/workbook.xml.rels": f"<Relationships>{rels}</Relationships>".encode(),
        }
        | {f"xl/{name}": BOOK[SHEET] for name in names}
    )


def within(levels: int) -> bytes:
    """Parts in parts."""
    return HEAD + b"".join(
        b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n' % (at, at) for at in range(levels)
    )


def a_mail(*files: tuple[str, bytes], text: str = "Voici") -> bytes:
    """With these files."""
    mail = EmailMessage()
    mail["From"] = "a@morteau.example"
    mail.set_content(text)
    for name, content in files:
        mail.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return mail.as_bytes()


def told(size: int) -> bytes:
    """An archive whose directory says that a part is so large."""
    made = bytearray(an_archive({SHEET: b"<worksheet/>"}))
    at = made.index(b"PK\x01\x02")
    made[at + 24 : at + 28] = struct.pack("<I", size)
    return bytes(made)


def huge(size: int) -> Callable[[Path], None]:
    """As large, and nothing written."""

    def make(path: Path) -> None:
        with path.open("wb") as file:
            file.truncate(size)

    return make


def zeros(path: Path) -> None:
    """A name of the device that never ends."""
    path.symlink_to("/dev/zero")


def pipe(path: Path) -> None:
    """One at whose other end nobody is."""
    os.mkfifo(path)


def folder(path: Path) -> None:
    """A folder under the name of a file."""
    path.mkdir()


def loop(path: Path) -> None:
    """A link to itself."""
    path.symlink_to(path)


def nested(levels: int, name: str = "a.xlsx") -> bytes:
    """An archive in an archive."""
    content = an_archive(BOOK)
    for _ in range(levels):
        content = an_archive({name: content})
    return content


def word(xml: bytes) -> bytes:
    """A document of a word processor."""
    return an_archive({"word/document.xml": xml})


FORMS: Final = form_bytes(a_form())
LARGE_FORM: Final = FORM.unpacked // 2
POINT_4: Final = (
    Hostile("16,385 columns", "a.csv", [IMPORT], lambda: b"Nom" + b";" * MOST_COLUMNS + b"\nPerrin\n"),
    Hostile(
        "16,385 columns", "b.xlsx", [IMPORT, REPLY], lambda: with_sheet(b'<row r="1"><c r="XFE1"><v>1</v></c></row>')
    ),
    Hostile("1,001 sheets", "a.xlsx", [IMPORT, REPLY], lambda: sheets(1_001)),
    Hostile("1,000 sheets that are one part", "a.xlsx", [IMPORT, REPLY], lambda: sheets(1_000, "worksheets/s.xml")),
    Hostile(
        "100,000 answers of a calendar",
        "a.ics",
        [REPLY],
        lambda: CALENDAR + b"ATTENDEE;PARTSTAT=ACCEPTED:mailto:a@b.example\r\n" * 100_000 + END,
    ),
    Hostile("51 levels of a mail", "a.eml", [REPLY], lambda: within(51) + b"\r\nx"),
    Hostile("5,000 levels of a mail", "a.eml", [REPLY], lambda: HEAD + b"Content-Type: message/rfc822\r\n\r\n" * 5_000),
    Hostile("more than 25 MB", "a.eml", [REPLY], lambda: huge(26 * MB)),
    Hostile("more than 25 MB", "a.xlsx", [REPLY, IMPORT], lambda: huge(26 * MB)),
    Hostile("2 GB said by a directory", "a.xlsx", [IMPORT, REPLY], lambda: told(2 * 1024 * MB)),
    Hostile("2 GB of a bundle", "a.ctjx", [MERGE, INSPECT], lambda: told(2 * 1024 * MB)),
    Hostile(
        "letters that are none",
        "a.eml",
        [REPLY],
        lambda: HEAD + b"Content-Type: text/calendar; charset=hex\r\n\r\n" + CALENDAR + END,
    ),
    Hostile("NUL in a list", "a.csv", [IMPORT], lambda: b"Nom;Mail\nA\0B;c\n"),
    Hostile("NUL in a calendar", "a.ics", [REPLY], lambda: CALENDAR.replace(b"UID:a", b"UID:\0") + END),
    Hostile(
        "/dev/zero",
        "a.eml",
        [REPLY, IMPORT, MERGE, INSPECT, TRUST, RESTORE, TEXT, REPLACE, APPLY, MAPPING],
        lambda: zeros,
    ),
    Hostile("a pipe", "a.ics", [REPLY, IMPORT, MERGE, INSPECT, TRUST, RESTORE, REPLACE], lambda: pipe),
)

FOLDED: Final = b"COMMENT:" + b"a\r\n " * (8 * MB) + b"\r\n"
MORE: Final = (
    Hostile("one line of 25 MB", "a.csv", [IMPORT], lambda: b"Nom;Prenom\n" + b"x" * (24 * MB)),
    Hostile("25 MB of quotation marks", "b.csv", [IMPORT], lambda: b'Nom;"' + b'"' * (24 * MB)),
    Hostile("25 MB of blank lines", "c.csv", [IMPORT], lambda: b"\n" * (25 * MB)),
    Hostile("a million short rows", "d.csv", [IMPORT], lambda: b"Nom;Prenom\n" + b"a;b\n" * 1_000_000),
    Hostile(
        "25 MB of one NFC sequence", "e.csv", [IMPORT], lambda: ("Nom;Prenom\na;a" + "\u0301" * (12 * MB)).encode()
    ),
    Hostile("a calendar folded 8 million times", "a.ics", [REPLY], lambda: CALENDAR + FOLDED[: 24 * MB] + END),
    Hostile("a calendar of one line of 24 MB", "b.ics", [REPLY], lambda: CALENDAR + b"COMMENT:" + b"a" * (24 * MB)),
    Hostile(
        "two million signs of parameters",
        "c.ics",
        [REPLY],
        lambda: CALENDAR + b"A" + b";B=c,d" * 300_000 + b":x\r\n" + END,
    ),
    Hostile(
        "lines of 99,999 signs that are nearly properties",
        "d.ics",
        [REPLY],
        lambda: CALENDAR + (b"A" + b';B="c",d' * 12_400 + b"\r\n") * 19 + END,
    ),
    Hostile(
        "a zone that is a path",
        "e.ics",
        [REPLY],
        lambda: (
            CALENDAR
            + b"DTSTART;TZID=../../dev/zero:20270101T090000\r\nATTENDEE;PARTSTAT=ACCEPTED:mailto:a@b.example\r\n"
            + END
        ),
    ),
    Hostile(
        "a card of a million properties",
        "a.vcf",
        [IMPORT],
        lambda: b"BEGIN:VCARD\r\nVERSION:3.0\r\nN:A;B\r\n" + b"TEL:1\r\n" * 1_000_000 + b"END:VCARD\r\n",
    ),
    Hostile("a million cards", "b.vcf", [IMPORT], lambda: b"BEGIN:VCARD\r\nN:A\r\nEND:VCARD\r\n" * 700_000),
    Hostile(
        "a card folded without end",
        "c.vcf",
        [IMPORT],
        lambda: b"BEGIN:VCARD\r\nN:A" + b"\r\n b" * (5 * MB) + b"\r\nEND:VCARD\r\n",
    ),
    Hostile(
        "a card of soft breaks",
        "d.vcf",
        [IMPORT],
        lambda: b"BEGIN:VCARD\r\nN;ENCODING=QUOTED-PRINTABLE:" + b"=41=\r\n" * (3 * MB) + b"\r\nEND:VCARD\r\n",
    ),
    Hostile(
        "quoted-printable of 24 MB",
        "a.eml",
        [REPLY],
        lambda: (
            HEAD
            + b"Content-Type: text/plain\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
            + b"=41" * (8 * MB)
        ),
    ),
    Hostile(
        "quoted-printable in lines",
        "b.eml",
        [REPLY],
        lambda: (
            HEAD
            + b"Content-Type: text/calendar\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
            + b"=41=\r\n" * 590_000
        ),
    ),
    Hostile(
        "base64 of 24 MB",
        "c.eml",
        [REPLY],
        lambda: (
            HEAD
            + b"Content-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\n"
            + base64.b64encode(bytes(18 * MB))
        ),
    ),
    Hostile(
        "uuencode of 20 MB",
        "d.eml",
        [REPLY],
        lambda: (
            HEAD
            + b"Content-Type: text/plain\r\nContent-Transfer-Encoding: x-uuencode\r\n\r\nbegin 644 a\r\n"
            + b"M"
            + b"a" * 60
            + b"\r\n"
            + b"M" * (20 * MB)
        ),
    ),
    Hostile(
        "words of RFC 2047 in a head of 120 kB",
        "e.eml",
        [REPLY],
        lambda: b"Subject: " + b"=?utf-8?q?=C3=A9?= " * 6_000 + b"\r\n" + HEAD + b"\r\nx",
    ),
    Hostile(
        "open words of RFC 2047",
        "f.eml",
        [REPLY],
        lambda: b"Subject: " + b"=?" * 60_000 + b"\r\nFrom: " + b"=?a?q?" * 300 + b"\r\n\r\nx",
    ),
    Hostile("open brackets and quotes in From", "g.eml", [REPLY], lambda: b"From: " + b'<("' * 40_000 + b"\r\n\r\nx"),
    Hostile("groups in From", "h.eml", [REPLY], lambda: b"From: " + b"a:b@c.d;" * 15_000 + b"\r\n\r\nx"),
    Hostile(
        "a page of open tags", "i.eml", [REPLY], lambda: HEAD + b"Content-Type: text/html\r\n\r\n" + b"<a " * 330_000
    ),
    Hostile(
        "a page of comments that do not end",
        "j.eml",
        [REPLY],
        lambda: HEAD + b"Content-Type: text/html\r\n\r\n" + b"<!--" * 249_000,
    ),
    Hostile(
        "a page of entities", "k.eml", [REPLY], lambda: HEAD + b"Content-Type: text/html\r\n\r\n" + b"&#x41;" * 166_000
    ),
    Hostile(
        "a page of open declarations",
        "l.eml",
        [REPLY],
        lambda: HEAD + b"Content-Type: text/html\r\n\r\n" + b"<!a[" * 249_000,
    ),
    Hostile(
        "lines that nearly quote",
        "m.eml",
        [REPLY],
        lambda: HEAD + b"Content-Type: text/plain\r\n\r\n" + b"le " + b"a " * 400_000 + b"\r\n",
    ),
    Hostile(
        "a line of dashes",
        "n.eml",
        [REPLY],
        lambda: HEAD + b"Content-Type: text/plain\r\n\r\n" + b"-" * 900_000 + b"\r\n" + b" " * 90_000 + b"x",
    ),
    Hostile(
        "a boundary of 60 kB",
        "o.eml",
        [REPLY],
        lambda: HEAD + b"Content-Type: multipart/mixed; boundary=" + b"(" * 60_000 + b"\r\n\r\n" + b"-\r\n" * 100_000,
    ),
    Hostile("twenty forms in a mail", "p.eml", [REPLY], lambda: a_mail(*[(f"{at}.xlsx", FORMS) for at in range(20)])),
    Hostile(
        "twenty workbooks that unpack to 8 MB",
        "q.eml",
        [REPLY],
        lambda: a_mail(*[(f"{at}.xlsx", with_sheet(b" " * LARGE_FORM)) for at in range(20)]),
    ),
    Hostile(
        "twenty workbooks with 99,000 cells",
        "r.eml",
        [REPLY],
        lambda: a_mail(
            *[(f"{at}.ods", an_open_sheet(an_open_row("ctj-reply/1 about=x", repeated=9_900))) for at in range(20)]
        ),
    ),
    Hostile(
        "shared strings used a million times",
        "a.xlsx",
        [IMPORT, REPLY],
        lambda: an_archive(
            BOOK
            | {
                "xl/sharedStrings.xml": b"<sst><si><t>" + b"x" * 30_000 + b"</t></si></sst>",
                SHEET: b"<worksheet><sheetData><row>"
                + b'<c t="s"><v>0</v></c>' * 16_000
                + b"</row></sheetData></worksheet>",
            }
        ),
    ),
    Hostile(
        "a million names",
        "b.xlsx",
        [IMPORT, REPLY],
        lambda: an_archive(
            BOOK
            | {
                "xl/workbook.xml": BOOK["xl/workbook.xml"].replace(
                    b"</sheets>",
                    b"</sheets><definedNames>"
                    + b'<definedName name="a">b</definedName>' * 1_000_000
                    + b"</definedNames>",
                )
            }
        ),
    ),
    Hostile(
        "an entity from elsewhere",
        "c.xlsx",
        [IMPORT, REPLY],
        lambda: with_sheet(b'</sheetData></worksheet><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>'),
    ),
    Hostile(
        "entities in entities",
        "d.xlsx",
        [IMPORT],
        lambda: an_archive(
            BOOK
            | {SHEET: b'<!DOCTYPE a [<!ENTITY b "cccccccccc"><!ENTITY d "&b;&b;&b;&b;">]><worksheet>&d;</worksheet>'}
        ),
    ),
    Hostile("a million tags in each other", "e.xlsx", [IMPORT, REPLY], lambda: with_sheet(b"<a>" * 1_000_000)),
    Hostile(
        "a million attributes",
        "f.xlsx",
        [IMPORT],
        lambda: with_sheet(b"<row " + b" ".join(b'a%d="1"' % at for at in range(1_000_000)) + b"/>"),
    ),
    Hostile(
        "a million merged cells",
        "g.xlsx",
        [IMPORT],
        lambda: an_archive(
            BOOK
            | {
                SHEET: BOOK[SHEET].replace(
                    b"</sheetData>",
                    b"</sheetData><mergeCells>" + b'<mergeCell ref="A1:A1048576"/>' * 1_000_000 + b"</mergeCells>",
                )
            }
        ),
    ),
    Hostile(
        "a million styles",
        "h.xlsx",
        [IMPORT],
        lambda: an_archive(
            BOOK
            | {
                "xl/styles.xml": b"<styleSheet><numFmts>"
                + b'<numFmt numFmtId="165" formatCode="yyyy"/>' * 1_000_000
                + b"</numFmts></styleSheet>"
            }
        ),
    ),
    Hostile(
        "a formula shared by 500,000 cells",
        "i.xlsx",
        [IMPORT],
        lambda: with_sheet(
            b'<row r="1"><c r="A1"><f t="shared" ref="A1:A500000" si="0">'
            + b"A1+" * 2_000
            + b"1</f><v>1</v></c></row>"
            + b"".join(b'<row><c><f t="shared" si="0"/><v>1</v></c></row>' for _ in range(100_000))
        ),
    ),
    Hostile(
        "an archive of 100,000 parts",
        "j.xlsx",
        [IMPORT, REPLY],
        lambda: an_archive({f"xl/a{at}.xml": b"" for at in range(100_000)}),
    ),
    Hostile("an archive in an archive", "k.xlsx", [IMPORT, REPLY], lambda: nested(50)),
    Hostile("160 MB of blanks in 160 kB", "l.xlsx", [IMPORT, REPLY], lambda: with_sheet(b" " * (159 * MB))),
    Hostile(
        "columns repeated a thousand million times",
        "a.ods",
        [IMPORT, REPLY],
        lambda: an_open_sheet(
            an_open_row("a").replace("<table:table-cell", '<table:table-cell table:number-columns-repeated="999999999"')
        ),
    ),
    Hostile(
        "rows repeated a thousand million times",
        "b.ods",
        [IMPORT, REPLY],
        lambda: an_open_sheet(an_open_row("a", repeated=999_999_999)),
    ),
    Hostile(
        "blank columns repeated in 100,000 rows",
        "c.ods",
        [IMPORT, REPLY],
        lambda: an_open_sheet(
            '<table:table-row><table:table-cell table:number-columns-repeated="999999999"/></table:table-row>' * 100_000
        ),
    ),
    Hostile(
        "a message of Outlook",
        "a.msg",
        [IMPORT, REPLY, TEXT],
        lambda: bytes.fromhex("d0cf11e0a1b11ae1") + bytes(20 * MB),
    ),
    Hostile("a picture under gzip", "a.svg", [IMPORT, REPLY, TEXT], lambda: gzip.compress(b"<svg>" + b" " * (50 * MB))),
    Hostile(
        "a document of 2 GB said by its directory",
        "a.docx",
        [TEXT],
        lambda: an_archive({"word/document.xml": b"<a>" + b" " * (150 * MB)}),
    ),
    Hostile("a document of a million tags in each other", "b.docx", [TEXT], lambda: word(b"<a>" * 1_000_000)),
    Hostile(
        "a document of a million attributes",
        "c.docx",
        [TEXT],
        lambda: word(b"<a " + b" ".join(b'a%d="1"' % at for at in range(1_000_000)) + b"/>"),
    ),
    Hostile("a PDF of 24 MB of brackets", "a.pdf", [TEXT], lambda: b"%PDF-1.4\n1 0 obj" + b"[" * (24 * MB)),
    Hostile(
        "a folder",
        "a.eml",
        [REPLY, IMPORT, MERGE, INSPECT, TRUST, RESTORE, TEXT, REPLACE, APPLY, MAPPING],
        lambda: folder,
    ),
    Hostile(
        "a link to itself",
        "a.ctjx",
        [MERGE, INSPECT, TRUST, RESTORE, IMPORT, REPLY, APPLY, MAPPING, TEXT, REPLACE],
        lambda: loop,
    ),
    Hostile(
        "nothing", "a.eml", [REPLY, IMPORT, MERGE, INSPECT, TRUST, RESTORE, TEXT, REPLACE, APPLY, MAPPING], lambda: b""
    ),
    Hostile(
        "8 GB without content",
        "a.ctjx",
        [MERGE, INSPECT, TRUST, RESTORE, IMPORT, REPLY, APPLY, MAPPING, TEXT, REPLACE],
        lambda: huge(8 * 1024 * MB),
    ),
    Hostile("brackets without end", "a.json", [APPLY, MAPPING, TRUST], lambda: b"[" * (20 * MB)),
    Hostile("a number of 20 million digits", "b.json", [APPLY, MAPPING, TRUST], lambda: b"9" * (20 * MB)),
    Hostile("a million steps of nothing", "c.jsonl", [APPLY], lambda: b"{}\n" * 1_000_000),
    Hostile(
        "columns of a million titles",
        "d.json",
        [MAPPING],
        lambda: b"{" + b",".join(b'"a%d":"b"' % at for at in range(1_000_000)) + b"}",
    ),
    Hostile("a card of 60 MB", "a.ctjcard", [TRUST], lambda: huge(60 * MB)),
    Hostile("a backup of zeros", "a.ctjbackup", [RESTORE], lambda: b"SQLite format 3\0" + bytes(20 * MB)),
)
