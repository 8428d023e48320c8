"""Rows split and pages fill as a printer's rules say."""

from itertools import groupby

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ctj_desktop.documents.blocks import AttendanceGroup, AttendanceTable, Document, Heading, Paragraph, Title
from ctj_desktop.documents.inline import both
from ctj_desktop.documents.layout import Layout
from ctj_desktop.documents.setting.layouts import flow
from ctj_desktop.documents.setting.lines import Line
from ctj_desktop.documents.setting.paging import Pages, paginate
from ctj_desktop.documents.setting.rows import FlowRow, RowPart, least_room, split
from ctj_desktop.documents.setting.styles import BODY, FIRST_STEPS, NEXT_STEPS
from ctj_desktop.domain.record import replace
from tests.documents import samples
from tests.examples import examples

LINE = Line((), 10.0)


def a_part(lines: int, column: int = 0, *, divided_at: int | None = None) -> RowPart:
    texts = tuple(Line((), float(number), number == divided_at) for number in range(lines))
    return RowPart(x=0, top=0, lines=texts, style=BODY, element=None, column=column)


def a_row(*lines: int) -> FlowRow:
    parts = tuple(a_part(count, column) for column, count in enumerate(lines))
    return FlowRow(parts=parts, height=2 * max(lines))


@given(st.lists(st.integers(1, 60), min_size=1, max_size=2), st.integers(0, 130))
@settings(max_examples=examples(200))
def test_a_split_keeps_two_lines_of_each_language_on_either_page(lines: list[int], room: int) -> None:
    row = a_row(*lines)
    parts = split(row, room)
    if parts is None:
        assert room < least_room(row)
        return
    for column, count in enumerate(lines):
        kept = sum(len(part.lines) for part in parts[0].parts if part.column == column)
        left = sum(len(part.lines) for part in parts[1].parts if part.column == column)
        assert kept + left == count
        assert kept == count or (kept >= 2 and left >= 2)
    assert parts[0].height <= room
    assert all(part.top == 0 for part in parts[1].parts)


def test_no_divided_word_stands_at_the_foot_of_a_page() -> None:
    row = FlowRow(parts=(a_part(10, divided_at=4),), height=20)
    parts = split(row, 10)
    assert parts is not None
    assert len(parts[0].parts[0].lines) == 4


@given(st.lists(st.tuples(st.integers(1, 40), st.integers(1, 40)), min_size=1, max_size=30))
@settings(max_examples=examples(100))
def test_pages_hold_every_line_once_and_never_overflow(sizes: list[tuple[int, int]]) -> None:
    pages = paginate([a_row(*size) for size in sizes])
    for number, rows in enumerate(pages):
        capacity = NEXT_STEPS if number else FIRST_STEPS
        assert rows
        assert all(item.top + item.row.height <= capacity for item in rows)
    for column in (0, 1):
        shown = [
            line.width
            for rows in pages
            for item in rows
            for part in item.row.parts
            if part.column == column
            for line in part.lines
        ]
        assert shown == [float(line) for size in sizes for line in range(size[column])]


def test_a_row_taller_than_a_page_that_may_not_split_still_prints() -> None:
    row = FlowRow(parts=(a_part(150),), height=300, keep=True)
    pages = paginate([a_row(3), row])
    assert sum(len(part.lines) for rows in pages for item in rows for part in item.row.parts) == 153
    assert len(pages) == 4


def a_pair(number: int, top: float, *lines: int) -> tuple[RowPart, ...]:
    return tuple(replace(a_part(count, column), x=number, top=top) for column, count in enumerate(lines))


def a_decision(*pairs: tuple[int, int]) -> FlowRow:
    """Pairs one under the other, each below the longer side of the last."""
    parts: list[RowPart] = []
    foot = 0.0
    for number, pair in enumerate(pairs):
        parts += a_pair(number, foot, *pair)
        foot += 2 * max(pair)
    return FlowRow(parts=tuple(parts), height=foot, keep=True)


def test_a_decision_longer_than_a_page_begins_under_its_heading() -> None:
    heading = FlowRow(parts=(a_part(1),), height=2, keep=True, with_next=True)
    pages = paginate([a_row(30), heading, a_decision((1, 1), (50, 40), (1, 1))])
    assert [len(rows) for rows in pages] == [3, 1]
    assert sum(len(part.lines) for part in pages[0][2].row.parts if not part.column) > 10


def test_pairs_stay_side_by_side_in_a_decision_that_goes_on_over_pages() -> None:
    seen = 0
    for text in range(40, 60):
        for rows in paginate([a_decision((1, 1), (text, text - 7), (1, 2), (2, 1))])[1:]:
            foot = 0.0
            for _, beside in groupby(rows[0].row.parts, key=lambda part: part.x):
                pair = list(beside)
                seen += len(pair) > 1
                assert {part.top for part in pair} == {foot}
                foot = max(part.bottom for part in pair)
    assert seen > 20


def _pages(document: Document, layout: Layout = Layout.COLUMNS) -> Pages:
    return paginate(flow(document, layout).rows)


@pytest.mark.long
def test_a_heading_never_stands_alone_at_the_foot_of_a_page() -> None:
    for items in range(1, 40):
        for rows in _pages(samples.long_minutes(items)):
            assert not rows[-1].row.with_next


def test_items_without_text_fill_the_page_they_begin_on() -> None:
    headings = tuple(Heading(text=both(f"Point {n}", f"Traktandum {n}"), number=str(n)) for n in range(1, 31))
    pages = _pages(Document(facts=samples.facts(), blocks=(*headings, samples.SIGNATURES)))
    assert len(pages[0]) > 10


def test_a_heading_stays_with_its_first_sub_item_and_with_what_that_one_heads() -> None:
    main, sub = Heading(text=both("a", "b"), number="1"), Heading(text=both("c", "d"), number="1.1", level=3)
    text = Paragraph(text=both("Une phrase. ", "Ein Satz. "))
    rows = flow(Document(facts=samples.facts(), blocks=(main, sub, text, main, main)), Layout.COLUMNS).rows
    assert [row.with_next for row in rows] == [True, True, False, False, False]


def test_the_title_block_is_set_pair_by_pair() -> None:
    title = Title(
        title=both("Procès-verbal", "Protokoll"),
        subtitle=both(
            "Séance n° 1", "Sitzung Nr. 1 vom Freitag, den vierundzwanzigsten Dezember zweitausendsechsundzwanzig"
        ),
        meta=both("Pontarlier", "Pontarlier"),
    )
    (row,) = flow(Document(facts=samples.facts(), blocks=(title,)), Layout.COLUMNS).rows
    tops = [part.top for part in row.parts]
    assert tops[0::2] == tops[1::2]
    assert row.parts[-1].top == row.parts[3].bottom


@pytest.mark.long
def test_decisions_and_signatures_stay_whole_and_the_signature_is_never_alone() -> None:
    for items in range(1, 40):
        pages = _pages(samples.long_minutes(items))
        grounds = [item.row for rows in pages for item in rows if item.row.ground]
        assert len(grounds) == items // 3
        assert len(pages[-1]) > 1


def test_the_head_of_a_table_returns_on_the_next_page_as_decoration() -> None:
    groups = samples.ATTENDANCE.groups
    many = AttendanceTable(
        heads=samples.ATTENDANCE.heads,
        groups=(AttendanceGroup(label=groups[0].label, rows=groups[0].rows * 50),),
    )
    pages = _pages(Document(facts=samples.facts(), blocks=(many,)))
    assert len(pages) > 5
    for rows in pages[1:]:
        assert all(part.element is None for part in rows[0].row.parts)
        assert len(rows) > 2


def test_both_columns_go_on_at_the_same_height() -> None:
    text = both("Une phrase qui revient. " * 300, "Ein Satz, der wiederkehrt und länger ist. " * 300)
    pages = _pages(Document(facts=samples.facts(), blocks=(Heading(text=both("a", "b")), Paragraph(text=text))))
    assert len(pages) > 3
    for rows in pages[1:]:
        assert {part.top for part in rows[0].row.parts} == {0}
    assert [len(rows[0].row.parts) for rows in pages] == [2, 2, 2, 1, 1]


def test_sequential_begins_the_second_language_on_a_new_page() -> None:
    pages = _pages(samples.minutes(), Layout.SEQUENTIAL)
    starts = [number for number, rows in enumerate(pages) if rows[0].row.parts[0].style.size == 20]
    assert len(starts) == 2
