"""How does a value of a step's JSON become the typed value that the step takes?"""

import re
from collections.abc import Callable, Mapping
from datetime import date, time
from enum import Enum
from types import NoneType, UnionType
from typing import Any, NewType, Union, get_args, get_origin, get_type_hints
from uuid import UUID

from ctj_desktop.domain.money import Currency, Money
from ctj_desktop.domain.record import Record, fields, is_value
from ctj_desktop.domain.texts import Bilingual, Passage, text_hash
from ctj_desktop.services.naming.lookup import OWNER_OF, look_up
from ctj_desktop.services.naming.refusals import Ambiguous, NothingNamed
from ctj_desktop.services.steps.change import Rewording
from ctj_desktop.services.steps.errors import BadValue
from ctj_desktop.storage.open_file import OpenFile

# `Any` throughout: values come from JSON, and each field's type is only known by its annotation.

DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
CLOCK = re.compile(r"[0-9]{2}:[0-9]{2}")
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")  # no text form of a file may hold these
LARGEST = 2**53  # JSON numbers end here
LONGEST_TEXT = 100_000  # characters of one text; a line of the log holds a million bytes
AMOUNT = re.compile(r"-?[0-9]{1,13}(\.[0-9]{1,2})?")


NOBODY = UUID(int=0)
Lost = Callable[[tuple[type[Record], ...], str], bool]


def nothing_lost(_owners: tuple[type[Record], ...], _value: str) -> bool:
    """No line was refused."""
    return False


class Values:
    """Reads values for one workspace; `named` are the records that earlier lines called by a name.

    `lost` says of a reference whether it is to a record that a refused line would have made. Then it reads as `NOBODY`,
    and what was read `leans` on that line.
    """

    def __init__(self, store: OpenFile, named: Mapping[str, Record], lost: Lost = nothing_lost) -> None:
        self._store, self._named, self._lost = store, named, lost
        self.leans = False

    def read(self, hint: Any, value: Any, field: str) -> Any:
        """The typed value, `BadValue` where it is none."""
        kinds = parts_of(hint)
        if value is None:
            if NoneType in kinds:
                return None
            raise BadValue(field, "required", value)
        kinds = tuple(kind for kind in kinds if kind is not NoneType)
        if Rewording in kinds:
            return _rewording(value, field)
        owners = tuple(OWNER_OF[kind] for kind in kinds if kind in OWNER_OF)
        if owners or UUID in kinds:
            return self._reference(owners, value, field)
        return self._plain(kinds[0], value, field)

    def _plain(self, kind: Any, value: Any, field: str) -> Any:
        if isinstance(kind, NewType):
            return self._plain(kind.__supertype__, value, field)
        if get_origin(kind) is tuple:
            return self._list(get_args(kind)[0], value, field)
        if isinstance(kind, type) and issubclass(kind, Enum):
            return _choice(kind, value, field)
        if kind in READERS:
            return READERS[kind](value, field)
        if is_value(kind):
            return self._object(kind, value, field)
        raise TypeError(f"no form for {kind!r}")

    def _list(self, hint: Any, value: Any, field: str) -> tuple[Any, ...]:
        if not isinstance(value, list):
            raise BadValue(field, "list", value)
        return tuple(self.read(hint, part, f"{field}[{n}]") for n, part in enumerate(value, 1))

    def _object(self, kind: Any, value: Any, field: str) -> Any:
        hints = get_type_hints(kind)
        names = tuple(part.name for part in fields(kind))
        needed = {part.name for part in fields(kind) if part.required}
        if not isinstance(value, dict) or not set(value) <= set(names) or not needed <= set(value):
            raise BadValue(field, "object", value, names)
        return kind(**{name: self.read(hints[name], part, f"{field}.{name}") for name, part in value.items()})

    def _reference(self, owners: tuple[type[Record], ...], value: Any, field: str) -> UUID:
        if not isinstance(value, str):
            raise BadValue(field, "reference", value)
        _refuse_signs(value, field)
        if value.startswith("$"):
            return self._named_record(owners, value, field)
        missing: NothingNamed | None = None
        for owner in owners:
            try:
                return look_up(self._store, owner, value)
            except NothingNamed as error:
                missing = error
            except Ambiguous as error:
                raise BadValue(field, "ambiguous", value, error.choices) from error
        if not owners and (identity := _uuid(value)):
            return identity
        if self._lost(owners, value):
            return self._lean()
        raise BadValue(field, "reference", value) from missing

    def _named_record(self, owners: tuple[type[Record], ...], value: str, field: str) -> UUID:
        record = self._named.get(value[1:])
        if record is None and self._lost(owners, value):
            return self._lean()
        if record is None or (owners and not isinstance(record, owners)):
            raise BadValue(field, "reference", value)
        return record.id

    def _lean(self) -> UUID:
        self.leans = True
        return NOBODY


def parts_of(hint: Any) -> tuple[Any, ...]:
    """The members of a union, or the type itself."""
    return get_args(hint) if get_origin(hint) in (Union, UnionType) else (hint,)


def type_name(hint: Any) -> str:
    """What `ctj steps` calls a type: the kind of record for an id, the choices of a closed set."""
    kinds = [kind for kind in parts_of(hint) if kind is not NoneType]
    if Rewording in kinds:
        return "bilingual"
    names = [_one_name(kind) for kind in kinds]
    return " or ".join(dict.fromkeys(names))


def _one_name(kind: Any) -> str:
    if kind in OWNER_OF:
        return OWNER_OF[kind].kind
    if get_origin(kind) is tuple:
        return f"list of {type_name(get_args(kind)[0])}"
    if isinstance(kind, type) and issubclass(kind, Enum):
        return " | ".join(str(member.value) for member in kind)
    if kind in NAMES:
        return NAMES[kind]
    hints = get_type_hints(kind)
    return "{" + ", ".join(f"{part.name}: {type_name(hints[part.name])}" for part in fields(kind)) + "}"


def clean_text(value: Any, field: str) -> str:
    """Text without control characters and halves of surrogate pairs; line ends are line feeds."""
    if not isinstance(value, str):
        raise BadValue(field, "text", value)
    _refuse_signs(value, field)
    if len(value) > LONGEST_TEXT:
        raise BadValue(field, "length", value, (str(LONGEST_TEXT),))
    return value.replace("\r\n", "\n").replace("\r", "\n")


def _refuse_signs(value: str, field: str) -> None:
    """By its code and place, as nobody sees it; it is shown as a box."""
    found = FORBIDDEN.search(value)
    if found is not None:
        seen = FORBIDDEN.sub("□", value)
        raise BadValue(field, "character", seen, (f"U+{ord(found[0]):04X}", str(found.start() + 1)))


def _number(value: Any, field: str) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or abs(value) > LARGEST:
        raise BadValue(field, "number", value)
    return value


def _flag(value: Any, field: str) -> bool:
    if not isinstance(value, bool):
        raise BadValue(field, "flag", value)
    return value


def _date(value: Any, field: str) -> date:
    try:
        return date.fromisoformat(value if DAY.fullmatch(value) else "")
    except (ValueError, TypeError) as error:
        raise BadValue(field, "date", value) from error


def _time(value: Any, field: str) -> time:
    try:
        return time.fromisoformat(value if CLOCK.fullmatch(value) else "")
    except (ValueError, TypeError) as error:
        raise BadValue(field, "time", value) from error


def _choice(kind: type[Enum], value: Any, field: str) -> Enum:
    try:
        return kind(value)
    except ValueError as error:
        raise BadValue(field, "choice", value, tuple(str(member.value) for member in kind)) from error


def _money(value: Any, field: str) -> Money:
    if not isinstance(value, dict) or set(value) != {"amount", "currency"}:
        raise BadValue(field, "money", value)
    try:
        return Money.parse(value["amount"] if AMOUNT.fullmatch(value["amount"]) else "", Currency(value["currency"]))
    except (ValueError, TypeError) as error:
        raise BadValue(field, "money", value) from error


def _passage(value: Any, field: str) -> tuple[str, bool]:
    """One language: its text, or {"text": …, "draft": true}."""
    if isinstance(value, dict) and set(value) <= {"text", "draft"} and "text" in value:
        return clean_text(value["text"], field), _flag(value.get("draft", False), f"{field}.draft")
    return clean_text(value, field), False


def _languages(value: Any, field: str) -> dict[str, tuple[str, bool]]:
    if not isinstance(value, dict) or not set(value) <= {"fr", "de"}:
        raise BadValue(field, "bilingual", value)
    return {language: _passage(text, f"{field}.{language}") for language, text in value.items()}


def _bilingual(value: Any, field: str) -> Bilingual:
    """Both sides given together are checked against each other, whichever is the committee's source."""
    texts = _languages(value, field)
    fr, fr_draft = texts.get("fr", ("", False))
    de, de_draft = texts.get("de", ("", False))
    return Bilingual(
        fr=Passage(text=fr, checked_against=text_hash(de) if fr and de else None, draft=fr_draft),
        de=Passage(text=de, checked_against=text_hash(fr) if fr and de else None, draft=de_draft),
    )


def _rewording(value: Any, field: str) -> Rewording:
    texts = _languages(value, field)
    fr, fr_draft = texts.get("fr", (None, False))
    de, de_draft = texts.get("de", (None, False))
    return Rewording(fr=fr, de=de, fr_draft=fr_draft, de_draft=de_draft)


def _uuid(value: str) -> UUID | None:
    try:
        return UUID(value)
    except ValueError:
        return None


READERS: Mapping[Any, Any] = {
    str: clean_text,
    int: _number,
    bool: _flag,
    date: _date,
    time: _time,
    Money: _money,
    Bilingual: _bilingual,
}
NAMES: Mapping[Any, str] = {
    str: "text",
    int: "number",
    bool: "true | false",
    date: "date",
    time: "time",
    Money: "money",
    Bilingual: "bilingual",
    UUID: "id",
}
