"""How are the votes of each side counted in the minutes: a row for each, whose place is there before they are asked?"""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ctj_desktop.domain.deciding.by_side import PARTED
from ctj_desktop.domain.records.people import SIDE_ORDER, Side
from ctj_desktop.domain.records.voting import PartCount
from ctj_desktop.ui.forms.flow import WidgetFlow
from ctj_desktop.ui.minutes.blocks.count_field import CountField
from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.style.theme import Theme
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.labels import Label


class SideCounts(QWidget):
    """For each side how many may vote, and where the sides are counted for, against and abstention."""

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.fields: Mapping[Side, Mapping[str, CountField]] = {
            side: {name: CountField(theme, f"minutes.vote.{side.value}.{name}", self) for name in PARTED}
            for side in SIDE_ORDER
        }
        self._labels = {
            side: Label(theme, Type.CAPTION, "muted", name=f"minutes.vote.side.{side.value}", parent=self)
            for side in SIDE_ORDER
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(metrics.GAP))
        self.flows = tuple(self._row(theme, side) for side in SIDE_ORDER)
        for flow in self.flows:
            column.addWidget(flow)
        self.count(False)

    def say(self, sides: Mapping[Side, str], counts: Mapping[str, str]) -> None:
        """The side with its voters, and the word in each field."""
        for side, fields in self.fields.items():
            self._labels[side].setMinimumWidth(0)
            self._labels[side].say(sides[side])
            for name, field in fields.items():
                field.say(counts[name])
                field.setAccessibleName(f"{counts[name]}, {sides[side]}")
        widest = max(label.sizeHint().width() for label in self._labels.values())
        for label in self._labels.values():
            label.setMinimumWidth(widest)

    def count(self, asked: bool) -> None:
        """Shows the fields, or keeps their place."""
        for field in self.all():
            field.setVisible(asked)

    def only_read(self, only: bool) -> None:
        """In a roll call the names make the counts."""
        for field in self.all():
            field.setReadOnly(only)

    def put(self, parts: Mapping[Side, PartCount]) -> None:
        """Shows what each side voted."""
        for side, fields in self.fields.items():
            for name, field in fields.items():
                field.blockSignals(True)
                field.put(getattr(parts.get(side, PartCount()), name))
                field.blockSignals(False)

    def typed(self) -> tuple[PartCount, ...]:
        """What stands in the fields."""
        return tuple(
            PartCount(
                side=side,
                yes=fields["yes"].number(),
                no=fields["no"].number(),
                abstentions=fields["abstentions"].number(),
            )
            for side, fields in self.fields.items()
        )

    def all(self) -> list[CountField]:
        """Every field, in the order of the keyboard."""
        return [field for fields in self.fields.values() for field in fields.values()]

    def _row(self, theme: Theme, side: Side) -> WidgetFlow:
        """The fields stand in a widget of their own, which is as wide and high without them."""
        place = QWidget(self)
        row = QHBoxLayout(place)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(metrics.GAP))
        for field in self.fields[side].values():
            policy = field.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            field.setSizePolicy(policy)
            field.textChanged.connect(self.changed)
            row.addWidget(field)
        flow = WidgetFlow(theme, self)
        flow.hold((_placed(self._labels[side], self), place))
        return flow


def _placed(label: Label, parent: QWidget) -> QWidget:
    """The label in a widget that is as wide as the label has to be."""
    place = QWidget(parent)
    row = QHBoxLayout(place)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(label)
    return place
