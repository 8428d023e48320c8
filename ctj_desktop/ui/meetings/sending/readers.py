"""To whom does it go, by which way and in which language: changed in place, by the pointer and by keys?"""

from collections.abc import Callable, Sequence
from typing import Final
from uuid import UUID

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.people import DeliveryChannel
from ctj_desktop.domain.texts import Language
from ctj_desktop.errors import N_p
from ctj_desktop.i18n import N_, Translator
from ctj_desktop.i18n.words import word, word_within
from ctj_desktop.services.meetings.convocation import InvitedAs, Lack, Recipient
from ctj_desktop.services.meetings.sending.convoking import NotReached, need_reached
from ctj_desktop.ui.forms.flow import WidgetFlow
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.widgets.button import Button
from ctj_desktop.ui.widgets.cell import Cell, Look
from ctj_desktop.ui.widgets.fields import ComboBox
from ctj_desktop.ui.widgets.rows import Column, RowsModel
from ctj_desktop.ui.widgets.surfaces import Card
from ctj_desktop.ui.widgets.table import Table

NAME: Final = "dialog.convene"
ROWS: Final = 4
LANGUAGES: Final = (Language.FR, Language.DE)
LACKS: Final = {
    Lack.MAIL: N_("no e-mail known"),
    Lack.ADDRESS: N_("no postal address known"),
    Lack.LANGUAGE: N_("language not known"),
}
STANDINGS: Final = {
    InvitedAs.VOTING: N_("member"),
    InvitedAs.ADVISORY: N_("advisory member"),
    InvitedAs.SUBSTITUTE: N_("substitute"),
    InvitedAs.GUEST: N_("guest"),
    InvitedAs.INFORMED: N_p("recipient", "for information"),
}
ICONS: Final = {DeliveryChannel.MAIL: "envelope-simple", DeliveryChannel.BOTH: "envelope-simple"}


class ReaderLine(NamedValue):
    """A recipient, and whether it goes to them this time."""

    one: Recipient
    included: bool = True

    @property
    def key(self) -> UUID:
        """Who it is."""
        return self.one.key


def _who(line: ReaderLine, t: Translator) -> Cell:
    language = content_language(t)
    parts = (line.one.function.or_other(language), line.one.body.or_other(language))
    return Cell(
        text=line.one.name,
        second=" · ".join(filter(None, parts)),
        icon="check-square" if line.included else "circle",
        icon_colour="accent" if line.included else "muted",
        note="" if line.included else t("left out"),
        ticked=line.included,
    )


def standing_word(t: Translator, standing: InvitedAs) -> str:
    """As what somebody receives it."""
    said = STANDINGS[standing]
    return t.p("recipient", said) if standing is InvitedAs.INFORMED else t(said)


def _as(line: ReaderLine, t: Translator) -> Cell:
    return Cell(text=standing_word(t, line.one.standing), look=Look.CAPTION)


def _side(line: ReaderLine, _t: Translator) -> Cell:
    return Cell(side=line.one.side.value.upper()) if line.one.side else Cell()


def _how(line: ReaderLine, t: Translator) -> Cell:
    one = line.one
    spoken = one.written_in.value.upper()
    lacks = [t(LACKS[lack]) for lack in one.lacks]
    if not lacks:
        lacks = [fault.sentence(t) for fault in one.unfit[:1]] if one.channel.printed else []
    abroad = bool(one.address) and not any(sign.isdigit() for sign in one.address[-1])  # the country stands there
    where = ", ".join(one.address[-3 if abroad else -2 :])
    if DeliveryChannel.MAIL in one.channel.ways:
        where = one.email
    return Cell(
        text=word(t, one.channel),
        second=" · ".join((spoken, *(lacks or filter(None, (where,))))),
        second_colour="warning" if lacks else "",
        icon=ICONS.get(one.channel, "printer"),
        icon_colour="text" if one.reached else "warning",
    )


WHO: Final = Column[ReaderLine](key="who", heading=N_("Recipient"), cell=_who, share=3)
HOW: Final = Column[ReaderLine](key="how", heading=N_("By"), cell=_how, share=3)
SIDE: Final = Column[ReaderLine](key="side", heading=N_("Side"), cell=_side, width=56)
COLUMNS: Final[tuple[Column[ReaderLine], ...]] = (
    WHO,
    Column(key="as", heading=N_("As"), cell=_as, width=116, spare=1),
    SIDE,
    HOW,
)


class Readers(QWidget):
    """The list, and below it the way and the language of the line that is chosen.

    Space leaves somebody out, C changes the way, L the language, Enter asks for what lacks.
    """

    toggled = Signal(object)
    way_chosen = Signal(object, object)
    language_chosen = Signal(object, object)
    completed = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget, columns: Sequence[Column[ReaderLine]] = COLUMNS) -> None:
        super().__init__(parent)
        theme = desk.theme
        self._desk = desk
        self.model = RowsModel(desk.language, columns, self)
        self.table = Table(theme, f"{NAME}.recipients", self.model, row=metrics.ROW_TWO_LINES, parent=self)
        self.way = ComboBox(theme, f"{NAME}.way", self)
        self.language = ComboBox(theme, f"{NAME}.language", self)
        self.leave_out = Button(theme, f"{NAME}.leave_out", parent=self)
        self.complete = Button(theme, f"{NAME}.complete", icon="pencil-simple", parent=self)
        self._below = WidgetFlow(theme, self)
        self._lay_out()
        self._say()
        self._connect()

    def show_lines(self, lines: Sequence[ReaderLine]) -> None:
        """Other lines; the one that was chosen stays so."""
        self.model.replace(lines)
        if self.table.current_key() is None and lines:
            self.table.select((self._first_lacking() or lines[0]).key)
        self._show_chosen()

    def current(self) -> ReaderLine | None:
        """The line that is chosen."""
        return self.model.row_at(self.table.currentIndex())

    def need_reached(self, readers: Sequence[Recipient]) -> None:
        """`Nobody` or `NotReached`: the first whom nothing reaches is the line that is chosen then."""
        try:
            need_reached(readers)
        except NotReached:
            self.table.select(next(one.key for one in readers if not one.reached))
            raise

    def _show_chosen(self) -> None:
        t, line = self._desk.t, self.current()
        why_not = "" if line is not None else t("Choose a recipient.")
        for part in (self.way, self.language):
            part.setEnabled(line is not None)
        self.leave_out.usable_unless(why_not)
        self.complete.usable_unless(why_not)
        if line is not None:
            self.way.choose(line.one.channel)
            self.language.choose(line.one.written_in)
        self.leave_out.say(t("Leave out") if line is None or line.included else t("Write to them after all"))
        self._below.arrange()

    def _next(self, box: ComboBox, signal: Callable[[object, object], None]) -> None:
        line = self.current()
        if line is not None:
            box.setCurrentIndex((box.currentIndex() + 1) % box.count())
            signal(line, box.chosen())

    def _connect(self) -> None:
        self.table.current_changed.connect(lambda _key: self._show_chosen())
        self.table.opened.connect(lambda _key: self._tell(self.completed))
        self.leave_out.clicked.connect(lambda: self._tell(self.toggled))
        self.complete.clicked.connect(self._complete)
        self.way.activated.connect(lambda _at: self._choose(self.way_chosen, self.way))
        self.language.activated.connect(lambda _at: self._choose(self.language_chosen, self.language))
        for key, act in (
            (Qt.Key.Key_Space, lambda: self._tell(self.toggled)),
            (Qt.Key.Key_C, lambda: self._next(self.way, self.way_chosen.emit)),
            (Qt.Key.Key_L, lambda: self._next(self.language, self.language_chosen.emit)),
        ):
            shortcut = QShortcut(QKeySequence(key), self.table, context=Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(act)

    def _complete(self) -> None:
        """Ask what lacks for the chosen line, else for the first that lacks something: it is chosen then."""
        line, lacking = self.current(), self._first_lacking()
        if lacking is not None and (line is None or line.one.reached):
            self.table.select(lacking.key)
        self._tell(self.completed)

    def _first_lacking(self) -> ReaderLine | None:
        return next((line for line in self.model.rows if line.included and not line.one.reached), None)

    def _choose(self, signal: SignalInstance, box: ComboBox) -> None:
        line = self.current()
        if line is not None:
            signal.emit(line, box.chosen())

    def _tell(self, signal: SignalInstance) -> None:
        line = self.current()
        if line is not None:
            signal.emit(line)

    def _say(self) -> None:
        t = self._desk.t
        self.table.setAccessibleName(t("Recipients"))
        self.way.setAccessibleName(t("Way"))
        self.language.setAccessibleName(t("Language of the letter"))
        self.way.offer([(word(t, way), way) for way in DeliveryChannel])
        self.language.offer([(t("French"), Language.FR), (t("German"), Language.DE)])
        self.complete.say(t("Enter what lacks…"))

    def _lay_out(self) -> None:
        px = self._desk.theme.px
        self.table.setFixedHeight(px(metrics.TABLE_HEAD) + ROWS * self.table.row_height())
        card = Card(self._desk.theme, f"{NAME}.card", padded=False, parent=self)
        card.column.addWidget(self.table)
        self._below.hold((self.way, self.language, self.leave_out, self.complete))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(card)
        column.addWidget(self._below)


def reach_words(t: Translator, lines: Sequence[ReaderLine]) -> str:
    """How many receive it, and how many of them lack something."""
    included = [line for line in lines if line.included]
    text = t.n("{count} recipient", "{count} recipients", len(included)).format(count=t.number(len(included)))
    lacking = sum(not line.one.reached for line in included)
    if lacking:
        text += " · " + t.n("{count} to complete", "{count} to complete", lacking).format(count=t.number(lacking))
    return text


def way_word(t: Translator, way: DeliveryChannel) -> str:
    """`by post` amid a sentence."""
    return word_within(t, way)
