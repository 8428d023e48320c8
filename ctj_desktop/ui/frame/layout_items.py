"""Why does nobody here ask a layout for its items? PySide6 keeps the wrapper of an item when Qt has deleted the item.

What `QLayout.itemAt` gives belongs to the wrapper of the layout from then on; `addLayout` and `insertLayout` make the
same for all that the added layout holds already. No item tells that it ends, so its address stays known. When a widget
that came to stand there is destroyed, PySide6 lets go of its wrapper, finds the address known all the same and reaches
for the wrapper once more: the program ends, rarely, and far from what caused it.
"""

from PySide6.QtWidgets import QBoxLayout, QLayout, QWidget
from shiboken6 import delete, invalidate


def parts_of(layout: QLayout) -> list[QWidget | QLayout]:
    """The widgets and layouts that it holds itself, in their order, without what is only room."""
    around = layout.parentWidget()
    near = [*(around.children() if around is not None else ()), *layout.children()]
    places = {layout.indexOf(one): one for one in near if isinstance(one, (QWidget, QLayout))}
    return [places[place] for place in sorted(places) if place >= 0]


def emptied(layout: QLayout) -> list[QWidget]:
    """The widgets that it held, inner layouts included, which are gone; whoever takes an item out has to end it."""
    held: list[QWidget] = []
    while (item := layout.takeAt(0)) is not None:
        if isinstance(item, QLayout):
            held += emptied(item)
            item.deleteLater()
            continue
        widget = item.widget()
        held += [widget] if widget is not None else []
        delete(item)
    return held


def forget_added_items() -> None:
    """From here on `addLayout` and `insertLayout` leave no item known."""
    add, insert = QBoxLayout.addLayout, QBoxLayout.insertLayout

    def add_layout(self: QBoxLayout, layout: QLayout, /, stretch: int | None = 0) -> None:
        add(self, layout, stretch)
        _forget(layout)

    def insert_layout(self: QBoxLayout, index: int, layout: QLayout, /, stretch: int | None = 0) -> None:
        insert(self, index, layout, stretch)
        _forget(layout)

    QBoxLayout.addLayout = add_layout  # type: ignore[method-assign]
    QBoxLayout.insertLayout = insert_layout  # type: ignore[method-assign]


def _forget(layout: QLayout) -> None:
    for at in range(layout.count()):
        item = layout.itemAt(at)
        if isinstance(item, QLayout):
            _forget(item)
        elif item is not None:
            invalidate(item)
