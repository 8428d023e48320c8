"""How large is everything, in pixels at a body size of 14?"""

BODY = 14
"""The body size the measures below were drawn for; `Theme.px` scales them with the person's own size."""

GAP_SMALL, GAP, GAP_WIDE, CARD_PADDING, PAGE_MARGIN, GAP_LARGE = 4, 8, 12, 16, 24, 32
RADIUS_TAG, RADIUS, RADIUS_CARD = 4, 6, 8

ICON_SMALL, ICON, ICON_LARGE, ICON_EMPTY = 12, 16, 20, 32

ROW_DENSE, ROW, ROW_TWO_LINES, ROW_WITH_BUTTON = 28, 36, 44, 52
TABLE_HEAD = 32

BUTTON, BUTTON_COMPACT, FIELD = 32, 28, 32
TAG_WIDTH, TAG_HEIGHT, BADGE, CHIP, PILL = 28, 20, 20, 24, 24
BANNER, CARD_HEAD = 40, 40

SIDEBAR, SIDEBAR_STEP, SIDEBAR_ROW = 208, 16, 32
TOP_LINE, PAGE_HEAD, STATUS, SEARCH_WIDTH = 48, 32, 28, 300
MEMBER_DETAIL, NARROW_DETAIL, ROOMY_PAGE = 316, 284, 880
"""What stands beside a table; where the page is narrower than the last."""
