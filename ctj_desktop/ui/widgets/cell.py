"""What does one cell of a table show? A plain value, so that it can be checked without Qt."""

from enum import Enum

from ctj_desktop.domain.record import NamedValue


class Look(Enum):
    """How the main line of a cell is written."""

    NORMAL = "normal"
    STRONG = "strong"
    MUTED = "muted"
    CAPTION = "caption"
    UNFILLED = "unfilled"
    """Muted italic: nothing was entered."""


class Cell(NamedValue):
    """One cell: a line, a second line under it, an icon before, a tag or a state instead.

    Attributes:
        side: FR or CH, outlined.
        pill: a state; `tone` is the name of a `Tone`.
        icon_after: the icon follows the line, so that lines with and without one begin alike.
        indent: steps of 16 pixels.
        ticked: whether what the line stands for is so, told to screen readers as the state of a box; None for neither.
    """

    text: str = ""
    second: str = ""
    look: Look = Look.NORMAL
    icon: str = ""
    icon_colour: str = "text"
    icon_after: bool = False
    right: bool = False
    side: str = ""
    pill: str = ""
    tone: str = ""
    pill_icon: str = ""
    indent: int = 0
    note: str = ""
    colour: str = ""
    second_colour: str = ""
    ticked: bool | None = None

    def spoken(self) -> str:
        """Everything the cell shows, for screen readers."""
        return " · ".join(filter(None, (self.text, self.side, self.pill, self.second, self.note)))
