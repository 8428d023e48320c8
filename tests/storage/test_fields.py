"""Every record survives the way to its row and to its line of the log."""

import lzma
import sqlite3
from datetime import UTC, date, datetime, time
from importlib import resources
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ctj_desktop.domain.ids import CommitteeId, HomeId, StatutesId
from ctj_desktop.domain.money import Currency, Money
from ctj_desktop.domain.record import NO_DEFAULT, DataClass, HomeKind, Record, fields, replace
from ctj_desktop.domain.records.kinds import KINDS
from ctj_desktop.domain.records.people import Address, Organisation, Side
from ctj_desktop.domain.records.statutes import QuorumRule, Statutes
from ctj_desktop.domain.records.voting import VoteCount
from ctj_desktop.domain.texts import Bilingual, Passage
from ctj_desktop.storage.fields import codec_of, derive, id_owners
from ctj_desktop.storage.tables import current_schema

OLD = Path(__file__).parents[1] / "old_stores"
TEXT = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=60)
PASSAGE = st.builds(Passage, text=TEXT, checked_against=st.none() | TEXT, draft=st.booleans())
st.register_type_strategy(Passage, PASSAGE)
st.register_type_strategy(Bilingual, st.builds(Bilingual, fr=PASSAGE, de=PASSAGE))
st.register_type_strategy(str, TEXT)
st.register_type_strategy(int, st.integers(-(2**52), 2**52))
st.register_type_strategy(time, st.times().map(lambda value: value.replace(second=0, microsecond=0)))
st.register_type_strategy(
    datetime,
    st.datetimes(min_value=datetime(1990, 1, 1), max_value=datetime(2090, 1, 1)).map(
        lambda value: value.replace(microsecond=value.microsecond // 1000 * 1000, tzinfo=UTC)
    ),
)
st.register_type_strategy(Money, st.builds(Money, st.integers(-(10**12), 10**12), st.sampled_from(Currency)))


@pytest.mark.parametrize("cls", KINDS, ids=lambda cls: cls.kind)
@settings(max_examples=max(5, settings().max_examples // 10))  # of each kind: their fields are of few types
@given(data=st.data())
def test_a_record_survives_row_and_log(cls: type[Record], data: st.DataObject) -> None:
    """record → columns → record, and record → JSON → columns → record."""
    record = data.draw(st.builds(cls, **{f.name: st.from_type(_hint(cls, f.name)) for f in fields(cls)}))
    shape = current_schema().shapes[cls.kind]
    columns: dict[str, object] = {}
    from_log: dict[str, object] = {}
    for register in shape.registers:
        value = register.value(record)
        columns.update(zip(register.columns, register.to_columns(value), strict=True))
        from_log.update(shape.column_values({register.name: register.to_json(value)}))
    assert columns == from_log
    row = (record.id.bytes, record.home.bytes, *(columns[name] for name, _ in shape.columns))
    assert shape.to_record(row) == record


def _hint(cls: type[Record], name: str) -> Any:
    from typing import get_type_hints

    return get_type_hints(cls)[name]


@pytest.mark.parametrize("cls", KINDS, ids=lambda cls: cls.kind)
def test_foreign_keys_stay_inside_one_scope(cls: type[Record]) -> None:
    """A withheld scope can never break a foreign key of another; only a committee's rows are surely in one scope."""
    shapes = current_schema().shapes
    for parent in shapes[cls.kind].parents.values():
        other = shapes[parent].cls
        assert other.home_kinds == cls.home_kinds == {HomeKind.COMMITTEE}
        assert other.data_class == cls.data_class


def test_every_typed_id_names_a_kind_or_a_known_outsider() -> None:
    """A typed id that names no kind would silently have no reference check."""
    for shape in current_schema().shapes.values():
        for field, target in shape.references.items():
            assert target in current_schema().shapes, (shape.kind, field)


def test_a_value_object_leaves_out_its_defaults() -> None:
    """What equals the default is not written, so a later version may add fields."""
    codec = codec_of(QuorumRule)
    assert codec.to_json(QuorumRule(minimum_per_side=3, article="art. 7")) == {
        "article": "art. 7",
        "minimum_per_side": 3,
    }
    assert codec.from_json({}) == QuorumRule()
    with pytest.raises(ValueError, match="unheard"):
        codec.from_json({"unheard": 1})


def test_an_unknown_word_is_refused_by_the_codec() -> None:
    """The merge keeps it in the log and hides the row until the upgrade."""
    with pytest.raises(ValueError, match="li"):
        codec_of(Side).from_json("li")


def test_a_type_without_a_rule_is_an_error() -> None:
    """A new field type must be given a codec before it can be used."""
    with pytest.raises(TypeError):
        codec_of(complex)


def test_optional_values_may_be_absent() -> None:
    """None is NULL in every column of a register."""
    shape = derive(Organisation, id_owners((Organisation,)))
    assert shape.by_name["address"].to_columns(None) == (None,)
    filled = shape.by_name["address"].to_columns(Address(lines=("Mairie",), postcode="01170"))
    assert shape.by_name["address"].from_columns(filled) == Address(lines=("Mairie",), postcode="01170")


def test_home_kinds_are_what_the_exchange_knows() -> None:
    """Three homes and four classes (exchange/FORMAT.md 1.2)."""
    assert {kind for cls in KINDS for kind in cls.home_kinds} == set(HomeKind)
    assert {cls.data_class for cls in KINDS} == set(DataClass)


def test_a_field_with_and_without_default() -> None:
    """Required fields have no default, so a first changeset always holds them."""
    register = current_schema().shapes["statutes"].by_name["in_force_from"]
    assert register.default is NO_DEFAULT
    statutes = Statutes(
        id=StatutesId(UUID(int=1)),
        home=HomeId(UUID(int=2)),
        committee=CommitteeId(UUID(int=2)),
        title=Bilingual(),
        in_force_from=date(2024, 2, 29),
    )
    assert register.value(replace(statutes)) == date(2024, 2, 29)
    assert VoteCount() == VoteCount(yes=0)


@pytest.mark.parametrize("stored", ["workspace-format-1", "workspace-format-2"])
def test_columns_stand_in_the_order_of_the_stored_files(stored: str, tmp_path: Path) -> None:
    """A record that derives from another keeps the order of its fields; later fields come after their table's own."""
    path = tmp_path / "old.ctj"
    path.write_bytes(lzma.decompress((OLD / f"{stored}.ctj.xz").read_bytes()))
    for kind, shape in current_schema().shapes.items():
        columns = [name for name, _ in shape.columns]
        then = _columns(path, kind)
        assert [name for name in then if name in columns] == [name for name in columns if name in then], kind


def test_columns_stand_in_the_order_of_the_first_schema() -> None:
    """As above, for the tables that no stored file fills."""
    connection = sqlite3.connect(":memory:")
    connection.executescript(
        resources.files("ctj_desktop.storage.migrations").joinpath("schema_0001.sql").read_text("utf-8")
    )
    for kind, shape in current_schema().shapes.items():
        columns = [name for name, _ in shape.columns]
        then = [row[1] for row in connection.execute(f'PRAGMA table_info("{kind}")')]
        assert [name for name in then if name in columns] == [name for name in columns if name in then], kind
    connection.close()


def _columns(path: Path, kind: str) -> list[str]:
    connection = sqlite3.connect(path)
    found = [row[1] for row in connection.execute(f'PRAGMA table_info("{kind}")')]
    connection.close()
    return found
