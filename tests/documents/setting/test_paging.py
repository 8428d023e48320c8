"""Rows split and pages fill as a printer's rules say."""

from hypothesis import given, settings
from hypothesis import strategies as st

from ctj_desktop.documents.blocks import AttendanceGroup, AttendanceTable, Document, Heading, Paragraph
from ctj_desktop.documents.inline import both
from ctj_desktop.documents.layout import Layout
from ctj_desktop.documents.setting.layouts import flow
from ctj_desktop.documents.setting.lines import Line
from ctj_desktop.documents.setting.paging import Pages, paginate
from ctj_desktop.documents.setting.rows import FlowRow, RowPart, least_room, split
from ctj_desktop.documents.setting.styles import BODY, FIRST_STEPS, NEXT_STEPS
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


def _pages(document: Document, layout: Layout = Layout.COLUMNS) -> Pages:
    return paginate(flow(document, layout).rows)


def test_a_heading_never_stands_alone_at_the_foot_of_a_page() -> None:
    for items in range(1, 40):
        for rows in _pages(samples.long_minutes(items)):
            assert not rows[-1].row.with_next


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
