"""Whose cards are in a vCard file, of version 2.1 (Outlook), 3.0 or 4.0?

Read is what a directory keeps: name, body, function, mail, telephone, address, language, form of address. Pictures,
sounds and keys are passed over without being decoded, whatever their size. The columns are named like the fields they
mean, so that nobody has to recognise them. Versions differ in what they write, not in what is meant: 2.1 names a type
without `TYPE=` and writes quoted-printable of an older encoding, 3.0 knows `item1.` of Apple, 4.0 writes a telephone
as `tel:` address and the language of a person as a property of its own.
"""

import quopri
import re
from collections.abc import Callable, Iterator
from typing import Final
from urllib.parse import unquote

from ctj_desktop.domain.record import PositionalValue
from ctj_desktop.files.decoding import MARKS, decoded, letters
from ctj_desktop.files.stepwise import Step, no_step
from ctj_desktop.files.tables.refusals import DamagedSource, TooManyRows
from ctj_desktop.files.tables.table import MOST_ROWS, OFTEN, SourceRow, SourceTable, clean_text

BEGIN: Final = re.compile(rb"^\s*BEGIN\s*:\s*VCARD\s*$", re.IGNORECASE | re.MULTILINE)
NAME: Final = re.compile(rb"(?:[A-Za-z0-9-]+\.)?([A-Za-z0-9-]+)\s*(?=[;:])")
PARAMETER: Final = re.compile(r';\s*([^=;:"]+)(?:=((?:"[^"]*"|[^;:"])*))?')
TAKEN: Final = frozenset(
    {
        b"BEGIN",
        b"END",
        b"N",
        b"FN",
        b"ORG",
        b"TITLE",
        b"ROLE",
        b"EMAIL",
        b"TEL",
        b"ADR",
        b"URL",
        b"LANG",
        b"GENDER",
        b"KIND",
    }
)
COLUMNS: Final = (
    "family_name", "given_name", "title", "salutation", "function", "function_de", "organisation", "organisation_de",
    "language", "work_email",
    "work_phone", "work_mobile", "work_po_box", "work_street", "work_postcode", "work_place", "work_country", "website",
    "private_email", "private_phone", "private_po_box", "private_street", "private_postcode", "private_place",
    "private_country",
)  # fmt: skip
BEGINS: Final = re.compile(rb"(?:\A|(?<=[\r\n]))BEGIN:VCARD", re.IGNORECASE)
ESCAPED: Final = re.compile(r"\\(.)", re.DOTALL)
PARTS: Final = re.compile(r"(?<!\\)((?:\\\\)*);")
LONGEST_LINE: Final = 20_000
"""Of a property that is taken; longer is no name and no address."""
MOST_LINES: Final = 100_000
"""Into which a property may be folded."""
MOST_IN_ALL: Final = 1_500_000
"""Lines of a file."""
MOST_PROPERTIES: Final = 1_000
"""Of a card, of those that are taken."""
FAX: Final = frozenset({"FAX", "PAGER", "MODEM", "BBS"})
MOBILE: Final = frozenset({"CELL", "CAR", "IPHONE"})


class CardLine(PositionalValue):
    """One line of a card: its name, its parameters in capitals, its value as written."""

    name: str
    types: frozenset[str]
    preferred: bool
    value: str
    german: bool = False


def is_vcard(content: bytes) -> bool:
    """Whether its first line begins a card."""
    return BEGIN.match(_unmarked(content[:200]).lstrip().split(b"\n", 1)[0].strip() or b"-") is not None


def table_of(name: str, content: bytes, step: Step = no_step) -> SourceTable:
    """A row for each card; DamagedSource for one that does not end or has no end of properties, TooManyRows."""
    rows: list[SourceRow] = []
    plain = _unmarked(content)
    if len(BEGINS.findall(plain)) > MOST_ROWS or max(map(plain.count, (b"\n", b"\r"))) > MOST_IN_ALL:
        raise TooManyRows(name, MOST_ROWS)
    for at, card in enumerate(_cards(name, plain), 1):
        if at > MOST_ROWS:
            raise TooManyRows(name, MOST_ROWS)
        if at % OFTEN == 0:
            step(at, 0)
        said = _said(card)
        if said:
            rows.append(SourceRow(at, tuple(clean_text(said.get(column, "")) for column in COLUMNS)))
    return SourceTable(headings=COLUMNS, rows=tuple(rows))


def _unmarked(content: bytes) -> bytes:
    """In UTF-8 without its mark where it had one of an encoding of two bytes; else as it is."""
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, "replace").encode()
    return content


def _cards(name: str, content: bytes) -> Iterator[list[CardLine]]:
    """The properties of each card; a card inside a card, as of an assistant, is no card of its own."""
    card: list[CardLine] = []
    depth = 0
    for written in _unfolded(content):
        found = _property(written)
        if found is None:
            continue
        is_card = found.value.strip().upper() == "VCARD"
        if found.name == "BEGIN" and is_card:
            depth += 1
            if depth == 1:
                card = []
        elif found.name == "END" and is_card and depth:
            depth -= 1
            if not depth:
                yield card
        elif depth == 1:
            card.append(found)
            if len(card) > MOST_PROPERTIES:
                raise DamagedSource(name)
    if depth:
        raise DamagedSource(name)


def _unfolded(content: bytes) -> Iterator[bytes]:
    """Each property that is taken, in one line; of the others not even the first piece is kept."""
    pieces: list[bytes] = []
    taken = soft = False
    for line in content.splitlines():
        if soft or line[:1] in (b" ", b"\t"):
            if taken and len(pieces) < MOST_LINES:
                pieces.append(line if soft else line[1:])
        else:
            if pieces:
                yield b"".join(pieces)
            found = NAME.match(line)
            taken = found is not None and found[1].upper() in TAKEN
            pieces = [line] if taken else []
        soft = taken and line.endswith(b"=") and _is_quoted(pieces[0])
        if soft:
            pieces[-1] = pieces[-1][:-1]
    if pieces:
        yield b"".join(pieces)


def _is_quoted(line: bytes) -> bool:
    return b"QUOTED-PRINTABLE" in line.split(b":", 1)[0].upper()


def _property(line: bytes) -> CardLine | None:
    found = NAME.match(line)
    if found is None or len(line) > LONGEST_LINE:
        return None
    colon = _colon(line, found.end())
    if colon < 0:
        return None
    head, value = decoded(line[found.end() : colon]), line[colon + 1 :]
    given: dict[str, list[str]] = {}
    for key, said in PARAMETER.findall(head):
        words = said.replace('"', "").upper().split(",") if said else [key.strip().upper()]
        given.setdefault(key.strip().upper() if said else "TYPE", []).extend(word.strip() for word in words)
    types = frozenset(given.get("TYPE", ()))
    quoted = "QUOTED-PRINTABLE" in types or "QUOTED-PRINTABLE" in given.get("ENCODING", ())
    text = _text(quopri.decodestring(value) if quoted else value, next(iter(given.get("CHARSET", ())), ""))
    german = any(word.startswith("DE") for word in given.get("LANGUAGE", ()))
    return CardLine(found[1].decode().upper(), types, "PREF" in types or "PREF" in given, text, german)


def _colon(line: bytes, start: int) -> int:
    """The colon before the value: none between quotation marks."""
    inside = False
    for at in range(start, len(line)):
        if line[at] == ord('"'):
            inside = not inside
        elif line[at] == ord(":") and not inside:
            return at
    return -1


def _text(value: bytes, charset: str) -> str:
    """By the encoding that the property names, where Python knows it and the bytes are of it."""
    try:
        return value.decode(letters(charset) or "utf-8")
    except UnicodeDecodeError:
        return decoded(value)


def _parts(value: str, count: int) -> list[str]:
    """The parts of a value that has several, each without its escapes."""
    marked = PARTS.sub("\\1\x00", value)
    found = [_plain(part) for part in marked.split("\x00")]
    return (found + [""] * count)[:count]


def _plain(value: str) -> str:
    return ESCAPED.sub(lambda sign: "\n" if sign[1] in "nN" else sign[1], value)


Said = dict[str, str]


def _said(card: list[CardLine]) -> Said:
    """What a card says by the names of fields; nothing for a list of addressees, and for a card without a name."""
    said: Said = {}
    if any(one.name == "KIND" and one.value.strip().lower() == "group" for one in card):
        return said
    for one in sorted(card, key=lambda one: not one.preferred):
        read = READ.get(one.name)
        if read is not None:
            for key, value in read(one).items():
                if value.strip():
                    said.setdefault(key, value)
    full = said.pop("full_name", "")
    if not said.get("family_name") and full and full not in (said.get("organisation"), said.get("organisation_de")):
        given, _, family = full.strip().rpartition(" ")
        said["family_name"] = family
        said.setdefault("given_name", given)
    return said


def _name(one: CardLine) -> Said:
    family, given, more, before, _after = _parts(one.value, 5)
    return {"family_name": family, "given_name": f"{given} {more}".strip(), "title": before}


def _organisation(one: CardLine) -> Said:
    body, unit = _parts(one.value, 2)
    return {_spoken(one, "organisation"): ", ".join(filter(None, (body.strip(), unit.strip())))}


def _mail(one: CardLine) -> Said:
    address = one.value.strip()
    address = unquote(address[7:]) if address.lower().startswith("mailto:") else _plain(address)
    return {_place(one, "email"): address}


def _telephone(one: CardLine) -> Said:
    number = one.value.strip()
    if number.lower().startswith("tel:"):
        number, _, more = unquote(number[4:]).partition(";")
        extension = re.search(r"(?:^|;)ext=([0-9]+)", more)
        number = f"{number} ext. {extension[1]}" if extension else number
    if one.types & FAX:
        return {}
    if one.types & MOBILE:
        return {"work_mobile": _plain(number)}
    return {_place(one, "phone"): _plain(number)}


def _address(one: CardLine) -> Said:
    box, more, street, place, _region, postcode, country = _parts(one.value, 7)
    street = "\n".join(filter(None, (more.strip(), street.strip())))
    parts = {"po_box": box, "street": street, "postcode": postcode, "place": place, "country": country}
    return {_place(one, key): value for key, value in parts.items()}


def _place(one: CardLine, field: str) -> str:
    return f"private_{field}" if "HOME" in one.types else f"work_{field}"


def _spoken(one: CardLine, field: str) -> str:
    """The German text of a field has a column of its own."""
    return f"{field}_de" if one.german else field


def _function(one: CardLine) -> Said:
    return {_spoken(one, "function"): _plain(one.value)}


def _as(field: str) -> Callable[[CardLine], Said]:
    return lambda one: {field: _plain(one.value)}


READ: Final[dict[str, Callable[[CardLine], Said]]] = {
    "N": _name,
    "FN": _as("full_name"),
    "ORG": _organisation,
    "TITLE": _function,
    "ROLE": _function,
    "EMAIL": _mail,
    "TEL": _telephone,
    "ADR": _address,
    "URL": _as("website"),
    "LANG": _as("language"),
    "GENDER": lambda one: {"salutation": one.value.partition(";")[0]},
}
