"""What stands at the head of every page: what it is, a word beside it, what can be done?"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ctj_desktop.ui.forms.section_views import SectionViews
from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.style.theme import Theme
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.labels import Label


class PageHead(QWidget):
    """Title, subtitle on its base line, and buttons at the right."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.title = Label(theme, Type.PAGE, name="page.title", parent=self)
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        if self._views is None:
            return
        items = (self.row.itemAt(at) for at in range(self.row.count()))
        widgets = [widget for item in items if item is not None and (widget := item.widget()) is not None]
        others = [one for one in widgets if one not in (self._views, self.subtitle) and not one.isHidden()]
        taken = sum(one.sizeHint().width() + self.row.spacing() for one in others)
        self._views.fit(self.width() - taken - 2 * self.row.spacing())

    def say(self, title: str, subtitle: str = "") -> None:
        """What the page shows."""
        self.title.say(title)
        self.subtitle.say(subtitle)
        self._share_width()


def page_column(theme: Theme, page: QWidget) -> QVBoxLayout:
    """The margins of every page; cards 12 apart."""
    column = QVBoxLayout(page)
    column.setContentsMargins(
        theme.px(metrics.PAGE_MARGIN), 0, theme.px(metrics.PAGE_MARGIN), theme.px(metrics.GAP_WIDE)
    )
    column.setSpacing(theme.px(metrics.GAP_WIDE))
    return column
