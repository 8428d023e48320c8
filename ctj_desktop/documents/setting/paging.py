"""Which row stands on which page, and how high?

Rows are set one after the other. A row that is followed by its page's end splits if it may, or if no page could hold
it with its heading; a heading goes to the next page with what it heads. Space at the top of a page is dropped.
"""

from collections import deque
from collections.abc import Sequence

from ctj_desktop.documents.setting.rows import MOST_KEPT, FlowRow, is_kept, least_room, split, split_anywhere
from ctj_desktop.documents.setting.styles import FIRST_STEPS, NEXT_STEPS
from ctj_desktop.domain.record import PositionalValue, replace


class PlacedRow(PositionalValue):
    """A row and its top in half steps below the top of its page's text block."""

    row: FlowRow
    top: float


Pages = list[list[PlacedRow]]


def paginate(rows: Sequence[FlowRow]) -> Pages:
    """The rows on pages, the first of which holds 48 lines and every other 50; at least one page."""
    return _Pager(rows).run()


class _Pager:
    def __init__(self, rows: Sequence[FlowRow]) -> None:
        self._waiting = deque(rows)
        self.pages: Pages = [[]]
        self._used = 0.0
        self._last: FlowRow | None = None
        self._only_head = True

    def run(self) -> Pages:
        while self._waiting:
            self._place(self._waiting.popleft())
        return self.pages

    @property
    def _capacity(self) -> int:
        return FIRST_STEPS if len(self.pages) == 1 else NEXT_STEPS

    def _place(self, row: FlowRow) -> None:
        if row.new_page and (self._last is not None or len(self.pages) > 1 or self._used):
            self._start_page(replace(row, new_page=False))
            return
        gap = self._gap(row)
        room = self._capacity - self._used - gap
        if row.height <= room and self._chain(row) <= room:
            self._put(row, gap)
            return
        if not row.with_next or row.height > MOST_KEPT:
            parts = None if is_kept(row) or least_room(row) > room else split(row, room)
            if parts is None and self._only_head:
                parts = split_anywhere(row, room)
            if parts is not None:
                self._put(parts[0], gap)
                self._start_page(parts[1])
                return
        if self._only_head:
            self._put(row, gap)
            return
        self._start_page(row)

    def _gap(self, row: FlowRow) -> float:
        if self._only_head or self._last is None:
            return 0.0
        return max(self._last.after, row.before)

    def _chain(self, row: FlowRow) -> float:
        """The room the row needs with all that must begin on its page; no more than a page can give."""
        needed, before = row.height, row
        for following in self._waiting:
            if not before.with_next or following.new_page:
                break
            needed += max(before.after, following.before)
            needed += following.height if following.with_next else least_room(following)
            before = following
        return needed if needed <= NEXT_STEPS else row.height

    def _put(self, row: FlowRow, gap: float) -> None:
        self._used += gap
        self.pages[-1].append(PlacedRow(row, self._used))
        self._used += row.height
        self._last = row
        self._only_head = False

    def _start_page(self, row: FlowRow) -> None:
        """A new page, with the head of the table that goes on there."""
        self.pages.append([])
        self._used, self._last = 0.0, None
        if row.head is not None:
            self._put(row.head, 0.0)
        self._only_head = True
        self._waiting.appendleft(row)
