"""Does the house do with a record of each kind what its entry claims: a sentence for each claim that does not hold?"""

from collections.abc import Callable, Iterator
from datetime import date, time
from enum import Enum
from typing import Any, get_args, get_type_hints
from uuid import UUID

from ctj_desktop.domain.days import days_later
from ctj_desktop.domain.ids import HomeId, MeetingMoveId
from ctj_desktop.domain.log.changes import OperationLabel, Scope
from ctj_desktop.domain.money import Currency
from ctj_desktop.domain.record import Record, replace
from ctj_desktop.domain.records.circulations import Circulation
from ctj_desktop.domain.records.committees import (
    CommitteeName,
    Mandate,
    OfficeHeld,
    Role,
    Seat,
    Secretariat,
    WorkingGroup,
    WorkingGroupMember,
)
from ctj_desktop.domain.records.dispatches import InformedBody
from ctj_desktop.domain.records.funds import CallResult
from ctj_desktop.domain.records.kinds import BY_NAME
from ctj_desktop.domain.records.meetings import Meeting, MeetingMove, MeetingState
from ctj_desktop.domain.records.minutes import MinuteBlock, RestrictedMinuteBlock
from ctj_desktop.domain.records.people import (
    Organisation,
    OrganisationName,
    PersonFunction,
    PersonPrivate,
    SameAs,
    Territory,
)
from ctj_desktop.domain.records.project_work import Condition, Indicator
from ctj_desktop.domain.records.projects import CallRule, ExchangeRate, Project
from ctj_desktop.domain.records.remarks import Erratum, Remark, RemarkRound, RestrictedErratum, RestrictedRemark
from ctj_desktop.domain.records.resources import Matinee, Resource, SiteConsent
from ctj_desktop.domain.records.statutes import Statutes
from ctj_desktop.domain.records.strategy import Strategy
from ctj_desktop.domain.records.territories import TerritoryFigure
from ctj_desktop.domain.records.voting import Decision, RestrictedDecision
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.errors import UserError
from ctj_desktop.i18n import load_translator
from ctj_desktop.i18n.errors import sentence
from ctj_desktop.i18n.kinds import kind_word
from ctj_desktop.i18n.registers import register_name
from ctj_desktop.i18n.words import word
from ctj_desktop.services.catalogue.bin import bin_lines, restore_record
from ctj_desktop.services.catalogue.field_history import PastField, bring_value_back, can_come_back
from ctj_desktop.services.catalogue.line_words import period_of
from ctj_desktop.services.catalogue.lists import LISTS, ListFilter, rows_of
from ctj_desktop.services.catalogue.record_sheet import sheet_of
from ctj_desktop.services.catalogue.steps import step_named
from ctj_desktop.services.exchange.conflict_words import ConflictWords, field_text, heading_text, record_text
from ctj_desktop.services.exchange.conflicts import compare, conflicts
from ctj_desktop.services.kinds.entry import FoundBy, Kind
from ctj_desktop.services.minutes.approval_refusals import ApprovedForGood, LockedSince
from ctj_desktop.services.minutes.undo_guard import need_unlocked
from ctj_desktop.services.naming.chronicle import happened, sentence_of
from ctj_desktop.services.naming.lookup import ANYWHERE, look_up, look_up_any
from ctj_desktop.services.naming.search import search_records
from ctj_desktop.services.naming.titles import subject_of, subject_text
from ctj_desktop.services.steps.refusals import EndBeforeStart
from ctj_desktop.services.steps.step import form_of
from ctj_desktop.storage.fields import Register, Shape
from ctj_desktop.storage.store import Store
from tests.i18n.test_words_for_people import NOT_FOR_PEOPLE
from tests.office import Office
from tests.services.marked import Marked, row_id

DAY = date(2027, 3, 12)
LATER = date(2031, 1, 1)
LAST_DAYS = ("end", "until")
TRANSLATORS = tuple(load_translator(locale) for locale in ("fr_CH", "de_CH"))
FR = TRANSLATORS[0]

# `Any` below: the fields of a record whose type is only known at run time.


class Related(Marked):
    """A record of every kind; whatever it refers to is there. `office` keeps the file open."""

    office: Office

    def homes(self, cls: type[Record]) -> tuple[UUID, ...]:
        return super().homes(cls)[:1]

    def record(self, cls: type[Record], home: UUID, scope: Any) -> Record:
        made = super().record(cls, home, scope)
        targets = self.store.schema.shapes[cls.kind].references
        values: dict[str, Any] = {name: self.row(kind) for name, kind in targets.items() if kind != cls.kind}
        if cls is PersonPrivate:
            values["id"] = self.row("person")
        if cls is SameAs:
            values |= {"record_kind": "person", "this": self.row("person")}
        if cls is SiteConsent:
            values |= {"record_kind": "resource", "record": self.row("resource")}
        return replace(made, **(values | MADE.get(cls, {})))

    def save(self, cls: type[Record], home: UUID) -> None:
        """By an act of its own, as a step would name it."""
        made = self.record(cls, home, Scope(HomeId(home), cls.data_class))
        with self.store.write(OperationLabel(f"{cls.kind}.added", {"title_fr": "Titre", "title_de": "Titel"})) as unit:
            unit.save(made, before=self.store.get(cls, made.id))

    def row(self, kind: str) -> UUID:
        return row_id(kind, self.homes(BY_NAME[kind])[0])

    def one(self, cls: type[Record]) -> Record:
        found = self.store.get(cls, self.row("person" if cls is PersonPrivate else cls.kind), deleted=True)
        assert found is not None, cls.kind
        return found


MADE: dict[type[Record], dict[str, Any]] = {
    MeetingMove: {"from_state": MeetingState.DRAFT, "to_state": MeetingState.CONVENED},
    Meeting: {"end": None},
    Organisation: {"end": None},
    OrganisationName: {"end": None},
    PersonFunction: {"end": None},
    PersonPrivate: {"private_email": "anne@chez-elle.example"},
    Seat: {"end": None},
    Territory: {"valid_to": None},
    Secretariat: {"end": LATER},
    CommitteeName: {"end": None},
    InformedBody: {"end": LATER},
    Mandate: {"end": LATER},
    OfficeHeld: {"end": LATER},
    Role: {"end": LATER},
    WorkingGroup: {"end": None},
    WorkingGroupMember: {"end": LATER},
    Statutes: {"in_force_to": None},
    Project: {"ends": None},
    MinuteBlock: {"ref": None},
    RestrictedMinuteBlock: {"ref": None},
    Remark: {"ruling": None},
    RemarkRound: {"opened_on": date(2026, 1, 1), "until": LATER, "closed_on": None},
    RestrictedRemark: {"ruling": None},
    Circulation: {"opened_on": None, "closed_on": None, "withdrawn_on": None},
    Decision: {"circulation": None},
    RestrictedDecision: {"circulation": None},
    Erratum: {"decision": None},
    RestrictedErratum: {"decision": None},
    TerritoryFigure: {"year": 2021},
    CallResult: {"awarded_eur": None},
    CallRule: {"amount_eur": None},
    Strategy: {"valid_to": None},
    ExchangeRate: {"rate": "0.95", "to_currency": Currency.EUR},
    Matinee: {"ends_at": None},
    Resource: {"link": "https://exemple.ch/page"},
    Condition: {"dropped_on": None},
    Indicator: {"target": "500", "reached": "620"},
}
"""What the steps would refuse if it were as any other value."""


def name_and_history(here: Related, entry: Kind) -> Iterator[str]:
    """It is called something in both languages, and its history is a sentence."""
    for cls in entry.records:
        row = here.one(cls)
        subject = subject_of(here.store, cls.kind, row.id)
        for t in TRANSLATORS:
            said, noun = subject_text(t, subject), kind_word(t, cls.kind)
            if not said.lower().startswith(noun.lower()):
                yield f"“{said}” does not say that it is called {noun}"
            if (entry.named or entry.about or entry.part_of) and said.lower() == noun.lower():
                yield f"nothing but its noun names it: “{said}”"
            for past in happened(here.store, row.id):
                if not any(title in sentence_of(t, past) for title in ("Titre", "Titel")):
                    yield f"its history reads “{sentence_of(t, past)}”"
        if not happened(here.store, row.id):
            yield "it has no history"


def found(here: Related, entry: Kind) -> Iterator[str]:
    """What a person writes for it finds it, and so does the search."""
    store = here.store
    for cls in entry.records:
        row: Any = here.one(cls)
        if entry.found_by is not None:
            written = WRITTEN[entry.found_by](here, entry, row)
            if _or_none(look_up, store, cls, written) != row.id:
                yield f"“{written}” does not find it"
            if entry.found_by in ANYWHERE and _or_none(look_up_any, store, written) != (cls, row.id):
                yield f"“{written}” does not find it where any kind can be meant"
        if entry.shown is not None and (entry.named or entry.excerpt):  # else what it is about is found
            typed = _said(getattr(row, (entry.excerpt, *entry.named)[-1]))
            hits = search_records(store, FR, typed, (cls.kind,), 5)
            if [hit.id for hit in hits if typed in hit.text] != [row.id]:
                yield f"the search for “{typed}” does not find it by its name"


WRITTEN: dict[FoundBy, Callable[[Related, Kind, Any], str]] = {
    FoundBy.NUMBER: lambda _here, _entry, row: str(row.number),
    FoundBy.CODE: lambda _here, _entry, row: str(row.code),
    FoundBy.STAGE: lambda _here, _entry, row: str(row.code),
    FoundBy.ITEM: lambda here, _entry, row: f"{_number(here.one(Meeting))}/{row.number}",
    FoundBy.VOTER: lambda here, _entry, row: f"{_number(here.one(Circulation))}/{row.name}",
    FoundBy.PERSON: lambda _here, _entry, row: f"{row.given_name} {row.family_name}",
    FoundBy.NAME: lambda _here, entry, row: _said(getattr(row, entry.named[0])),
    FoundBy.TITLE: lambda _here, entry, row: _said(getattr(row, entry.named[0])),
}


def _number(numbered: Any) -> str:
    return str(numbered.number)


def _said(value: Any) -> str:
    return value.fr.text if isinstance(value, Bilingual) else str(value)


def _or_none(ask: Callable[..., Any], *asked: Any) -> Any:
    try:
        return ask(*asked)
    except UserError:
        return None


def shown_and_listed(here: Related, entry: Kind) -> Iterator[str]:
    """`ctj show` says its fields, and `ctj list` has a line for it with every column."""
    for cls in entry.records:
        row = here.one(cls)
        if sheet_of(here.store, str(row.id), DAY).get("id") != str(row.id):
            yield "`ctj show` does not show it by its id"
        if entry.listed is None:
            continue
        if LISTS.get(entry.listed.name) is not entry.listed:
            yield f"`ctj list` has no list {entry.listed.name}"
            continue
        line = next(
            (one for one in rows_of(here.store, entry.listed.name, ListFilter()) if one["id"] == str(row.id)), None
        )
        if line is None:
            yield f"the list {entry.listed.name} does not show it"
        else:
            yield from (f"the list has no column {column}" for column in entry.listed.columns if column not in line)
            yield from _worded(entry, line)


def _worded(entry: Kind, line: dict[str, Any]) -> Iterator[str]:
    for column, members in (entry.listed.words if entry.listed else {}).items():
        if line.get(column) is not None and not word(FR, members(line[column])):
            yield f"the list has no word for {column}"


def changed_and_brought_back(here: Related, entry: Kind) -> Iterator[str]:
    """The step that its entry names writes an old value back."""
    if not entry.steps.change:
        return
    for cls in entry.records:
        row: Any = here.one(cls)
        registers = [one for one in _written(here.store.schema.shapes[cls.kind], row) if can_come_back(_past(row, one))]
        if not registers:
            yield "no text, no day and no choice of it comes back from its history"
            continue
        register = registers[0]
        with here.store.write(OperationLabel(f"{entry.name}.changed", {"title_fr": "Titre"})) as unit:
            unit.save(_with(row, register, "Autrement"), before=row)
        with here.store.write(OperationLabel(f"{entry.name}.changed", {"title_fr": "Titre"})) as unit:
            bring_value_back(unit, _past(row, register))
        if register.value(here.one(cls)) != register.value(row):
            yield f"{entry.steps.change} does not bring {register.name} back"


def _written(shape: Shape, row: Record) -> list[Register]:
    """What a person writes in it: its texts, then its last day, which a mandate has alone, or what is chosen."""
    rest = [one for one in shape.registers if one.name in LAST_DAYS or _is_chosen(one.value(row))]
    return [*shape.text_registers, *rest]


def _is_chosen(value: object) -> bool:
    return isinstance(value, Enum) or (isinstance(value, tuple) and any(isinstance(one, Enum) for one in value))


def _past(row: Record, register: Register) -> PastField:
    return PastField(
        kind=row.kind, row=row.id, register=register.name, then=register.to_json(register.value(row)), now=None
    )


def _with(row: Any, register: Register, text: str) -> Any:
    value = register.value(row)
    if isinstance(value, date):
        return replace(row, **{register.field: days_later(value, 1)})
    if isinstance(value, time):
        return replace(row, end=time(23, 59))
    if isinstance(value, tuple):
        return replace(row, **{register.field: ()})
    if isinstance(value, Enum):
        return replace(row, **{register.field: next(one for one in type(value) if one is not value)})
    if register.language is None:
        return replace(row, **{register.field: text})
    whole = getattr(row, register.field)
    return replace(row, **{register.field: replace(whole, **{register.language.value: replace(whole.fr, text=text)})})


def restored(here: Related, entry: Kind) -> Iterator[str]:
    """What was taken away is in the bin under its name, and comes back."""
    for cls in entry.records if entry.in_bin is not None else ():
        row = here.one(cls)
        with here.store.write(OperationLabel(f"{entry.name}.deleted", {"title_fr": "Titre"})) as unit:
            unit.delete(row)
        lines = [line for line in bin_lines(here.store, FR) if line.key == row.id]
        if not lines or not lines[0].text:
            yield "once deleted it does not stand in the bin by a name"
        if _or_none(_restore, here.store, row.id) is None or here.store.get(cls, row.id) is None:
            yield "it does not come back from the bin"


def _restore(store: Store, row: UUID) -> Record:
    with store.write(OperationLabel("restore_record")) as unit:
        return restore_record(unit, record=row)


def locked(here: Related, entry: Kind) -> Iterator[str]:
    """An act on it cannot be undone once the minutes in which it stands are approved; `here` has approved them."""
    for cls in entry.records:
        act = happened(here.store, here.one(cls).id)[-1].operation.id
        try:
            need_unlocked(here.store, act)
        except ApprovedForGood:  # the approval itself
            continue
        except LockedSince:
            is_locked = True
        else:
            is_locked = False
        if is_locked != (entry.minutes is not None):
            yield f"an act on it {'cannot' if is_locked else 'can'} be undone after the minutes are approved"


def approve(here: Related) -> None:
    """The minutes of the one meeting, the short way."""
    move = here.one(MeetingMove)
    assert isinstance(move, MeetingMove)
    further = replace(
        move, id=MeetingMoveId(UUID(int=1)), from_state=MeetingState.CONVENED, to_state=MeetingState.APPROVED
    )
    with here.store.write(OperationLabel("meeting.state")) as unit:
        unit.save(further)


def says_the_last_day(here: Related, entry: Kind) -> Iterator[str]:
    """A period that ends before it starts is refused, and the refusal names the last day: what a person typed."""
    period, change = period_of(entry.record), entry.steps.change
    form = form_of(step_named(change)) if change else None
    if form is None or period.closed or not period.end or not (form.field(period.start) and form.field(period.end)):
        return
    if date not in get_args(get_type_hints(entry.record)[period.end]):
        return
    assert form.taken is not None
    assert form.taken.key is not None
    on = date(2021, 1, 1)
    given = {period.start: on, period.end: on}
    try:
        here.office.do_fields(step_named(change), **{form.taken.key.name: here.one(entry.record).id}, **given)
    except EndBeforeStart as refused:
        for t in TRANSLATORS:
            if t.date_long(date(2020, 12, 31)) not in sentence(t, refused):
                yield f"a refusal names another day than the one that was typed: {sentence(t, refused)}"
    else:
        yield f"{change} takes a period that ends before it starts"


def contradicted(here: Related, entry: Kind) -> Iterator[str]:
    """Two devices that write one field apart are told of it in words; `here` has merged what `contradict` wrote."""
    for cls in entry.records:
        if cls.insert_only or not _register_of(here, cls):
            continue
        row = here.one(cls)
        told = compare(here.store, [one for one in conflicts(here.store, [row.id]) if one.kind == cls.kind])
        if not told:
            yield "two versions of it are no conflict"
        for one in told:
            for t in TRANSLATORS:
                words = ConflictWords(t, here.store, told)
                if not record_text(t, one.conflict).lower().startswith(kind_word(t, cls.kind).lower()):
                    yield f"a conflict calls it “{record_text(t, one.conflict)}”"
                if field_text(t, one.conflict) != register_name(t, one.conflict.register):
                    yield f"a conflict says “{field_text(t, one.conflict)}”"
                if entry.list_of and words.value(one, one.shown.value) == t("another place"):
                    yield "a conflict about its place does not say which"
                sides = words.versions(one)
                if len(set(sides)) < len(sides) or not all(sides):
                    yield f"the sides of a conflict read alike: {sides}"
                said = [record_text(t, one.conflict), heading_text(t, one.conflict), words.before(one), *sides]
                said += [words.office(version) for version in one.versions]
                if any(map(NOT_FOR_PEOPLE.search, said)):
                    yield f"a conflict shows what is not for people: {said}"


def contradict(here: Related, there: Store) -> None:
    """One field of every record, written apart: its place in a list where it has one."""
    for store, text in ((here.store, "b"), (there, "c")):
        for cls in BY_NAME.values():
            register = _register_of(here, cls)
            row = store.get(cls, here.one(cls).id)
            if register is not None and row is not None and not cls.insert_only:
                with store.write(OperationLabel("test.changed")) as unit:
                    unit.save(_with(row, register, text), before=row)


def _register_of(here: Related, cls: type[Record]) -> Register | None:
    texts = here.store.schema.shapes[cls.kind].text_registers
    places = [register for register in texts if register.name == "position"]
    return next((register for register in (*places, *texts) if register.field != "sha256"), None)
