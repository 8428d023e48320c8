"""What does each cell of the agenda builder show, and which may be edited?"""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QObject, Qt, Signal

from ctj_desktop.domain.clock import AgendaRow
from ctj_desktop.domain.ids import AgendaItemId
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.meetings import AgendaItem, ItemKind, Meeting
from ctj_desktop.domain.texts import Bilingual, Language, TranslationState
from ctj_desktop.i18n import N_, Translator
from ctj_desktop.i18n.words import word, word_within
from ctj_desktop.services.meetings.agenda_order import Spot, line_of
from ctj_desktop.services.meetings.agenda_table import ItemLine
from ctj_desktop.ui.frame.language import WindowLanguage, content_language
from ctj_desktop.ui.widgets.cell import Cell, Look
from ctj_desktop.ui.widgets.rows import Column, Index, RowsModel

PENDING = AgendaItemId(UUID(int=0))
"""The line that is being added: no record yet."""

KIND_ICONS = {
    ItemKind.INFORMATION: "info",
    ItemKind.DISCUSSION: "chat-centered-text",
    ItemKind.DECISION: "gavel",
    ItemKind.OPINION: "chats",
    ItemKind.ELECTION: "check-square",
    ItemKind.HEADING: "minus",
}


def _number(line: ItemLine, t: Translator) -> Cell:
    if line.key == PENDING:
        return Cell(text="+", look=Look.MUTED)
    look = Look.MUTED if line.row.depth > 1 else Look.STRONG
    noted = t("With a note for the chair") if line.noted else ""
    if line.item.late:
        note = ". ".join(filter(None, (_late(line.item, t), noted)))
        return Cell(text=line.number, look=look, icon="clock", icon_colour="warning", icon_after=True, note=note)
    if not line.noted:
        return Cell(text=line.number, look=look)
    return Cell(text=line.number, look=look, icon="user-circle", icon_colour="muted", icon_after=True, note=noted)


def _late(item: AgendaItem, t: Translator) -> str:
    reason = item.late_reason.or_other(content_language(t))
    return f"{t('Late item:')} {reason}" if reason else t("Late item")


def _title(line: ItemLine, t: Translator, language: Language) -> Cell:
    indent = line.row.depth - 1
    if line.key == PENDING:
        return Cell(text=t("new item"), look=Look.UNFILLED, indent=indent)
    text, state = line.item.title.text(language), line.de if language is Language.DE else line.fr
    if not text:
        missing = t("to translate into DE") if language is Language.DE else t("to translate into FR")
        return Cell(pill=missing, tone="WARNING", pill_icon="translate", indent=indent)
    if state is TranslationState.REVIEW:
        note = t("To review: the other language changed since this was translated.")
        return Cell(text=text, icon="warning", icon_colour="warning", note=note, indent=indent)
    if state is TranslationState.DRAFT:
        return Cell(text=text, icon="pencil-simple", icon_colour="warning", note=t("Draft"), indent=indent)
    return Cell(text=text, indent=indent)


def _fr(line: ItemLine, t: Translator) -> Cell:
    return _title(line, t, Language.FR)


def _de(line: ItemLine, t: Translator) -> Cell:
    return Cell() if line.key == PENDING else _title(line, t, Language.DE)


def _kind(line: ItemLine, t: Translator) -> Cell:
    kind = line.item.item_kind
    decides = kind in (ItemKind.DECISION, ItemKind.OPINION, ItemKind.ELECTION)
    icon_colour = "accent" if decides else "muted"
    return Cell(text=word_within(t, kind), look=Look.CAPTION, icon=KIND_ICONS[kind], icon_colour=icon_colour)


def _minutes(line: ItemLine, t: Translator) -> Cell:
    if line.row.minutes is None:
        return Cell(text="–", look=Look.MUTED, right=True, note=t("No planned time yet"))
    look = Look.MUTED if line.row.depth > 1 or line.item.minutes is None else Look.NORMAL
    return Cell(text=str(line.row.minutes), look=look, right=True)


def _start(line: ItemLine, t: Translator) -> Cell:
    if line.row.starts is None:
        return Cell()
    look = Look.MUTED if line.row.depth > 1 or not line.row.exact else Look.STRONG
    note = "" if line.row.exact else t("Not before this time: an earlier item has no planned time.")
    return Cell(text=t.clock(line.row.starts), look=look, right=True, note=note)


def _presenter(line: ItemLine, t: Translator) -> Cell:
    return Cell(text=line.presenter.or_other(content_language(t)), look=Look.CAPTION)


def _papers(line: ItemLine, t: Translator) -> Cell:
    if any(document.to_follow for document in line.documents):
        return Cell(text=t("to follow"), look=Look.CAPTION, colour="warning")
    return Cell(text=str(len(line.documents)), icon="paperclip", icon_colour="muted") if line.documents else Cell()


# The heads of the two titles stand in the language of their column, whatever the window speaks.
COLUMNS: tuple[Column[ItemLine], ...] = (
    Column(key="number", heading="", cell=_number, width=112, natural=True),
    Column(key="fr", heading="Titre", cell=_fr, tag="FR", share=7),
    Column(key="de", heading="Titel", cell=_de, tag="DE", share=8),
    Column(key="kind", heading=N_("Kind"), cell=_kind, natural=True),
    Column(key="minutes", heading=N_("Min"), cell=_minutes, width=44, right=True),
    Column(key="start", heading=N_("Start"), cell=_start, width=52, right=True),
    Column(key="presenter", heading=N_("Presenter"), cell=_presenter, width=100, spare=2),
    Column(key="papers", heading=N_("Enclosures"), cell=_papers, width=92, spare=1),
)
EDITABLE = frozenset({"fr", "de", "kind", "minutes", "presenter"})


def pending_line(meeting: Meeting, depth: int) -> ItemLine:
    """The empty line shown while an item is being added."""
    item = AgendaItem(id=PENDING, home=meeting.home, meeting=meeting.id, position="", title=Bilingual())
    row = AgendaRow(item=item, number="", depth=depth, offset=0, minutes=None, starts=None, ends=None, exact=True)
    return ItemLine(
        row=row,
        fr=TranslationState.MISSING,
        de=TranslationState.MISSING,
        documents=(),
        project="",
        presenter=Bilingual(),
    )


class AgendaModel(RowsModel[ItemLine]):
    """The lines, some cells editable; what was typed is told, and the page makes an act of it."""

    edited = Signal(object, str, object)

    def __init__(self, language: WindowLanguage, parent: QObject) -> None:
        super().__init__(language, COLUMNS, parent)
        self._open = True

    def open_for_editing(self, is_open: bool) -> None:
        """Whether the agenda still changes."""
        self._open = is_open

    def column_of(self, key: str) -> int:
        """Index of a column."""
        return next(at for at, column in enumerate(COLUMNS) if column.key == key)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        row = self.row_at(index)
        if row is None or not self._open or COLUMNS[index.column()].key not in EDITABLE:
            return flags
        if row.key == PENDING and COLUMNS[index.column()].key not in ("fr", "de"):
            return flags
        return flags | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        row = self.row_at(index)
        if role == int(Qt.ItemDataRole.EditRole) and row is not None:
            return self._raw(row, COLUMNS[index.column()].key)
        return super().data(index, role)

    def setData(self, index: Index, value: object, role: int = int(Qt.ItemDataRole.EditRole)) -> bool:
        row = self.row_at(index)
        if row is None or role != int(Qt.ItemDataRole.EditRole):
            return False
        self.edited.emit(row.key, COLUMNS[index.column()].key, value)
        return True

    def _raw(self, line: ItemLine, key: str) -> object:
        item, t = line.item, self._language.t
        return {
            "fr": item.title.fr.text,
            "de": item.title.de.text,
            "kind": item.item_kind,
            "minutes": "" if item.minutes is None else str(item.minutes),
            "presenter": item.presenter.text(content_language(t)),
        }.get(key, "")


def kinds(t: Translator) -> list[tuple[str, object]]:
    """The kinds of item, for the list in the cell."""
    return [(word(t, kind), kind) for kind in ItemKind]


def with_pending(lines: Sequence[ItemLine], meeting: Meeting, spot: Spot) -> list[ItemLine]:
    """The lines with the one that is being added at its place."""
    shown = list(lines)
    pending = pending_line(meeting, 1 if spot.parent is None else 2)
    item = replace(pending.item, parent=spot.parent)
    shown.insert(line_of(lines, spot), replace(pending, row=replace(pending.row, item=item)))
    return shown
