"""Does a long list show the rows that are looked at, and keep its place when others come and go?"""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

import pytest
from pytestqt.modeltest import ModelTester

from ctj_desktop.i18n import load_translator
from ctj_desktop.ui.frame.language import WindowLanguage
from ctj_desktop.ui.widgets.cell import Cell
from ctj_desktop.ui.widgets.paged_rows import ROWS_A_PAGE, PagedRows
from ctj_desktop.ui.widgets.rows import Column


@dataclass(frozen=True)
class Line:
    """A row."""

    key: UUID
    text: str


class Shelf:
    """Where rows are read from; says how often."""

    def __init__(self) -> None:
        self.asked: list[int] = []
        self.text = "a"
        self.gone = False

    def load(self, keys: Sequence[bytes]) -> list[Line]:
        """The rows of some keys, in another order."""
        self.asked.append(len(keys))
        if self.gone:
            return []
        return [Line(UUID(bytes=key), f"{self.text}{UUID(bytes=key).int}") for key in reversed(keys)]


def keys(*numbers: int) -> list[bytes]:
    """Keys as a query gives them."""
    return [UUID(int=number).bytes for number in numbers]


@pytest.fixture
def shelf() -> Shelf:
    """Nothing was read yet."""
    return Shelf()


@pytest.fixture
def model(shelf: Shelf, qtmodeltester: ModelTester) -> PagedRows[Line]:
    """A model watched for breaches of Qt's contract."""
    columns: tuple[Column[Line], ...] = (
        Column(key="text", heading="Title", cell=lambda line, _t: Cell(text=line.text)),
    )
    made = PagedRows(WindowLanguage(load_translator("fr_CH")), columns, shelf.load)
    qtmodeltester.check(made)
    return made


def shown(model: PagedRows[Line], at: int) -> object:
    """The text of a row."""
    return model.index(at, 0).data()


def test_only_the_page_that_is_looked_at_is_read(model: PagedRows[Line], shelf: Shelf) -> None:
    model.show_keys(keys(*range(10_000)))
    assert model.rowCount() == 10_000
    assert (shown(model, 9_999), shown(model, 9_998)) == ("a9999", "a9998")
    assert sum(shelf.asked) <= 3 * ROWS_A_PAGE
    assert model.row_of(UUID(int=77)) == 77
    assert model.row_of(UUID(int=10_001)) == -1


def test_the_same_keys_are_read_anew(model: PagedRows[Line], shelf: Shelf) -> None:
    model.show_keys(keys(1, 2))
    assert shown(model, 0) == "a1"
    shelf.text = "b"
    model.show_keys(keys(1, 2))
    assert shown(model, 0) == "b1"


@pytest.mark.parametrize("after", [(1, 3), (1, 2, 3, 4), (0, 1, 2, 3), (2,), (9, 2), (3, 2, 1), ()])
def test_rows_come_and_go(model: PagedRows[Line], after: tuple[int, ...]) -> None:
    model.show_keys(keys(1, 2, 3))
    model.show_keys(keys(*after))
    assert [row.key.int for row in model.rows] == list(after)
    assert [shown(model, at) for at in range(model.rowCount())] == [f"a{number}" for number in after]


def test_a_row_that_is_gone_shows_nothing(model: PagedRows[Line], shelf: Shelf) -> None:
    shelf.gone = True
    model.show_keys(keys(1))
    assert shown(model, 0) is None
    assert model.rows == ()


def test_rows_that_are_at_hand_are_not_asked_for(model: PagedRows[Line], shelf: Shelf) -> None:
    rows = [Line(UUID(int=number), "b") for number in (3, 1, 2)]
    model.show_rows(rows)
    assert model.rows == tuple(rows)
    assert model.keys == keys(3, 1, 2)
    assert shelf.asked == []


def test_rows_at_hand_that_are_as_they_were_tell_nobody(model: PagedRows[Line]) -> None:
    rows = [Line(UUID(int=number), "b") for number in (1, 2)]
    model.show_rows(rows)
    told: list[str] = []
    model.dataChanged.connect(lambda *_: told.append("changed"))
    model.modelReset.connect(lambda: told.append("reset"))
    model.show_rows([Line(UUID(int=number), "b") for number in (1, 2)])
    assert told == []
    model.show_rows([rows[0], Line(UUID(int=2), "c")])
    assert told == ["changed"]
    assert model.rows[1].text == "c"


def test_rows_that_were_not_seen_yet_are_read_at_once_when_all_are_wanted(model: PagedRows[Line], shelf: Shelf) -> None:
    model.show_keys(keys(*range(3 * ROWS_A_PAGE)))
    model.data(model.index(0, 0))
    seen = sum(shelf.asked)
    shelf.asked.clear()
    assert len(model.rows) == 3 * ROWS_A_PAGE
    assert 0 < seen < 3 * ROWS_A_PAGE
    assert shelf.asked == [3 * ROWS_A_PAGE - seen]
