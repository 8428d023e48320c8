"""Of which pieces is a sheet made below its head, each by itself: fields with what belongs to them, lists, a widget?"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import partial
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ctj_desktop.domain.record import Record
from ctj_desktop.domain.records.kinds import BY_NAME
from ctj_desktop.domain.texts import Language
from ctj_desktop.errors import UserError
from ctj_desktop.i18n import Translator
from ctj_desktop.i18n.registers import register_name
from ctj_desktop.services.catalogue.steps import step_named
from ctj_desktop.services.steps.change import Rewording, with_values
from ctj_desktop.services.steps.step import Form, form_of
from ctj_desktop.ui.forms.entries.choices import add_row
from ctj_desktop.ui.forms.entries.entry import Entry
from ctj_desktop.ui.forms.entries.of_type import EntryMaker
from ctj_desktop.ui.forms.entries.picks import Make
from ctj_desktop.ui.forms.screens.linked_list import LinkedList
from ctj_desktop.ui.forms.screens.particulars import Particulars, RecordAct
from ctj_desktop.ui.forms.screens.pieces import Reason, SourceLinks
from ctj_desktop.ui.forms.screens.rows import GAP, LEAST, Rows
from ctj_desktop.ui.forms.screens.told_part import ActButtons, ToldPart
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.screen import Linked, Part, Screen
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.style.theme import Theme
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.labels import Label
from ctj_desktop.ui.widgets.surfaces import Hairline

LISTS_SIDE_BY_SIDE = 260
"""Pixels of ordinary text that a linked list is never narrower than beside another."""
MakeWidget = Callable[[Any, Any, Any], Any]


class SheetPiece:
    """What a sheet makes, names and fills at once."""

    entries: Sequence[Entry[Any]] = ()
    step = ""
    """Whose fields these are: those of the shown record, unless it finds another."""

    def least_height(self, width: int) -> int:
        """Pixels that it takes at least in this width, as it says the record that is shown."""
        raise NotImplementedError

    def retranslate(self) -> None:
        """Every word."""

    def show_of(self, record: Record) -> None:
        """What it says of the record beside its fields."""

    def say_why_fixed(self, _fixed: Mapping[str, str], _changes: Form | None, _said: set[str], *, quiet: bool) -> None:
        """Why some of its fields cannot be written, where that was not `said` above."""


class FieldsPiece(SheetPiece):
    """A declared part: its title, its fields row by row, what the particulars say of it, what can be done."""

    def __init__(
        self,
        desk: Desk,
        part: Part,
        name: str,
        more: Particulars,
        acts: Mapping[str, RecordAct],
        maker: Callable[[QWidget], EntryMaker],
        cls: type[Record],
        number: int,
        column: QVBoxLayout,
        inside: QWidget,
        follows: Any = None,
    ) -> None:
        """`maker` makes the entries of a form within a widget; `number` tells it from the other parts with fields.

        `follows` is told what stands in the fields, also while it is typed.
        """
        self._desk, self._part, self.step = desk, part, part.step
        self._titles: list[tuple[Label, str]] = []
        column.addWidget(Hairline(desk.theme, inside))
        for words, kind in ((part.title, Type.STRONG), (part.note, Type.CAPTION)):
            if words:
                colour = "muted" if kind is Type.CAPTION else "text"
                label = Label(desk.theme, kind, colour, wrap=True, parent=inside)
                self._titles.append((label, words))
                column.addWidget(label)
        self._rows: list[list[Entry[Any]]] = []
        if part.rows:
            self._lay_out_fields(maker, cls, column, inside)
        self.entries = [entry for row in self._rows for entry in row]
        self._fixed = Reason(desk, f"{name}.fixed.{number}", "lock-simple", inside) if self._may_be_fixed else None
        self._told = ToldPart(desk, more, name, part.told, part.chips, inside) if part.told or part.chips else None
        keys = (*part.acts, *((part.removal.step,) if part.removal is not None else ()))
        self._buttons = ActButtons(desk, {key: acts[key] for key in keys}, name, inside) if keys else None
        self._follows = follows
        self._shown: Record | None = None
        has_source = not part.step and any("source" in row for row in part.rows)
        self._sources = SourceLinks(desk, f"{name}.sources", inside) if has_source else None
        for widget in filter(None, (self._sources, self._fixed, self._told, self._follows, self._buttons)):
            column.addWidget(widget)
        if follows is not None:
            for entry in self.entries:
                entry.follow(self._follow_typed)

    def least_height(self, width: int) -> int:
        px, theme = self._desk.theme.px, self._desk.theme
        field = theme.line(Type.LABEL) + px(4 + metrics.FIELD + 12)
        words = len(self._titles) * (theme.line(Type.CAPTION) + px(12))
        told = self._told.least_height() if self._told is not None else 0
        return px(12) + words + sum(_lines_of(theme, row, width) for row in self._rows) * field + told

    def retranslate(self) -> None:
        for label, title in self._titles:
            label.say(self._desk.t(title))
        for entry in self.entries:
            entry.retranslate()
        if self._buttons is not None:
            self._buttons.retranslate()
        if self._follows is not None:
            self._follows.retranslate()

    def show_of(self, record: Record) -> None:
        self._shown = record
        if self._sources is not None:
            self._sources.say(getattr(record, "source", ""))
        if self._told is not None:
            self._told.show_of(record)
        if self._follows is not None:
            self._follow_typed()
        if self._buttons is not None:
            self._buttons.show_now()

    def say_why_fixed(self, fixed: Mapping[str, str], changes: Form | None, said: set[str], *, quiet: bool) -> None:
        if self._fixed is None:
            return
        names = [name for row in self._part.rows for name in row]
        once = [name for name in names if name in fixed and changes is not None and changes.field(name) is None]
        reason = next(filter(None, (fixed.get(name) for name in names)), "") or _said_once(self._desk.t, once)
        self._fixed.say(reason)
        self._fixed.setVisible(bool(reason) and reason not in said and not quiet)
        said.add(reason)

    def _follow_typed(self) -> None:
        """What cannot be read yet is as it was."""
        if self._shown is None:
            return
        values: dict[str, Any] = {}
        for entry in self.entries:
            with suppress(UserError):
                for name, part in entry.given(entry.now()).items():
                    before = values.get(name, getattr(self._shown, name))
                    values[name] = part.on(before, Language.FR) if isinstance(part, Rewording) else part
        self._follows.say(with_values(self._shown, values))

    @property
    def _may_be_fixed(self) -> bool:
        return bool(self._part.rows) and not self.step

    def _lay_out_fields(
        self, maker: Callable[[QWidget], EntryMaker], cls: type[Record], column: QVBoxLayout, inside: QWidget
    ) -> None:
        rows = Rows(self._desk.theme, inside)
        made = maker(rows)
        for row in self._part.rows:
            self._rows.append([entry for name in row for entry in made.of(cls, name)])
            add_row(rows, self._rows[-1])
        column.addWidget(rows)


class ListsPiece(SheetPiece):
    """One list, or two side by side."""

    def __init__(self, desk: Desk, lists: Sequence[LinkedList], why_not_add: Callable[[Linked], str]) -> None:
        self._desk, self.lists, self._why_not_add = desk, lists, why_not_add

    def least_height(self, width: int) -> int:
        px = self._desk.theme.px
        rows = 1 if len(self.lists) < 2 or width >= px(2 * LISTS_SIDE_BY_SIDE) else 2
        return rows * self._height_of_one()

    def _height_of_one(self) -> int:
        return self._desk.theme.px(12 + metrics.BUTTON_COMPACT + 4) + self._desk.theme.line(Type.BODY)

    def retranslate(self) -> None:
        for shown in self.lists:
            shown.retranslate(self._desk.t)

    def show_of(self, record: Record) -> None:
        for shown in self.lists:
            shown.show_of(record.id, self._why_not_add(shown.linked))


class WidgetPiece(SheetPiece):
    """A picture of the record, or what else a room shows of it."""

    def __init__(self, made: Any) -> None:
        self._made = made

    def least_height(self, width: int) -> int:  # noqa: ARG002 (it is as high as it likes)
        height: int = 0 if self._made.isHidden() else self._made.sizeHint().height()
        return height

    def retranslate(self) -> None:
        self._made.retranslate()

    def show_of(self, record: Record) -> None:
        self._made.show_of(record.id)


class PieceMaker:
    """Makes what a screen declares below the head of its sheet, from the top down."""

    def __init__(
        self,
        desk: Desk,
        workspace: OpenWorkspace,
        screen: Screen,
        more: Particulars,
        acts: Mapping[str, RecordAct],
        where: tuple[QVBoxLayout, QWidget],
        way_to_new: Callable[[str], tuple[str, Make] | None],
        make_list: Callable[[Linked, str, QWidget], LinkedList],
        why_not_add: Callable[[Linked], str],
    ) -> None:
        """`where` is the column that it fills, and the widget in which that lies."""
        self._desk, self._workspace, self._screen, self._more, self._acts = desk, workspace, screen, more, acts
        self._column, self._inside = where
        self._way_to_new, self._make_list, self._why_not_add = way_to_new, make_list, why_not_add
        self._name = f"{screen.name}.sheet"
        self.lists: list[LinkedList] = []
        """Those that were made."""
        self.below: Any = None
        """What a room shows below the lists, once it is made."""

    def declared(self) -> Iterator[Callable[[], SheetPiece]]:
        """The pieces, each made when it is called."""
        screen = self._screen
        if screen.picture is not None:
            yield partial(self._picture, screen.picture)
        yield from self._rows_of_lists([linked for linked in screen.linked if linked.first])
        own = 0
        for part in screen.parts:
            yield partial(self._fields, part, own)
            own += bool(part.rows) and not part.step
        yield from self._rows_of_lists([linked for linked in screen.linked if not linked.first])
        if screen.below is not None:
            yield partial(self._last, screen.below)

    def _picture(self, make: MakeWidget) -> SheetPiece:
        picture = make(self._desk, self._workspace, self._inside)
        self._column.addWidget(picture)
        return WidgetPiece(picture)

    def _last(self, make: MakeWidget) -> SheetPiece:
        self.below = make(self._desk, self._workspace, self._inside)
        self._column.addWidget(Hairline(self._desk.theme, self._inside))
        self._column.addWidget(self.below)
        return WidgetPiece(self.below)

    def _fields(self, part: Part, number: int) -> SheetPiece:
        def maker(parent: QWidget) -> EntryMaker:
            return EntryMaker(self._desk, self._workspace, self._name, self._way_to_new, parent)

        cls = _changed_by(part.step) if part.step else BY_NAME[self._screen.kind]
        follows = part.follows(self._desk, self._workspace, self._inside) if part.follows is not None else None
        return FieldsPiece(
            self._desk,
            part,
            self._name,
            self._more,
            self._acts,
            maker,
            cls,
            number,
            self._column,
            self._inside,
            follows,
        )

    def _rows_of_lists(self, lists: Sequence[Linked]) -> Iterator[Callable[[], SheetPiece]]:
        together: list[Rows] = []
        for beside in _side_by_side(lists):
            yield partial(self._row_of_lists, beside, together)

    def _row_of_lists(self, beside: Sequence[Linked], together: list[Rows]) -> SheetPiece:
        """Below those that were made before them, in rows that the first of them has made."""
        if not together:
            together.append(Rows(self._desk.theme, self._inside, least=LISTS_SIDE_BY_SIDE))
            self._column.addWidget(Hairline(self._desk.theme, self._inside))
            self._column.addWidget(together[0])
        made = []
        for linked in beside:
            name = f"{self._name}.{linked.kind}.{len(self.lists)}"
            made.append(self._make_list(linked, name, together[0]))
            self.lists.append(made[-1])
        together[0].add(made)
        return ListsPiece(self._desk, made, self._why_not_add)


def _lines_of(theme: Theme, row: Sequence[Entry[Any]], width: int) -> int:
    """Of editors below one another: a row without room goes on below, as `Rows` breaks it."""
    room = width - theme.px(GAP) * (len(row) - 1)
    if len(row) == 1 or room >= theme.px(max(LEAST, *(entry.least for entry in row))) * len(row):
        return max(entry.lines() for entry in row)
    half = (len(row) + 1) // 2
    return _lines_of(theme, row[:half], width) + _lines_of(theme, row[half:], width)


def _side_by_side(lists: Sequence[Linked]) -> Iterator[list[Linked]]:
    """Two in a row, where there is room for both; a wide one ends its row."""
    waiting: list[Linked] = []
    for linked in lists:
        waiting.append(linked)
        if linked.wide or len(waiting) == 2:
            yield waiting
            waiting = []
    if waiting:
        yield waiting


def _changed_by(step: str) -> type[Record]:
    taken = form_of(step_named(step)).taken
    assert taken is not None
    return taken.kinds[0]


def _said_once(t: Translator, names: Sequence[str]) -> str:
    """Why these fields cannot be corrected, and how a slip is mended."""
    said = t("Entered once for all: {fields}. If it is wrong, remove the record and add it anew.")
    return said.format(fields=t.join([register_name(t, name) for name in names])) if names else ""
