"""How is a list shown with its two kinds of emptiness: nothing yet, and no match?"""

from PySide6.QtWidgets import QWidget

from ctj_desktop.ui.style.theme import Theme
from ctj_desktop.ui.widgets.scrolling import Stack
from ctj_desktop.ui.widgets.surfaces import Card, EmptyState
from ctj_desktop.ui.widgets.table import Table

MOST = 16777215
"""No limit, as Qt writes it."""


class ListCard(Card):
    """A card that holds a table, or the sentence that stands in its place."""

    def __init__(
        self, theme: Theme, name: str, table: Table, parent: QWidget | None = None, *, fits: bool = False
    ) -> None:
        """With `fits` the card ends below its last row instead of with the window."""
        super().__init__(theme, name, padded=False, parent=parent)
        self.table, self._fits = table, fits
        self.empty = EmptyState(theme, f"{name}.empty", self)
        self._stack = Stack(self)
        self._stack.addWidget(table)
        self._stack.addWidget(self.empty)
        self.column.setContentsMargins(1, 1, 1, theme.px(8))
        self.column.setSpacing(0)
        self.column.addWidget(self._stack)

    def asks_for_the_first(self) -> bool:
        """Whether the list offers in its own place to make the first: no other button of the page needs to."""
        return self._stack.currentWidget() is self.empty and not self.empty.primary.isHidden()

    def show_rows(self, any_rows: bool) -> None:
        """The table, or the empty state."""
        self._stack.setCurrentWidget(self.table if any_rows else self.empty)
        if self._fits:
            rows = self.table.rows_model.rowCount() * self.table.row_height()
            head = self.table.horizontalHeader().sizeHint().height()
            self.setMaximumHeight(rows + head + self.column.contentsMargins().bottom() + 2 if any_rows else MOST)
