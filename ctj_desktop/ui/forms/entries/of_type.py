"""Which entry does a field of a record have? That follows from its type, and from its name where types are equal."""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date, time
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Final, Union, get_args, get_origin, get_type_hints

from PySide6.QtWidgets import QWidget

from ctj_desktop.domain.days import HALF_OPEN
from ctj_desktop.domain.money import Money
from ctj_desktop.domain.outcomes import PARTS
from ctj_desktop.domain.record import Record, fields, is_value
from ctj_desktop.domain.records.circulations import Circulation
from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.domain.records.consultations import RequestedOpinion, RestrictedRequestedOpinion
from ctj_desktop.domain.records.extracts import Extract
from ctj_desktop.domain.records.funds import CallResult, CallShare
from ctj_desktop.domain.records.meetings import AgendaItem, BusinessOutcome
from ctj_desktop.domain.records.people import Address, Territory
from ctj_desktop.domain.records.projects import BudgetLine, ExchangeRate, FinancingLine, Partner, Payment, Stage
from ctj_desktop.domain.records.remarks import (
    Erratum,
    MinutesSignature,
    Remark,
    RemarkRound,
    RestrictedErratum,
    RestrictedRemark,
)
from ctj_desktop.domain.records.resources import Competence, MatineeParticipant, Resource
from ctj_desktop.domain.records.statutes import (
    CirculationRule,
    CollegeMinimum,
    NoticeRule,
    PostalRule,
    ProxyRule,
    QuorumRule,
    SecondCallRule,
    SittingRule,
    Statutes,
)
from ctj_desktop.domain.records.strategy import Action, Strategy
from ctj_desktop.domain.records.voting import AnyDecision, AnyTask, Decision, ExecutionMove
from ctj_desktop.domain.texts import Bilingual, Language
from ctj_desktop.errors import N_
from ctj_desktop.i18n.words import word
from ctj_desktop.services.naming.lookup import OWNER_OF
from ctj_desktop.services.naming.picking import names_of
from ctj_desktop.ui.forms.entries.choices import CheckEntry, ChoiceEntry, SetEntry
from ctj_desktop.ui.forms.entries.contact import OF_CONTACT
from ctj_desktop.ui.forms.entries.entry import (
    Entry,
    LinesEntry,
    OptionalTextEntry,
    PairEntry,
    SourceEntry,
    TextEntry,
    WordsEntry,
)
from ctj_desktop.ui.forms.entries.minima import MinimaEntry
from ctj_desktop.ui.forms.entries.parts import WholeEntry
from ctj_desktop.ui.forms.entries.picks import EitherEntry, Make, OrWrittenEntry, PickEntry
from ctj_desktop.ui.forms.entries.several import SeveralEntry
from ctj_desktop.ui.forms.entries.values import (
    AmountEntry,
    ClockEntry,
    DayEntry,
    DecimalEntry,
    FirstDayEntry,
    FractionEntry,
    LastDayEntry,
    MinutesEntry,
    NumberEntry,
    OptionalFractionEntry,
    PercentEntry,
)
from ctj_desktop.ui.forms.screens.rows import Rows
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.widgets.check import CheckBox
from ctj_desktop.ui.widgets.fields import ComboBox, Field, LineEdit
from ctj_desktop.ui.widgets.picker import Picker
from ctj_desktop.ui.widgets.text_area import AreaField

STARTS: Final = frozenset({"start", "valid_from", "in_force_from"})
"""Of half-open periods."""
LONG: Final = frozenset(
    {
        "note",
        "comment",
        "wording",
        "text",
        "summary",
        "reason",
        "conditions",
        "source",
        "legal_basis",
        "definition",
        "proposed_decision",
        "late_reason",
        "wrong",
        "description",
        "objectives",
        "added_value",
        "criteria_note",
        "for_meeting",
        "programme",
        "outcome",
    }
)
"""Texts of several lines."""
MANY: Final = frozenset({"organisation", "person"})
"""Kinds of which there are so many that several of them are typed and found, not ticked."""
NAMES: Final = frozenset({"given_name", "family_name"})
"""Texts that need the room of a name."""
SHORT: Final = frozenset({"themes", "tags"})
"""Several words, each so short that they stand in one line."""
SAID: Final[Mapping[type, str]] = {
    QuorumRule: N_("The statutes ask for a quorum"),
    NoticeRule: N_("The statutes set a time of notice"),
    ProxyRule: N_("The statutes speak of proxies"),
    SecondCallRule: N_("The statutes speak of a second call"),
    CirculationRule: N_("The statutes speak of decisions in writing"),
    PostalRule: N_("The statutes take votes of those who are away"),
}
"""Rules that may be silent: the word of the square that says whether they are."""
LABELS: Final[Mapping[tuple[type, str], str]] = {
    (Address, "number"): N_("No."),
    (Address, "lines"): N_("Further lines"),
    (QuorumRule, "base"): N_("Share of"),
    (SecondCallRule, "numerator"): N_("Only where fewer were there than"),
    (SecondCallRule, "days"): N_("Days of notice"),
    (CirculationRule, "allowed"): N_("Decisions may be taken in writing"),
    (CirculationRule, "strict"): N_("More than that share must agree"),
    (SittingRule, "rule"): N_("Usual rule of decision"),
    (Statutes, "numbering"): N_("Numbers of meetings and decisions"),
    (Partner, "organisation"): N_("Body, or its name as it is written"),
    (CallShare, "funder"): N_("Body, or its name as it is written"),
    (Strategy, "close_old"): N_("The earlier version ends the day before"),
    (CallShare, "on"): N_("From this day on"),
    (CallResult, "on"): N_("Published on"),
    (CallResult, "at_least"): N_("Given as “more than”"),
    (BudgetLine, "in_kind"): N_("In kind: voluntary work, rooms, material"),
    (FinancingLine, "in_kind"): N_("In kind: voluntary work, rooms, material"),
    (FinancingLine, "organisation"): N_("Body that pays"),
    (BudgetLine, "partner"): N_("Partner that bears it"),
    (FinancingLine, "partner"): N_("Partner that brings it in"),
    (FinancingLine, "document"): N_("Document that awards it"),
    (FinancingLine, "fund"): N_("Request to the fund of the call"),
    (ExchangeRate, "rate"): N_("Exchange rate"),
    (Stage, "days"): N_("Days a project is to stay"),
    (AgendaItem, "presenter"): N_("Presenter as it is written, instead of the person"),
    (BusinessOutcome, "outcome"): N_("Outcome"),
    (BusinessOutcome, "text"): N_("Or in words"),
    (BusinessOutcome, "item"): N_("With the item"),
    (BusinessOutcome, "day"): N_("Date"),
    (Remark, "language"): N_("Language of the remark"),
    (RestrictedRemark, "language"): N_("Language of the remark"),
    (RemarkRound, "until"): N_("Remarks by"),
    (RemarkRound, "closed_on"): N_("Round ended on"),
    (Erratum, "text"): N_("Right words"),
    (RestrictedErratum, "text"): N_("Right words"),
    (MinutesSignature, "name"): N_("Name, where the person is not recorded here"),
    (Circulation, "text"): N_("Proposed decision"),
    (Circulation, "note"): N_("What it is about"),
    (Circulation, "until"): N_("Answers by"),
    (RequestedOpinion, "text"): N_("Answer in words"),
    (RestrictedRequestedOpinion, "text"): N_("Answer in words"),
    (ExecutionMove, "proof"): N_("What shows it, or why not"),
    (Resource, "public"): N_("Public: stands on the resource site"),
    (Competence, "public"): N_("Public: stands on the resource site, with the name"),
    (Resource, "link"): N_("Address of the page"),
    (Resource, "on"): N_("Published on"),
    (MatineeParticipant, "name"): N_("Name, where the person is not recorded here"),
    (MatineeParticipant, "body"): N_("Body as it is written, where it is not recorded here"),
    (AgendaItem, "closed"): N_("Behind closed doors: only its line on the agenda leaves the committee"),
}
"""Fields that are called otherwise than others of that name."""
OF_ONES_OWN: Final = frozenset({Territory.kind})
"""Kinds of which one that is not offered can be entered where several are chosen."""
WRITTEN: Final[Mapping[tuple[type, str], str]] = {(Partner, "organisation"): "name", (CallShare, "funder"): "name"}
"""Where a record is chosen or its name written, and where the name is then kept."""
OFFERED: Final[Mapping[tuple[type, str], Sequence[Enum]]] = dict.fromkeys(
    (
        (Statutes, "languages"),
        (Committee, "source_language"),
        (Extract, "language"),
        (Remark, "language"),
        (RestrictedRemark, "language"),
    ),
    (Language.FR, Language.DE),
)
"""Where not every member of a closed set can be chosen."""
ALONGSIDE: Final[Mapping[tuple[type, str], str]] = {
    (BusinessOutcome, "item"): "meeting",
    (Decision, "project"): "committee",
    (BudgetLine, "partner"): "project",
    (FinancingLine, "partner"): "project",
    (FinancingLine, "document"): "project",
    (Payment, "instalment"): "line",
    (SittingRule, "rule"): "statutes",
    (Action, "axis"): "strategy",
}
"""Where only what stands with the record is offered, and by which of its fields."""
MARKED: Final = (AnyDecision, AnyTask)
"""Records whose texts come from the minutes, with marks in them."""
TOLD_BY: Final[Mapping[type, tuple[str, Callable[[Any], Collection[str]]]]] = {
    BusinessOutcome: ("outcome", lambda kind: PARTS.get(kind, ()))
}
"""Values of which one part tells the kind, and which other parts each kind has."""
SHARES: Final[Mapping[str, int]] = {"street": 3, "place": 2, "country": 2, "base": 2}
"""Parts that are wider than the others of their row."""
ROWS: Final[Mapping[type, tuple[tuple[str, ...], ...]]] = {
    Address: (("street", "number"), ("postcode", "place", "country"), ("po_box", "lines")),
    QuorumRule: (
        ("base", "numerator", "strict"),
        ("minimum_per_side", "article"),
        ("each_side", "proxies_count"),
        ("substitutes_count", "remote_counts"),
        ("recused_count", "leave_counts"),
        ("colleges",),
    ),
    NoticeRule: (("days", "article"), ("clear", "working")),
    ProxyRule: (("per_holder", "article"), ("written",)),
    SecondCallRule: (("free_of_quorum",), ("days", "numerator", "article")),
    PostalRule: (("in_advance", "by_post"), ("article",)),
    CirculationRule: (("numerator", "strict", "article"), ("objection_stops", "allowed")),
    BusinessOutcome: (("outcome",), ("body", "person"), ("text",), ("item", "day")),
}
"""How the parts of a value stand side by side; the denominator stands in the same field as the numerator."""


OF_INTEGERS: Final[Mapping[str, Callable[[Desk, str, LineEdit], Entry[Any]]]] = {
    "minutes": MinutesEntry,
    "numerator": FractionEntry,
    "rate": PercentEntry,
}
"""Whole numbers that are written in another way."""


OF_PARTS: Final[Mapping[tuple[type, str], Callable[[Desk, str, LineEdit], Entry[Any]]]] = {
    (SecondCallRule, "numerator"): OptionalFractionEntry,
}
"""Parts of one value that are written otherwise than others of that name."""


OF_TEXTS: Final[Mapping[str, type[TextEntry] | type[DecimalEntry]]] = {"source": SourceEntry, "rate": DecimalEntry}
"""Texts that are read or written in another way."""


class EntryMaker:
    """Makes the entries of one form; `name` begins the object names of its editors."""

    def __init__(
        self,
        desk: Desk,
        workspace: OpenWorkspace,
        name: str,
        make: Callable[[str], tuple[str, Make] | None],
        parent: QWidget | None = None,
    ) -> None:
        """`make` gives the word and the way for a new record of a kind, where the form may make one.

        The fields are made within `parent`, and editors within their fields: what is moved to where it belongs is
        styled anew with all its parts.
        """
        self._desk, self._workspace, self._name, self._make = desk, workspace, name, make
        self._parent = parent

    def of(self, cls: type, field: str, within: str = "") -> list[Entry[Any]]:
        """The entry of a field of a record or of another value; two for a text in two languages."""
        made = self._made(cls, field, within)
        optional = _kind(_hints(cls)[field])[1] or TOLD_BY.get(cls, ("", _no_parts))[0] == field
        for entry in made:
            entry.needed = not optional
            entry.label = LABELS.get((cls, field), entry.label)
        return made

    def _made(self, cls: type, field: str, within: str) -> list[Entry[Any]]:
        hint = _hints(cls)[field]
        full = ".".join(filter(None, (self._name, within, field)))
        kind, optional = _kind(hint)
        own = OF_PARTS.get((cls, field))
        if own is not None:
            return [own(self._desk, field, LineEdit(self._desk.theme, full, parent=self._room()))]
        if kind is Bilingual:
            sides = (Language.FR, Language.DE)
            long = field if issubclass(cls, Record) else ""
            editors = [self._writing(f"{full}.{side.value}", long) for side in sides]
            for editor in editors:
                if isinstance(editor, AreaField) and issubclass(cls, MARKED):
                    editor.area.marked = True
            return [
                PairEntry(self._desk, field, editor, language=side) for side, editor in zip(sides, editors, strict=True)
            ]
        if is_value(kind) and kind is not Money:
            return [self._whole(field, kind, full)]
        return [self._written(field, kind, full, optional) or self._chosen(cls, field, full)]

    def choice(self, cls: type, name: str, hint: Any) -> Entry[Any] | None:
        """What a step asks beside the fields of its record, where that is one of a closed set, or yes and no."""
        kind, optional = _kind(hint)
        if kind is bool:
            check = CheckEntry(self._desk, name, CheckBox(self._desk.theme, f"{self._name}.{name}", self._room()))
            check.label = LABELS.get((cls, name), "")
            return check
        if not (isinstance(kind, type) and issubclass(kind, Enum)):
            return None
        combo = ComboBox(self._desk.theme, f"{self._name}.{name}", self._room())
        return ChoiceEntry(self._desk, name, combo, kind, optional=optional)

    def for_whom(self) -> PickEntry:
        """The committee for which a record is kept; none is this office, for all of them."""
        name = f"{self._name}.committee"
        return PickEntry(
            self._desk, self._workspace, "committee", Picker(self._desk.theme, name, self._room()), ("committee",)
        )

    def _written(self, field: str, kind: Any, full: str, optional: bool) -> Entry[Any] | None:
        """What is typed; None for what is chosen."""
        desk = self._desk
        if kind is str and field in OF_CONTACT:
            return OF_CONTACT[field](desk, self._workspace, field, self._writing(full, field))
        if kind is str and optional:
            return OptionalTextEntry(desk, field, self._writing(full, field))
        if kind is str:
            entry = OF_TEXTS.get(field, TextEntry)(desk, field, self._writing(full, field))
            entry.least = PickEntry.least if field in NAMES else 0
            return entry
        if kind == tuple[str, ...] and field in SHORT:
            return WordsEntry(desk, field, LineEdit(desk.theme, full, parent=self._room()))
        if kind == tuple[str, ...]:
            return LinesEntry(desk, field, AreaField(desk.theme, full, self._room()))
        if kind is date:
            day = FirstDayEntry if field in STARTS else LastDayEntry if field in HALF_OPEN else DayEntry
            return day(
                desk,
                field,
                LineEdit(desk.theme, full, icon="calendar-blank", parent=self._room()),
                self._workspace.today,
            )
        if kind is time:
            return ClockEntry(desk, field, LineEdit(desk.theme, full, icon="clock", parent=self._room()))
        if kind is Money:
            return AmountEntry(desk, field, LineEdit(desk.theme, full, parent=self._room()), needed=not optional)
        if kind is int and field in OF_INTEGERS:
            return OF_INTEGERS[field](desk, field, LineEdit(desk.theme, full, parent=self._room()))
        if kind is int:
            return NumberEntry(desk, field, LineEdit(desk.theme, full, parent=self._room()), needed=not optional)
        return None

    def _chosen(self, cls: type, field: str, full: str) -> Entry[Any]:
        desk, hints = self._desk, _hints(cls)
        hint = hints[field]
        kind, optional = _kind(hint)
        if kind is bool:
            return CheckEntry(desk, field, CheckBox(desk.theme, full, self._room()))
        if isinstance(kind, type) and issubclass(kind, Enum):
            tells = TOLD_BY.get(cls, ("", None))[0] == field
            combo = ComboBox(desk.theme, full, self._room())
            offered = OFFERED.get((cls, field), ())
            return ChoiceEntry(desk, field, combo, kind, optional=optional or tells, offered=offered)
        if kind == tuple[CollegeMinimum, ...]:
            return MinimaEntry(desk, self._workspace, field, full, self._room())
        if get_origin(kind) is tuple:
            member = get_args(kind)[0]
            if isinstance(member, type) and issubclass(member, Enum):
                offered = OFFERED.get((cls, field), tuple(member))
                return SetEntry(desk, field, full, lambda: [(word(desk.t, one), one) for one in offered], self._room())
            owner = OWNER_OF[member].kind
            if owner in MANY:
                return SeveralEntry(desk, self._workspace, field, full, owner, self._room(), new=self._make(owner))
            new = self._make(owner) if owner in OF_ONES_OWN else None
            return SetEntry(desk, field, full, lambda: self._all_of(owner), self._room(), new=new)
        kinds = [OWNER_OF[one].kind for one in (get_args(hint) or (hint,)) if one in OWNER_OF]
        if f"{field}_body" in hints:
            either = {field: kinds[0], f"{field}_body": "organisation"}
            words = f"{field}_text" if f"{field}_text" in hints else ""
            return EitherEntry(desk, self._workspace, Picker(desk.theme, full, self._room()), either, words)
        new = self._make(kinds[0]) if len(kinds) == 1 else None
        pick = PickEntry(desk, self._workspace, field, Picker(desk.theme, full, self._room()), kinds, new=new)
        pick.alongside = ALONGSIDE.get((cls, field), "")
        written = WRITTEN.get((cls, field))
        return OrWrittenEntry(pick, written, desk) if written else pick

    def _whole(self, field: str, kind: Any, full: str) -> Entry[Any]:
        names = [part.name for part in fields(kind)]
        rows = ROWS.get(kind, (tuple(names),))
        whole = QWidget(self._room())
        inside = Rows(self._desk.theme, whole)
        maker = EntryMaker(self._desk, self._workspace, self._name, self._make, inside)
        made = [[entry for name in row for entry in maker.of(kind, name, field)] for row in rows]
        parts = {entry.register: entry for row in made for entry in row}
        rows = tuple(tuple(entry.register for entry in row) for row in made)
        telling, of_kind = TOLD_BY.get(kind, ("", _no_parts))
        empty = kind(**{part.name: None if part.name == telling else 0 for part in fields(kind) if part.required})
        return WholeEntry(
            self._desk,
            field,
            full,
            empty,
            parts,
            (whole, inside),
            rows,
            SHARES,
            said=SAID.get(kind, ""),
            kind=telling,
            of_kind=of_kind,
        )

    def _writing(self, full: str, field: str) -> LineEdit | AreaField:
        if field in LONG:
            return AreaField(self._desk.theme, full, self._room())
        return LineEdit(self._desk.theme, full, parent=self._room())

    def _room(self) -> Field | None:
        """The field in which the next editor is made; where nothing holds it, the entry makes it for its editor."""
        return Field(self._desk.theme, parent=self._parent) if self._parent is not None else None

    def _all_of(self, kind: str) -> list[tuple[str, object]]:
        found = names_of(self._workspace.store, self._desk.t, (kind,), "", limit=200)
        return [(one.name, one.key) for one in found]


def _no_parts(_kind: object) -> Collection[str]:
    return ()


@cache
def _hints(cls: type) -> Mapping[str, Any]:
    """Asked for at each field of a form."""
    return get_type_hints(cls)


def _kind(hint: Any) -> tuple[Any, bool]:
    """The type without None, and whether None was among it."""
    parts = get_args(hint) if get_origin(hint) in (Union, UnionType) else (hint,)
    rest = [part for part in parts if part is not NoneType]
    return (rest[0] if len(rest) == 1 else hint), len(rest) < len(parts)
