"""What stands at the head of every page: what it is, a word beside it, what can be done?"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ctj_desktop.ui.forms.section_views import SectionViews
from ctj_desktop.ui.frame.layout_items import parts_of
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.style.theme import Theme
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.button import Button, ButtonKind
from ctj_desktop.ui.widgets.labels import Label

TITLE, WORD, MOST = 96, 48, 16777215
"""Pixels of ordinary text: what a title keeps, and less than which a subtitle says nothing; no limit, as Qt has it."""


class PageHead(QWidget):
    """Title, subtitle on its base line, and buttons at the right."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.title = Label(theme, Type.PAGE, elide=True, name="page.title", parent=self)
        self.subtitle = Label(theme, Type.BODY, "muted", elide=True, name="page.subtitle", parent=self)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(theme.px(8))
        self.row.addWidget(self.title)
        self.row.addWidget(self.subtitle)
        self.row.addStretch(1)
        self._views: SectionViews | None = None
        self.setFixedHeight(theme.px(metrics.PAGE_HEAD))

    def add(self, widget: QWidget) -> None:
        """Another button at the right."""
        self.row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)

    def add_views(self, views: SectionViews) -> None:
        """The views of the section, before the buttons; they take the room that is left."""
        self._views = views
        self.add(views)

    def minimumSizeHint(self) -> QSize:
        """What the buttons need, and the beginning of the title."""
        return QSize(self._theme.px(TITLE) + self.row.spacing() + self._least(), self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self._share_width()  # a button came, went, or says something else
        return super().event(event)

    def _share_width(self) -> None:
        """The views become a choice before the words are cut, the subtitle is cut before the title."""
        space = self.row.spacing()
        if self._views is not None:
            words = [self.title, self.subtitle, *(one for one in self._after() if one is not self._views)]
            self._views.fit(self.width() - sum(one.sizeHint().width() + space for one in words) - 2 * space)
        left = self.width() - self._least() - space
        self.title.setMinimumWidth(max(0, min(self.title.sizeHint().width(), left)))
        word = self._say_beside(left - self.title.sizeHint().width())
        self.subtitle.setMinimumWidth(word)
        self.subtitle.setMaximumWidth(MOST if word else 0)

    def _say_beside(self, room: int) -> int:
        """What a subtitle needs at least to say something, no more than the room; the place to say it shorter."""
        word = min(self._theme.px(WORD), self.subtitle.sizeHint().width())
        return word if room >= word else 0

    def _least(self) -> int:
        """What stands after the words takes so much at least."""
        return sum(_narrowest(one) + self.row.spacing() for one in self._after())

    def _after(self) -> list[QWidget]:
        widgets = [part for part in parts_of(self.row) if isinstance(part, QWidget)]
        return [one for one in widgets if one not in (self.title, self.subtitle) and not one.isHidden()]

    def say(self, title: str, subtitle: str = "") -> None:
        """What the page shows."""
        self.title.say(title)
        self.subtitle.say(subtitle)
        self._share_width()


class WordedActs(QWidget):
    """Acts of a page where one looks for them, each with its word; where the page is narrow its icon stands alone."""

    def __init__(
        self, desk: Desk, name: str, acts: Sequence[tuple[str, str, str]], page: QWidget, *, roomy: int
    ) -> None:
        """`acts` are keys with icon and word; there are words from so many pixels of the page on."""
        super().__init__(page)
        self._desk, self._page, self._roomy = desk, page, roomy
        self._words = {key: word for key, _icon, word in acts}
        self.buttons = {
            key: Button(desk.theme, f"{name}.{key}", ButtonKind.QUIET, icon=icon, compact=True, parent=self)
            for key, icon, _word in acts
        }
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(desk.theme.px(4))
        for key, button in self.buttons.items():
            button.follow(desk.actions[key])
            row.addWidget(button)
        page.installEventFilter(self)
        desk.language.changed.connect(self._say)
        self._say()

    def keep_room(self, key: str) -> None:
        """The others stay where they are while that act is not shown."""
        policy = self.buttons[key].sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.buttons[key].setSizePolicy(policy)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            self._say()
        return False

    def _say(self) -> None:
        t, tight = self._desk.t, self._page.width() < self._desk.theme.px(self._roomy)
        for key, button in self.buttons.items():
            word = t(self._words[key])
            button.say("" if tight else word, name=word)


def _narrowest(part: QWidget) -> int:
    """What a row leaves it at least."""
    fixed = part.sizePolicy().horizontalPolicy() is QSizePolicy.Policy.Fixed
    return part.sizeHint().width() if fixed else part.minimumSizeHint().width()


def detail_width(theme: Theme, page: int) -> int:
    """How wide is what stands beside a table on a page of this width?"""
    return theme.px(metrics.MEMBER_DETAIL if page >= theme.px(metrics.ROOMY_PAGE) else metrics.NARROW_DETAIL)


def page_column(theme: Theme, page: QWidget) -> QVBoxLayout:
    """The margins of every page; cards 12 apart."""
    column = QVBoxLayout(page)
    column.setContentsMargins(
        theme.px(metrics.PAGE_MARGIN), 0, theme.px(metrics.PAGE_MARGIN), theme.px(metrics.GAP_WIDE)
    )
    column.setSpacing(theme.px(metrics.GAP_WIDE))
    return column
