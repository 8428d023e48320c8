"""How does a person settle a conflict: mine, theirs, both, or something else? One act, however many fields.

A choice is an ordinary write that has seen every version, so the flag goes on every replica; the versions that were
not taken stay in the history (exchange/FORMAT.md 7.2).
"""

import json
import re
from collections.abc import Iterable, Sequence
from enum import StrEnum
from types import NoneType
from typing import Any, Final, get_args, get_type_hints
from uuid import UUID

from ctj_desktop.domain.composition import day_within
from ctj_desktop.domain.ids import CommitteeId
from ctj_desktop.domain.log.changes import Json
from ctj_desktop.domain.log.conflicts import DELETED, Policy, both_texts, is_block
from ctj_desktop.domain.money import Money
from ctj_desktop.domain.record import PositionalValue, Record
from ctj_desktop.domain.records.committees import OfficeHeld, OfficeOfCommittee, Role, RoleKind
from ctj_desktop.domain.records.kinds import BY_NAME
from ctj_desktop.domain.texts import Bilingual, Language, Passage, text_hash
from ctj_desktop.errors import N_, Refused, UserError
from ctj_desktop.i18n.translator import ZONE
from ctj_desktop.services.exchange.conflicts import Comparison, Conflict, compare, conflicts
from ctj_desktop.services.naming.step_values import Values, clean_text
from ctj_desktop.services.steps.errors import BadValue
from ctj_desktop.services.steps.records import source_language, titled
from ctj_desktop.services.steps.step import step
from ctj_desktop.storage.fields import PASSAGE
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.unit import Unit

OTHERS: Final = re.compile(r"theirs:([1-9][0-9]{0,2})")
AMOUNT: Final = re.compile(r"(CHF|EUR) (-?[0-9]+(?:\.[0-9]{1,2})?)")
FLAGS: Final = {"true": True, "false": False}
SIGNING_ROLES: Final = frozenset({RoleKind.SECRETARY, RoleKind.CO_SECRETARY, RoleKind.CHAIR})
EXPECTED: Final[dict[str, str]] = {
    "text": N_("“{value}” cannot be taken for “{field}”: control characters are refused."),
    "length": N_("The text for “{field}” is longer than {allowed} characters. Shorten it."),
    "date": N_("“{value}” is no day for “{field}”. Write it as 2027-03-12."),
    "time": N_("“{value}” is no time for “{field}”. Write it as 14:30."),
    "number": N_("“{value}” is no whole number for “{field}”."),
    "flag": N_("“{value}” cannot be taken for “{field}”. Write true or false."),
    "choice": N_("“{value}” cannot be taken for “{field}”. Allowed: {allowed}."),
    "money": N_("“{value}” is no amount for “{field}”. Write it as CHF 1234.50 or EUR 1234.50."),
    "required": N_("“{field}” cannot be left empty."),
    "reference": N_("“{field}”: “{value}” does not exist here. Give a number, a code or an id."),
    "ambiguous": N_("“{field}”: “{value}” fits several: {allowed}. Give one of these ids."),
}
OTHERWISE: Final = N_("“{value}” cannot be taken for “{field}”. Write it as the JSON of “ctj conflicts --json” has it.")


class NoConflict(UserError):
    """There is no conflict in “{register}” of this record. In conflict: {registers}."""

    register: str
    registers: tuple[str, ...]

    def __post_init__(self) -> None:
        self.registers = self.registers or ("–",)


class SeveralOthers(Refused):
    """“{register}” has {count} other versions. Say which one: theirs:1 to theirs:{count}, the newest first."""

    register: str
    count: int


class NotBoth(Refused):
    """“{register}” can hold one value only, so both cannot be kept. Choose one, or give another value."""

    register: str


class NeedsChairOrSecretary(Refused):
    """A decision or a vote stands in two versions: its chair or its secretary says which one holds. Say who is writing,
    or leave it to them.

    The rule is exchange/FORMAT.md 7.5.
    """


class NotThisValue(UserError):
    """A value that the field cannot hold."""

    message = ""
    field: str
    problem: BadValue

    def __post_init__(self) -> None:
        problem = self.problem
        self.message, self.allowed = EXPECTED.get(problem.kind, OTHERWISE), problem.allowed
        self.value = problem.value if isinstance(problem.value, str) else json.dumps(problem.value)


class Take(StrEnum):
    """What is kept."""

    MINE = "mine"
    THEIRS = "theirs"
    BOTH = "both"
    VALUE = "value"


class Resolution(PositionalValue):
    """What a person chose; `place` is which of the others (0: the only one), `value` a third text or value."""

    take: Take
    place: int = 0
    value: str = ""

    @classmethod
    def read(cls, text: str) -> "Resolution":
        """mine, theirs, theirs:2, both, or the value itself; `=mine` is the value “mine”."""
        if text in (Take.MINE, Take.THEIRS, Take.BOTH):
            return cls(Take(text))
        numbered = OTHERS.fullmatch(text)
        if numbered:
            return cls(Take.THEIRS, place=int(numbered[1]))
        escaped = text.startswith("=") and (text[1:] in tuple(Take) or OTHERS.fullmatch(text[1:]))
        return cls(Take.VALUE, value=text[1:] if escaped else text)


MINE: Final = Resolution(Take.MINE)
THEIRS: Final = Resolution(Take.THEIRS)
TAKE_BOTH: Final = Resolution(Take.BOTH)


@step
def resolve_conflict(unit: Unit, *, record: UUID, register: str, take: str) -> Record | None:
    """Settles a conflict as “ctj conflicts” names it: `take` is mine, theirs, theirs:2, both, or the value itself."""
    found = conflicts(unit.store, [record])
    chosen = next((one for one in found if one.register == register), None)
    if chosen is None:
        raise NoConflict(register[:60], tuple(one.register for one in found))
    resolve(unit, chosen.kind, chosen.row, register, Resolution.read(take))
    return unit.store.get(BY_NAME[chosen.kind], chosen.row, deleted=True) if chosen.kind in BY_NAME else None


def resolve(unit: Unit, kind: str, row: UUID, register: str, choice: Resolution) -> None:
    """Settle one conflict. NoConflict, SeveralOthers, NotBoth, NotThisValue or NeedsChairOrSecretary otherwise."""
    resolve_all(unit, [((kind, row, register), choice)])


def resolve_all(unit: Unit, choices: Iterable[tuple[tuple[str, UUID, str], Resolution]]) -> None:
    """Settle many conflicts in one operation; refusals as `resolve`, and then nothing is written."""
    wanted = dict(choices)
    open_ones = {(one.kind, one.row, one.register): one for one in conflicts(unit.store, {row for _, row, _ in wanted})}
    for kind, row, register in wanted:
        if (kind, row, register) not in open_ones:
            raise NoConflict(register, tuple(name for k, r, name in open_ones if (k, r) == (kind, row)))
    chosen = sorted((open_ones[name] for name in wanted), key=lambda one: _translation(unit.store, one))
    compared = compare(unit.store, chosen)
    _need_signature(unit, chosen)
    for one in compared:
        conflict = one.conflict
        value = _value(unit.store, one, wanted[conflict.kind, conflict.row, conflict.register])
        unit.settle(conflict.kind, conflict.row, conflict.register, value)
    _name(unit, chosen)


def _name(unit: Unit, chosen: Sequence[Conflict]) -> None:
    if len(chosen) == 1:
        subject = chosen[0].subject.named or chosen[0].subject
        named = {"number": subject.number} if subject.number else titled(subject.name)
        unit.name("conflict.settled", field=chosen[0].register, **named)
    elif chosen:
        unit.name("conflicts.settled", count=str(len(chosen)))


def _translation(store: OpenFile, conflict: Conflict) -> bool:
    """Translations come after what they translate: they are checked against what it says then."""
    return conflict.language is not None and conflict.language is not _source(store, conflict)


def _source(store: OpenFile, conflict: Conflict) -> Language:
    return source_language(store, conflict.committee) if conflict.committee else Language.FR


def _value(store: OpenFile, one: Comparison, choice: Resolution) -> Json:
    if choice.take is Take.MINE:
        return one.mine.value
    if choice.take is Take.THEIRS:
        return _theirs(one, choice.place)
    if one.conflict.register == DELETED:
        return _kept_or_deleted(choice)
    if choice.take is Take.BOTH:
        return _both(one)
    return _given(store, one, choice.value)


def _theirs(one: Comparison, place: int) -> Json:
    count = len(one.theirs)
    if (not place and count > 1) or place > count:
        raise SeveralOthers(one.conflict.register, count)
    return one.theirs[max(0, place - 1)].value


def _kept_or_deleted(choice: Resolution) -> Json:
    """`_del` is a flag: true takes the record away, false keeps it."""
    if choice.take is Take.BOTH:
        raise NotBoth(DELETED)
    if choice.value not in FLAGS:
        raise NotThisValue(DELETED, BadValue(DELETED, "flag", choice.value))
    return FLAGS[choice.value]


def joined_texts(one: Comparison) -> str:
    """Both texts, mine first: as paragraphs or as one line."""
    conflict = one.conflict
    text = _text(one.mine.value)
    for other in one.theirs:
        text = both_texts(text, _text(other.value), block=is_block(conflict.register), language=conflict.language)
    return text


def _both(one: Comparison) -> Json:
    if not one.conflict.is_text:
        raise NotBoth(one.conflict.register)
    if one.conflict.language is None:
        return joined_texts(one)
    draft = any(isinstance(version.value, dict) and version.value.get("draft") for version in one.versions)
    return PASSAGE.to_json(Passage(text=joined_texts(one), draft=bool(draft)))  # nobody has checked the two together


def _text(value: Json) -> str:
    return str(value.get("text") or "") if isinstance(value, dict) else str(value or "")


def _given(store: OpenFile, one: Comparison, text: str) -> Json:
    """A third value: parsed by the type of its register, exactly as a step would."""
    conflict = one.conflict
    shape = store.schema.shapes.get(conflict.kind)
    register = shape.by_name.get(conflict.register) if shape else None
    if shape is None or register is None:
        raise NotThisValue(conflict.register, BadValue(conflict.register, "object", text))
    try:
        if register.codec is PASSAGE:
            return PASSAGE.to_json(_passage(store, conflict, clean_text(text, conflict.register)))
        hint = get_type_hints(shape.cls)[register.field]
        return register.to_json(Values(store, {}).read(hint, _as_json(hint, text), conflict.register))
    except BadValue as problem:
        raise NotThisValue(conflict.register, problem) from problem


def _passage(store: OpenFile, conflict: Conflict, text: str) -> Passage:
    """What is typed anew is no draft; a translation counts as checked against what its source says now."""
    source = _source(store, conflict)
    if conflict.language is source or not text:
        return Passage(text=text)
    record = store.get(BY_NAME[conflict.kind], conflict.row)
    whole = getattr(record, conflict.register.partition(".")[0], None)
    original = whole.text(source) if isinstance(whole, Bilingual) else ""
    return Passage(text=text, checked_against=text_hash(original) if original else None)


def _as_json(hint: Any, text: str) -> Any:  # the JSON that a step would be given
    """A number, a flag, an amount or a whole value as a command line writes it; any other text as it is."""
    kinds = [kind for kind in (get_args(hint) or (hint,)) if kind is not NoneType]
    kind = kinds[0]
    if not text and NoneType in get_args(hint):
        return None
    if kind is Money and (amount := AMOUNT.fullmatch(text)):
        return {"currency": amount[1], "amount": amount[2]}
    if kind is bool:
        return FLAGS.get(text, text)
    if kind is int and re.fullmatch(r"-?[0-9]{1,15}", text):
        return int(text)
    if text[:1] in "{[":
        try:
            return json.loads(text)
        except ValueError:
            return text
    return text


def _need_signature(unit: Unit, chosen: Iterable[Conflict]) -> None:
    """Where a committee has said who is its chair and its secretary, nobody else settles what it decided."""
    for committee in {one.committee for one in chosen if one.policy is Policy.SIGNED and one.committee}:
        if not _may_sign(unit, committee):
            raise NeedsChairOrSecretary


def _may_sign(unit: Unit, committee: CommitteeId) -> bool:
    day = unit.at.astimezone(ZONE).date()
    offices = [held for held in unit.store.all(OfficeHeld, committee=committee) if day_within(held, day)]
    roles = [
        role
        for role in unit.store.all(Role, committee=committee)
        if day_within(role, day) and role.role in SIGNING_ROLES
    ]
    signing = [held.person for held in offices if held.office is not OfficeOfCommittee.VICE_PRESIDENT]
    allowed = {*signing, *(role.person for role in roles)}
    return not allowed or unit.author in allowed
