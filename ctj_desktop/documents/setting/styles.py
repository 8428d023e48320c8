"""Which grid, type and colours has every paper? (visual measures of the house, all lengths in points)

The vertical unit is the half step of 6.5 pt: every height of the flow is a whole number of half steps, so the
baselines of both columns meet.
"""

from enum import StrEnum

from ctj_desktop.domain.record import NamedValue

MM = 72 / 25.4
PAGE_WIDTH = 210 * MM
PAGE_HEIGHT = 297 * MM

HALF_STEP = 6.5

HANGING = 16 * MM
"""Item numbers, paragraph numbers and the logo hang here; it clears the punch holes."""
AXIS_1 = 25 * MM
AXIS_2 = 68 * MM
AXIS_3 = 111 * MM
AXIS_4 = 154 * MM
RIGHT_EDGE = 191 * MM
COLUMN = 37 * MM
HALF_MEASURE = 80 * MM
READING_MEASURE = 123 * MM
"""Columns 1 to 3: the longest line that one language set alone may have."""

TEXT_FOOT = 261.3 * MM
FIRST_STEPS = 96
FIRST_TOP = TEXT_FOOT - FIRST_STEPS * HALF_STEP
NEXT_STEPS = 100
NEXT_TOP = TEXT_FOOT - NEXT_STEPS * HALF_STEP
HEAD_BASELINE = 19 * MM
HEAD_RULE = 21 * MM
FOOT_BASELINE = (297 - 18) * MM

HYPHENATE_FROM = 11 * MM
"""A line that stays shorter than this short of the measure is not hyphenated."""
NARROW = 45 * MM
"""In a column narrower than this a word is divided only where it is wider than the column."""
SHORT_LAST_LINE = 14 * MM
NARROWING = 10 * MM
GROUND_OVERHANG = 3 * MM


class Face(StrEnum):
    """The three faces of Source Sans 3 that are bundled; there is no other weight."""

    REGULAR = "Regular"
    SEMIBOLD = "Semibold"
    ITALIC = "It"


class Colour(StrEnum):
    """The colours of the paper as RGB operands of the page description."""

    INK = "0.1098 0.1373 0.1294"
    GREY = "0.3333 0.3765 0.3569"
    PINE = "0.1216 0.3725 0.2902"
    HAIRLINE = "0.7216 0.7686 0.7451"
    GROUND = "0.9451 0.9608 0.9529"
    WATERMARK = "0.890 0.902 0.896"
    PAPER = "1 1 1"


class PaperType(NamedValue):
    """One use of type. `steps` is the leading in half steps, `drop` the baseline's height above its foot."""

    size: float
    face: Face = Face.REGULAR
    colour: Colour = Colour.INK
    steps: float = 2
    drop: float = 3.5
    hyphenate: bool = False
    balance: bool = False


TITLE = PaperType(size=20, face=Face.SEMIBOLD, steps=4, drop=6.5, balance=True)
SUBTITLE = PaperType(size=11)
HEADING = PaperType(size=11, face=Face.SEMIBOLD, balance=True)
HEADING_NUMBER = PaperType(size=11, face=Face.SEMIBOLD, colour=Colour.PINE)
MINOR_HEADING = PaperType(size=9.5, face=Face.SEMIBOLD, balance=True)
DECISION_HEADING = PaperType(size=9.5, face=Face.SEMIBOLD, colour=Colour.PINE)
ITEM_NUMBER = PaperType(size=9.5, face=Face.SEMIBOLD, colour=Colour.PINE)
BODY = PaperType(size=9.5, hyphenate=True)
PLAIN = PaperType(size=9.5)
STRONG = PaperType(size=9.5, face=Face.SEMIBOLD)
CELL = PaperType(size=9, hyphenate=True)
CELL_STRONG = PaperType(size=9, face=Face.SEMIBOLD)
LABEL = PaperType(size=8, face=Face.SEMIBOLD, colour=Colour.PINE)
PLACE_AND_TIME = PaperType(size=9, colour=Colour.GREY)
META = PaperType(size=8, colour=Colour.GREY, hyphenate=True)
ADDRESS = PaperType(size=9.5, steps=1.75, drop=3.0)
RUNNING = PaperType(size=8)
RUNNING_GREY = PaperType(size=8, colour=Colour.GREY)

LETTERHEAD_NAME = PaperType(size=9.5, face=Face.SEMIBOLD, colour=Colour.PINE)
LETTERHEAD_TERRITORY = PaperType(size=9.5)
LETTERHEAD_LEADING = 11.5
SECRETARIAT_NAME = PaperType(size=7.5, face=Face.SEMIBOLD)
SECRETARIAT_LINE = PaperType(size=7.5, colour=Colour.GREY)
SECRETARIAT_LEADING = 9.75
