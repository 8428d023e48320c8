"""How is a file of steps done: a line at a time, one operation each, all or nothing?"""

import difflib
import json
import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any

from ctj_desktop.domain.days import in_every_zone
from ctj_desktop.domain.findings import Finding
from ctj_desktop.domain.ids import PersonId
from ctj_desktop.domain.log.changes import OperationLabel
from ctj_desktop.domain.record import PositionalValue, Record
from ctj_desktop.domain.records.voting import AnyVote
from ctj_desktop.errors import UserError
from ctj_desktop.services.catalogue.lost_records import LostRecords
from ctj_desktop.services.catalogue.steps import forms
from ctj_desktop.services.minutes.decisions import the_decision
from ctj_desktop.services.minutes.electorate import without_rule
from ctj_desktop.services.naming.step_values import Values, type_name
from ctj_desktop.services.steps.by_fields import by_fields
from ctj_desktop.services.steps.errors import (
    MOST_SAID,
    NO_NAME,
    NO_TIME,
    NOT_JSON,
    REPEATED,
    BadStep,
    BadValue,
    LineRefused,
    MissingField,
    StepsRefused,
    UnknownField,
    UnknownStep,
    UnreadableLine,
    WrongValue,
)
from ctj_desktop.services.steps.step import Form
from ctj_desktop.storage.store import Rollback, Store

NAME = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
CONTROL = re.compile("[\x00-\x1f]")
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)  # of a line that is looked at and not tried
MOST_REFUSED = 10_000  # lines: with as many wrong it is no file of steps, and nobody waits for the rest
LONGEST = 1_000_000  # characters of a line: a longer one is no step but a wrong file


class Applied(PositionalValue):
    """One line that was done; `id` and `number` are those of the (first) record it returned.

    `findings` are what it did otherwise than its writer may have thought, or what had left before.
    """

    line: int
    step: str
    id: str | None
    number: str | None
    findings: tuple[Finding, ...] = ()


class StepLine(PositionalValue):
    """A line as written: its step, its fields, and what stands beside them."""

    number: int
    step: str
    fields: dict[str, Any]  # JSON
    name: str | None
    at: datetime
    author: str | None


def apply_steps(store: Store, text: Iterable[str], *, dry_run: bool = False) -> list[Applied]:
    """Do every line, or none of them: `StepsRefused` says what is wrong with each line that is refused.

    A line is refused for what it is, or by its step; one that builds on a refused line is looked at and not tried.
    `at` stands in the first line and holds for those after it until another is given. `dry_run` does everything and
    then forgets it. Empty lines and those that start with # are passed over.
    """
    attempt = _Attempt(store)
    with store.batch():
        for number, line in enumerate(text, 1):
            if line.strip() and not line.lstrip().startswith("#"):
                attempt.take(number, line)
        attempt.refuse_if_any()
        if dry_run:
            raise Rollback
    return attempt.done


class _Attempt:
    """What became of the lines so far."""

    def __init__(self, store: Store) -> None:
        self.done: list[Applied] = []
        self._store = store
        self._named: dict[str, Record] = {}
        self._at: datetime | None = None
        self._without_time = False  # the line that gave the time was refused
        self._lost = LostRecords()
        self._refused: list[BadStep] = []
        self._count = self._built = 0

    def take(self, number: int, text: str) -> None:
        """Does the line, or keeps what is wrong with it."""
        try:
            values = _object(text, number)
        except BadStep as error:
            self._refuse(error)
            self._lost.unreadable(text)
            return
        try:
            tried = self._tried(number, dict(values))
        except BadStep as error:
            self._refuse(error)
            self._lost.line(values)
            return
        if tried is None:
            self._built += 1
            self._lost.line(values)
        else:
            self.done.append(tried)

    def refuse_if_any(self) -> None:
        """Leaves the batch where a line was refused."""
        if self._count:
            raise StepsRefused(tuple(self._refused), self._count, self._built)

    def _refuse(self, error: BadStep) -> None:
        self._count += 1
        if len(self._refused) < MOST_SAID:
            self._refused.append(error)
        if self._count >= MOST_REFUSED:
            self.refuse_if_any()

    def _tried(self, number: int, values: dict[str, Any]) -> Applied | None:
        """None for a line that builds on a refused one."""
        leans = self._read_time(values.pop("at", None), number)
        line = StepLine(
            number=number,
            step=_step(values.pop("do", None), number),
            name=_name(values.pop("as", None), number),
            author=values.pop("author", None),
            at=self._at or EPOCH,
            fields=values,
        )
        form, read = _form(line), Values(self._store, self._named, self._lost.holds)
        fields, author = _fields(form, line, read), _author(line, read)
        if line.name is not None and (line.name in self._named or self._lost.is_name(line.name)):
            raise UnreadableLine(str(line.number), NO_NAME)
        return None if leans or read.leans else _do(self._store, form, line, fields, author, self._named)

    def _read_time(self, given: object, number: int) -> bool:
        """Sets the time of this line and of those after it; True where the refused line that gave it is missing."""
        if given is None and self._without_time:
            return True
        try:
            self._at = _time(given, number, self._at)
        except UnreadableLine:
            self._without_time = True
            raise
        self._without_time = False
        return False


def _do(
    store: Store,
    form: Form,
    line: StepLine,
    fields: dict[str, Any],
    author: PersonId | None,
    named: dict[str, Record],
) -> Applied:
    try:
        with store.write(OperationLabel(form.name), at=line.at, author=author) as unit:
            returned = by_fields(unit, form.function, **fields)
    except BadStep:
        raise
    except UserError as error:
        raise LineRefused(str(line.number), form.name, error) from error
    record = returned[0] if isinstance(returned, tuple) and returned else returned
    if not isinstance(record, Record):
        return Applied(line.number, form.name, None, None)
    if line.name:
        named[line.name] = record
    number = getattr(record, "number", None)
    ruled = without_rule(store, the_decision(store, record.decision)) if isinstance(record, AnyVote) else ()
    findings = (*unit.outcome.findings, *ruled)
    return Applied(line.number, form.name, str(record.id), str(number) if number else None, findings)


def _form(line: StepLine) -> Form:
    known = forms()
    if line.step not in known:
        near = difflib.get_close_matches(line.step, known, n=3, cutoff=0.3) or sorted(known)[:3]
        raise UnknownStep(str(line.number), line.step, tuple(near))
    return known[line.step]


def _fields(form: Form, line: StepLine, values: Values) -> dict[str, Any]:
    names = tuple(field.name for field in form.fields)
    for name in line.fields:
        if name not in names:
            raise UnknownField(str(line.number), form.name, name, names)
    for field in form.fields:
        if field.required and field.name not in line.fields:
            raise MissingField(str(line.number), form.name, field.name, type_name(field.hint))
    return {
        field.name: _value(line, values, field.hint, line.fields[field.name], field.name)
        for field in form.fields
        if field.name in line.fields
    }


def _author(line: StepLine, values: Values) -> PersonId | None:
    if line.author is None:
        return None
    author: PersonId = _value(line, values, PersonId, line.author, "author")
    return author


def _value(line: StepLine, values: Values, hint: Any, value: Any, field: str) -> Any:
    try:
        return values.read(hint, value, field)
    except BadValue as problem:
        raise WrongValue(str(line.number), line.step, problem) from problem


def _object(line: str, number: int) -> dict[str, Any]:
    if len(line) > LONGEST:
        raise UnreadableLine(str(number), NOT_JSON, f"> {LONGEST}")
    try:
        values = json.loads(line, object_pairs_hook=_no_twins)
    except (ValueError, RecursionError) as error:
        raise _control_sign(line, number) or UnreadableLine(str(number), NOT_JSON, _near(line, error)) from error
    if not isinstance(values, dict):
        raise UnreadableLine(str(number), NOT_JSON, line.strip()[:20])
    return values


def _control_sign(line: str, number: int) -> WrongValue | None:
    """Where a control character stands in a text as it is: JSON refuses it, and says neither field nor place in it."""
    try:
        values = json.loads(line, strict=False, object_pairs_hook=_no_twins)
    except (ValueError, RecursionError):
        return None
    step = values.pop("do", None) if isinstance(values, dict) else None
    for field, text in _texts(values, ""):
        found = CONTROL.search(text)
        if found is not None:
            where = (f"U+{ord(found[0]):04X}", str(found.start() + 1))
            problem = BadValue(field, "character", CONTROL.sub("□", text), where)
            return WrongValue(str(number), step if isinstance(step, str) else "–", problem)
    return None


def _texts(value: object, field: str) -> Iterator[tuple[str, str]]:
    """Every text with its place: `title.fr`, `lines[2]`."""
    if isinstance(value, str):
        yield field, value
    elif isinstance(value, dict):
        for name, part in value.items():
            yield from _texts(part, f"{field}.{name}" if field else name)
    elif isinstance(value, list):
        for place, part in enumerate(value, 1):
            yield from _texts(part, f"{field}[{place}]")


def _no_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for name, value in pairs:
        if name in made:
            raise Twice(f"“{name[:REPEATED]}” 2×")
        made[name] = value
    return made


class Twice(ValueError):
    """A field that stands twice in one object."""


def _near(line: str, error: Exception) -> str:
    """The place that cannot be read, in the words of the file: what the parser says is English."""
    if isinstance(error, Twice):
        return str(error)
    start = error.pos if isinstance(error, json.JSONDecodeError) else 0
    return line[start:].strip()[:20] or line.strip()[-20:]


def _time(value: object, number: int, last: datetime | None) -> datetime:
    if value is None and last is not None:
        return last
    try:
        at = datetime.fromisoformat(value if isinstance(value, str) else "")
    except ValueError as error:
        raise UnreadableLine(str(number), NO_TIME) from error
    if not in_every_zone(at):
        raise UnreadableLine(str(number), NO_TIME)
    return at.astimezone(UTC)


def _step(value: object, number: int) -> str:
    if not isinstance(value, str) or not value:
        raise UnreadableLine(str(number), NOT_JSON, "do")
    return value


def _name(value: object, number: int) -> str | None:
    if value is None:
        return None
    if not isinstance(value, str) or not NAME.fullmatch(value):
        raise UnreadableLine(str(number), NO_NAME)
    return value
