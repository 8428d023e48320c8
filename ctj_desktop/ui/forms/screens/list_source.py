"""Which records does a list show, in which columns, and what does it say where it shows none?"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Final, Generic, TypeVar
from uuid import UUID

from ctj_desktop.domain.hit_order import begin_in, words_in
from ctj_desktop.domain.ids import CommitteeId
from ctj_desktop.domain.record import PositionalValue, fields
from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.domain.records.kinds import BY_NAME
from ctj_desktop.domain.records.people import SameAs
from ctj_desktop.domain.records.twins import seen_kind
from ctj_desktop.i18n import Translator
from ctj_desktop.i18n.translator import sort_key
from ctj_desktop.services.catalogue.line_tables import LineColumn
from ctj_desktop.services.catalogue.record_lines import RecordLine, matching, record_lines, values_among
from ctj_desktop.services.catalogue.record_order import can_find, record_keys, record_words
from ctj_desktop.services.naming.same_records import KINDS, kept_one, kept_ones, shown_once
from ctj_desktop.services.naming.wanted import Scalar, Wanted
from ctj_desktop.services.steps.records import the
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.screen import Filter, Screen
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.widgets.cell import Cell, Look
from ctj_desktop.ui.widgets.rows import Column, HasKey

L = TypeVar("L", bound=HasKey)
NOTHING: Final[Mapping[str, object]] = {}
Option = tuple[str, Scalar]
"""A choice of a filter in words, and what it means."""


class Empty(PositionalValue):
    """What stands in the place of a list: that nothing was entered yet, with the way to the first, or no match."""

    title: str
    sentence: str
    button: str
    nothing: bool = False


class ListSource(Generic[L]):
    """Keys of everything that is wanted first, the lines of those in sight afterwards.

    A table has headings and takes the width of the page; a list stands narrow beside the sheet.
    """

    columns: Sequence[Column[L]] = ()
    table = False
    exported: Sequence[LineColumn] = ()
    """What its lines say that stands in no field of their records, for a table of another program."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, screen: Screen) -> None:
        self._desk, self._workspace, self._screen = desk, workspace, screen

    def keys(self, wanted: Wanted) -> list[bytes]:
        """The records that are wanted, in their order."""
        raise NotImplementedError

    def lines(self, keys: Sequence[bytes]) -> Sequence[L]:
        """The lines of some of them, in no order."""
        raise NotImplementedError

    def count_of_all(self) -> int:
        """How many there are, whatever is wanted."""
        raise NotImplementedError

    def options(self, of: Filter) -> Sequence[Option]:
        """The choices of a filter, for the committee that is looked at."""
        raise NotImplementedError

    def committee_of(self, key: UUID) -> CommitteeId | None:
        """Whose record it is; raises NotHere if it is gone."""
        raise NotImplementedError

    def of_several(self) -> bool:
        """Whether records of several committees are looked at, so that each must tell its own."""
        return self._workspace.committee is None and self._workspace.store.count(Committee) > 1

    def ask_for(self, _record: UUID | None) -> bool:
        """A record that is to be shown though the list has another in its place; whether the list is another then."""
        return False

    def follows(self) -> frozenset[str]:
        """Kinds of record whose change is seen in the list."""
        raise NotImplementedError

    def forget(self) -> None:
        """What was read is out of date."""

    def count_text(self, shown: int, every: int) -> str:
        """How many are shown, and of how many."""
        t = self._desk.t
        if shown != every:
            return t("{shown} of {all}").format(shown=t.number(shown), all=t.number(every))
        return t.number(shown) if shown else ""

    def lost(self, _wanted: Wanted) -> Sequence[str]:
        """Numbers of the list of which there is no record; a table for another program says so."""
        return ()

    def empty(self, _wanted: Wanted) -> Empty:
        """What stands in the place of the list while it shows nothing."""
        t, screen = self._desk.t, self._screen
        if self.count_of_all():
            return Empty(t("No match"), t("Nothing has these words and choices."), t("Clear the filter"))
        return Empty(t(screen.nothing), t(screen.nothing_more), t(screen.new) if screen.new else "", nothing=True)

    def way_to_first(self) -> Callable[[], object] | None:
        """What the button does where nothing was entered yet; None for asking for a new record."""
        return None


class AskedFor:
    """A record that is shown by itself, because somebody asked for it, though the list has another in its place."""

    def __init__(self, workspace: OpenWorkspace, kind: str) -> None:
        self._workspace, self._kind = workspace, kind
        self.record: UUID | None = None

    def ask(self, record: UUID | None) -> bool:
        """Whether the list is another one by that."""
        before = self.record
        kept = kept_one(self._workspace.store, self._kind, record) if record is not None else None
        self.record = record if record != kept else None
        return self.record != before


def order_in(
    workspace: OpenWorkspace,
    t: Translator,
    kind: str,
    among: Mapping[str, object] = NOTHING,
    ordered: bool = False,
    on: date | None = None,
) -> list[bytes]:
    """Every record of a kind whose fields have these values, by its name or in its own order."""
    store, today = workspace.store, workspace.today()
    what = ("order", kind, *among.items(), ordered, on, today, t.locale)
    return workspace.kept(what, lambda: record_keys(store, t, kind, today, among=among, ordered=ordered, on=on))


class RecordSource(ListSource[RecordLine]):
    """The records of the declared kind by their names; their words, or all of their lines, are read to narrow it."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, screen: Screen) -> None:
        super().__init__(desk, workspace, screen)
        sided = any(field.name == "side" for field in fields(BY_NAME[screen.kind]))
        self.columns = COLUMNS if sided else COLUMNS[:1]
        self._asked = AskedFor(workspace, screen.kind)
        self._day: date | None = None
        self._keys: dict[date | None, list[bytes]] = {}
        self._lines: dict[date | None, Mapping[bytes, RecordLine]] = {}
        self._words: Mapping[bytes, str] | None = None
        self._read_from = set[str]()
        """The kinds of which anything was read for what its lines say: who sits on a seat is said by a mandate."""

    def keys(self, wanted: Wanted) -> list[bytes]:
        return self._once(self._matching(wanted))

    def ask_for(self, record: UUID | None) -> bool:
        return self._asked.ask(record)

    def _matching(self, wanted: Wanted) -> list[bytes]:
        """Every record that has these words and choices."""
        self._day = wanted.on if self._screen.as_of else None
        if not wanted.chosen and (not wanted.words or can_find(self._workspace.store, self._screen.kind, self._second)):
            return self._found(self._in_order(self._day), wanted.words)
        if self._day not in self._lines:
            self._lines[self._day] = {line.key.bytes: line for line in self._read(self._day)}
        return [line.key.bytes for line in matching(self._lines[self._day].values(), wanted)]

    def lines(self, keys: Sequence[bytes]) -> Sequence[RecordLine]:
        known = self._lines.get(self._day)
        if known is None:
            return self._read(self._day, [UUID(bytes=key) for key in keys])
        return [known[key] for key in keys if key in known]

    def count_of_all(self) -> int:
        return len(self._once(self._in_order(None)))

    def options(self, of: Filter) -> Sequence[Option]:
        screen = self._screen
        return values_among(self._workspace.store, self._desk.t, screen.kind, of.key, self._among())

    def committee_of(self, key: UUID) -> CommitteeId | None:
        committee = getattr(the(self._workspace.store, BY_NAME[self._screen.kind], key), "committee", None)
        return committee if self._screen.of_committee else None

    def follows(self) -> frozenset[str]:
        shape = self._workspace.store.schema.shapes[self._screen.kind]
        same = {SameAs.kind} if self._screen.kind in KINDS else set()
        return frozenset({self._screen.kind, *shape.references.values(), *same, *self._read_from})

    def forget(self) -> None:
        self._keys.clear()
        self._lines.clear()
        self._words = None

    def _once(self, keys: list[bytes]) -> list[bytes]:
        """Whoever is there under two records stands in the list under the one that is shown."""
        store, kind = self._workspace.store, self._screen.kind
        if not kept_ones(store, kind):
            return keys
        return [key.bytes for key in shown_once(store, kind, (UUID(bytes=key) for key in keys), too=self._asked.record)]

    def _among(self) -> Mapping[str, object]:
        committee = self._workspace.committee
        return {"committee": committee} if self._screen.of_committee and committee is not None else {}

    @property
    def _second(self) -> tuple[str, ...]:
        screen = self._screen
        own = screen.of_committee and self.of_several() and "committee" not in screen.second
        return ("committee", *screen.second) if own else screen.second

    def _found(self, keys: list[bytes], words: str) -> list[bytes]:
        """Those in which every typed word begins a word, as `matching` says of lines."""
        if not words:
            return keys
        if self._words is None:
            store, t = self._workspace.store, self._desk.t
            self._words = record_words(store, t, self._screen.kind, among=self._among(), second=self._second)
        said, parts = self._words, words_in(sort_key(words))
        return [key for key in keys if begin_in(parts, said.get(key, ""))] if parts else []

    def _in_order(self, on: date | None) -> list[bytes]:
        if on not in self._keys:
            among = self._among()
            self._keys[on] = order_in(self._workspace, self._desk.t, self._screen.kind, among, self._screen.ordered, on)
        return self._keys[on]

    def _read(self, on: date | None, keys: Sequence[UUID] | None = None) -> Sequence[RecordLine]:
        screen = self._screen
        with self._workspace.store.noting() as kinds:
            lines = record_lines(
                self._workspace.store,
                self._desk.t,
                screen.kind,
                self._workspace.today(),
                among=self._among(),
                second=self._second,
                ordered=screen.ordered,
                by=[one.key for one in screen.filters],
                on=on,
                keepers=bool(screen.new) and not screen.of_committee,
                keys=keys,
            )
        self._read_from |= {seen_kind(kind) for kind in kinds}
        return lines


def _name(line: RecordLine, t: Translator) -> Cell:
    return Cell(
        text=line.name or t("without a name"),
        second=line.second,
        second_colour=line.second_colour,
        look=Look.NORMAL if line.name else Look.UNFILLED,
        colour="" if line.runs else "muted",
    )


def _side(line: RecordLine, _t: Translator) -> Cell:
    return Cell(side=line.side) if line.side else Cell()


COLUMNS: Final[tuple[Column[RecordLine], ...]] = (
    Column(key="name", heading="", cell=_name, share=1),
    Column(key="side", heading="", cell=_side, width=48),
)
"""The second where records stand on a side of the border."""
