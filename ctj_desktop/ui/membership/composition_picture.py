"""Who sits in the committee on a day that can be chosen, and what ends in the year that follows?"""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ctj_desktop.domain.half_circle.committee_on_day import HalfCircle, Held, LegendSign, MandateEnding
from ctj_desktop.domain.ids import CommitteeId
from ctj_desktop.domain.records.committees import Seat
from ctj_desktop.errors import UserError
from ctj_desktop.i18n.errors import sentence
from ctj_desktop.i18n.half_circle import LEGEND
from ctj_desktop.services.membership.half_circle import YEAR, days_of_change, half_circle
from ctj_desktop.ui.forms.flow import WidgetFlow
from ctj_desktop.ui.forms.typed_values import read_date
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.membership.columns import day_before_end
from ctj_desktop.ui.membership.half_circle import Circle, seat_colours
from ctj_desktop.ui.style.theme import Theme
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.button import Button
from ctj_desktop.ui.widgets.fields import Field, LineEdit, Note
from ctj_desktop.ui.widgets.labels import Label, Tag
from ctj_desktop.ui.widgets.paint import box, write
from ctj_desktop.ui.widgets.surfaces import Hairline

ALWAYS = frozenset({LegendSign.FILLED, LegendSign.ENDING, LegendSign.VACANT, LegendSign.CHAIR})
HELD = {LegendSign.FILLED: Held.FILLED, LegendSign.ENDING: Held.ENDING, LegendSign.VACANT: Held.VACANT}


class CompositionPicture(QWidget):
    """The day above, the half-circle, what its shapes mean, and the line of what ends."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._workspace = desk, workspace
        self._committee: CommitteeId | None = None
        self._day = workspace.today()
        theme, name = desk.theme, "composition"
        self.earlier = Button(theme, f"{name}.earlier", icon="arrow-left", parent=self)
        self.day = Field(theme, LineEdit(theme, f"{name}.day", icon="calendar-blank"), self)
        self.day.without_label()
        self.later = Button(theme, f"{name}.later", icon="arrow-right", parent=self)
        self.today = Button(theme, f"{name}.today", parent=self)
        self.print = Button(theme, f"{name}.print", icon="printer", parent=self)
        self.known = Label(theme, Type.CAPTION, "muted", parent=self)
        self.sides = [
            (Tag(theme, "", side=True, parent=self), Label(theme, Type.STRONG, elide=True, parent=self)) for _ in "12"
        ]
        self.circle = Circle(desk, f"{name}.circle", self)
        self.legend = Legend(desk, self)
        self.endings = EndingLine(desk, self)
        self._ends = Label(theme, Type.LABEL, "muted", parent=self)
        self._lay_out()
        self._connect()

    def show_of(self, record: UUID) -> None:
        """Another committee, or the same one changed; nothing is seen of one without seats."""
        if record != self._committee:
            self._day = self._workspace.today()
        self._committee = CommitteeId(record)
        self.setVisible(bool(self._workspace.store.count(Seat, committee=record)))
        self._show()

    def retranslate(self) -> None:
        """Every word."""
        t = self._desk.t
        self.earlier.say("", name=t("Earlier change of the composition"))
        self.later.say("", name=t("Later change of the composition"))
        self.today.say(t("Today"))
        self.print.say(t("Print…"))
        self.day.editor.setAccessibleName(t("Committee as of"))
        self.legend.retranslate()
        if self._committee is not None:
            self._show()

    # inside

    def _lay_out(self) -> None:
        px = self._desk.theme.px
        self.day.setFixedWidth(px(160))
        days = WidgetFlow(self._desk.theme, self)
        days.hold((self.earlier, self.day, self.later, self.today, self.print, self.known))
        self._days = days
        heads = QHBoxLayout()
        heads.setSpacing(px(8))
        (left, left_words), (right, right_words) = self.sides
        heads.addWidget(left)
        heads.addWidget(left_words)
        heads.addStretch(1)
        heads.addWidget(right_words)
        heads.addWidget(right)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(Hairline(self._desk.theme, self))
        column.addSpacing(px(4))
        column.addWidget(days)
        column.addLayout(heads)
        column.addWidget(self.circle)
        column.addWidget(self.legend)
        column.addWidget(self._ends)
        column.addWidget(self.endings)

    def _connect(self) -> None:
        editor = self.day.editor
        assert isinstance(editor, LineEdit)
        editor.returnPressed.connect(self._typed)
        editor.left.connect(self._typed)
        self.earlier.clicked.connect(lambda: self._change(-1))
        self.later.clicked.connect(lambda: self._change(1))
        self.today.clicked.connect(lambda: self._go_to(self._workspace.today()))
        self.print.clicked.connect(self._preview)
        self.circle.opened.connect(lambda seat: self._desk.navigator.go(Place(page="seats", record=seat)))

    def _typed(self) -> None:
        editor = self.day.editor
        assert isinstance(editor, LineEdit)
        try:
            day = read_date(editor.text(), self._workspace.today())
        except UserError as error:
            self.day.note(sentence(self._desk.t, error), Note.ERROR)
            return
        self.day.clear_note()
        self._go_to(day or self._workspace.today())

    def _change(self, direction: int) -> None:
        assert self._committee is not None
        days = days_of_change(self._workspace.store, self._committee)
        beyond = [day for day in days if (day > self._day if direction > 0 else day < self._day)]
        if beyond:
            self._go_to(beyond[0] if direction > 0 else beyond[-1])

    def _preview(self) -> None:
        """As a paper, as of the day that is shown."""
        detail = f"composition {self._day.isoformat()}"
        self._desk.navigator.go(Place(page="documents", record=self._committee, detail=detail))

    def _go_to(self, day: date) -> None:
        self._day = day
        self._show()

    def _show(self) -> None:
        assert self._committee is not None
        t, today, editor = self._desk.t, self._workspace.today(), self.day.editor
        assert isinstance(editor, LineEdit)
        shown = half_circle(self._workspace.store, self._committee, self._day)
        editor.setText(t.date_short(self._day))
        self.today.setEnabled(self._day != today)
        self.known.say(_from_today(self._desk, self._day, today))
        self._days.arrange()
        days = days_of_change(self._workspace.store, self._committee)
        self.earlier.usable_unless("" if days and days[0] < self._day else t("Nothing changes before this day."))
        self.later.usable_unless("" if days and days[-1] > self._day else t("Nothing is known to change later."))
        shares = [*shown.sides, None, None][:2]
        for (tag, words), share in zip(self.sides, shares, strict=True):
            tag.say(share.side.value.upper() if share is not None else "")
            words.say(
                t("{held} of {seats} held").format(held=t.number(share.held), seats=t.number(share.seats))
                if share is not None
                else ""
            )
        self.circle.show_circle(shown)
        self.legend.show_circle(shown)
        self._ends.say(t("Ends within the year"))
        for widget in (self._ends, self.endings):
            widget.setVisible(bool(shown.endings))
        self.endings.show_endings(shown)


def _from_today(desk: Desk, day: date, today: date) -> str:
    t, days = desk.t, (day - today).days
    if not days:
        return t("today, by what is known now")
    if days > 0:
        return t.n("in {count} day, by what is known now", "in {count} days, by what is known now", days).format(
            count=t.number(days)
        )
    return t.n("{count} day ago, by what is known now", "{count} days ago, by what is known now", -days).format(
        count=t.number(-days)
    )


class Legend(WidgetFlow):
    """What each shape that is seen means, by its shape and by word."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk.theme, parent)
        self._desk = desk
        self._words = {shape: Label(desk.theme, Type.CAPTION, "muted") for shape in LEGEND}
        self._pairs: dict[LegendSign, QWidget] = {}
        for shape, label in self._words.items():
            pair = QWidget()
            row = QHBoxLayout(pair)
            row.setContentsMargins(0, 0, desk.theme.px(8), 0)
            row.setSpacing(desk.theme.px(6))
            row.addWidget(Sign(desk.theme, shape, pair))
            row.addWidget(label)
            self._pairs[shape] = pair
        self.hold([*self._pairs.values()])

    def retranslate(self) -> None:
        """The words."""
        for shape, label in self._words.items():
            label.say(self._desk.t(LEGEND[shape]))
        self.arrange()

    def show_circle(self, shown: HalfCircle) -> None:
        """An advisory voice and colleges only where there are any."""
        for shape, pair in self._pairs.items():
            pair.setVisible(shape in ALWAYS or shape in shown.signs)
        self.arrange()


class Sign(QWidget):
    """A seat in small, the star of whoever presides, the arc of a college."""

    def __init__(self, theme: Theme, shape: LegendSign, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._shape = theme, shape
        self.setFixedSize(theme.px(16), theme.px(16))
        theme.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._theme
        if self._shape is LegendSign.CHAIR:
            theme.draw_icon(painter, "star", theme.tokens.accent, self.rect(), filled=True)
        elif self._shape is LegendSign.COLLEGE:
            painter.setPen(QPen(theme.tokens.quiet, theme.px(2)))
            painter.drawLine(0, self.height() // 2, self.width(), self.height() // 2)
        else:
            held = HELD.get(self._shape, Held.FILLED)
            ground, border, _, dashed = seat_colours(theme, held, advisory=self._shape is LegendSign.ADVISORY)
            pen = QPen(border, 2)
            if dashed:
                pen.setStyle(Qt.PenStyle.DashLine)
            painter.setPen(pen)
            painter.setBrush(ground)
            painter.drawEllipse(self.rect().adjusted(2, 2, -2, -2))
        painter.end()


class EndingLine(QWidget):
    """Twelve months from the day on; a dot for each mandate that ends, with its name below where there is room."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._day: date | None = None
        self._endings: Sequence[MandateEnding] = ()
        self.setObjectName("composition.endings")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        desk.theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(self._desk.theme.px(240), self._desk.theme.px(36))

    def show_endings(self, shown: HalfCircle) -> None:
        """Those of a year."""
        self._day, self._endings = shown.day, shown.endings
        self.setAccessibleDescription(" · ".join(map(self._text, shown.endings)))
        self.setToolTip("\n".join(map(self._text, shown.endings)))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._day is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, tokens, px = self._desk.theme, self._desk.theme.tokens, self._desk.theme.px
        track = QRect(0, px(4), self.width(), px(8))
        box(painter, track, px(4), tokens.badge)
        free = 0
        for ending in self._endings:
            at = round((ending.until - self._day) / YEAR * (self.width() - px(8)))
            colour = tokens.warning if ending.soon else tokens.accent
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawEllipse(QRect(at, px(2), px(12), px(12)))
            room = QRect(max(free, at - px(8)), px(18), self.width() - max(free, at - px(8)), px(18))
            if at >= free and room.width() > px(80):
                width = min(room.width(), px(200))
                free = (
                    room.x()
                    + write(
                        painter,
                        QRect(room.x(), room.y(), width, room.height()),
                        self._text(ending),
                        theme.font(Type.CAPTION),
                        colour,
                    )
                    + px(12)
                )
        painter.end()

    def _text(self, ending: MandateEnding) -> str:
        t = self._desk.t
        label = ending.label.or_other(content_language(t))
        return f"{t.day_month_short(day_before_end(ending.until))} {label}"
