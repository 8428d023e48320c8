"""Which backups are there, what do they hold, and which go?"""

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver
from hypothesis import given
from hypothesis import strategies as st

from ctj_desktop.domain.ids import PersonId
from ctj_desktop.domain.record import replace
from ctj_desktop.errors import StoreError, UserError
from ctj_desktop.storage.file import backup
from ctj_desktop.storage.file.environment import FIRST, LAST, Environment
from ctj_desktop.storage.file.generations import (
    BUDGET,
    ENDING,
    Generation,
    contents,
    folder_of,
    generations,
    generations_in,
    name_of,
    newest,
    surplus,
)
from ctj_desktop.storage.migrations import SCHEMA_VERSION
from ctj_desktop.storage.store import Store
from tests.storage.builders import a_committee, a_meeting, a_person, a_store, an_office, save

NOW = datetime(2027, 2, 24, 18, tzinfo=UTC)


def at(moment: datetime) -> Environment:
    """A computer whose clock stands still."""
    return replace(Environment.system(), clock=partial(datetime.fromtimestamp, moment.timestamp(), UTC))


def beside(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


@pytest.mark.parametrize("key", [None, bytes(range(32))], ids=["plain", "keyed"])
def test_each_says_when_it_was_made_and_what_it_holds(tmp_path: Path, key: bytes | None) -> None:
    """Newest first, those of a migration too, and nothing is written beside one that is looked at."""
    path = tmp_path / "a.ctj"
    with a_store(path, key=key, environment=at(NOW)) as store:
        person = a_person(store.office_id, "Levier")
        save(store, committee := a_committee(), person)
        first = backup.backup(store)
        store.sit_down(PersonId(person.id))
        save(store, a_meeting(committee), label="meeting.added")
    with Store.open(path, key=key, environment=at(NOW + timedelta(days=1))) as store:
        second = backup.backup(store)
        own = store.workspace_id
    migrated = backup.copy_before_migration(path, key)
    before = beside(first.parent)
    found = generations(path, key)
    assert {one.path for one in found} == {first, second, migrated}
    assert [one.made for one in found] == sorted((one.made for one in found), reverse=True)
    by_path = {one.path: one for one in found}
    assert (by_path[first].made, by_path[second].made) == (NOW, NOW + timedelta(days=1))
    assert [by_path[one].migrated_from for one in (first, second, migrated)] == [None, None, SCHEMA_VERSION]
    assert {(one.workspace, one.version, one.size) for one in found} == {
        (own, SCHEMA_VERSION, one.path.stat().st_size) for one in found
    }
    assert by_path[second].position > by_path[first].position
    held = contents(by_path[second], key)
    assert (held.persons, held.meetings, held.decisions, held.projects) == (1, 1, 0, 0)
    assert held.label is not None
    assert (held.label.key, held.author, held.at) == ("meeting.added", "Levier", NOW)
    assert contents(by_path[first], key).meetings == 0
    assert beside(first.parent) == before


def test_what_cannot_be_read_is_listed_as_that(tmp_path: Path) -> None:
    """No backup at all, one under another key, a folder and a broken name; nothing is asked of a stranger's file."""
    path = tmp_path / "a.ctj"
    with a_store(path, environment=at(NOW)) as store:
        backup.backup(store)
    folder = folder_of(path)
    for name in ("a-20270301T000000Z", "a-20271301T000000Z", "a-format-6-20270302T000000Z", "b-20270301T000000Z", "a"):
        (folder / f"{name}{ENDING}").write_bytes(b"no database")
    (folder / f"a-20270303T000000Z{ENDING}").mkdir()
    found = generations(path)
    assert [(one.made.day, one.migrated_from, one.version) for one in found] == [
        (2, 6, None),
        (1, None, None),
        (24, None, SCHEMA_VERSION),
    ]
    with pytest.raises((UserError, StoreError)):
        contents(found[0])
    assert [one.version for one in generations(path, bytes(32))] == [None, None, SCHEMA_VERSION], "of a time before it"
    driver.connect(str(found[2].path), isolation_level=None).execute("PRAGMA application_id = 1").connection.close()
    assert [one.version for one in generations(path)] == [None] * 3


def test_a_workspace_that_is_gone_still_has_its_backups(tmp_path: Path) -> None:
    """That is when they are needed; while it stands, those of another one of its name are not shown for it."""
    path = tmp_path / "a.ctj"
    with a_store(path, environment=at(NOW)) as store:
        first = backup.backup(store)
    path.unlink()
    assert [one.path for one in generations(path)] == [first]
    a_store(path).close()
    assert generations(path) == []
    path.write_bytes(b"damaged")
    assert [one.path for one in generations(path)] == [first]
    assert generations(tmp_path / "none.ctj") == []


def test_a_backup_without_a_log_says_nothing_of_it(tmp_path: Path) -> None:
    """As a workspace that was only prepared for what comes by merge."""
    with Store.prepare(tmp_path / "a.ctj", an_office().id, at(NOW), None) as store:
        backup.backup(store)
    (one,) = generations(tmp_path / "a.ctj")
    held = contents(one)
    assert (one.position, held.at, held.label, held.author) == (0, None, None, "")


@pytest.mark.parametrize("moment", [FIRST, datetime(1970, 1, 1, tzinfo=UTC), LAST])
def test_a_clock_at_an_end_of_time_makes_a_name_that_is_read(tmp_path: Path, moment: datetime) -> None:
    (tmp_path / name_of("a", moment)).write_bytes(b"")
    (found,) = generations_in(tmp_path, "a", None, None)
    assert found.made == moment.replace(microsecond=0)


def a_generation(made: datetime, position: int, size: int = 0) -> Generation:
    """One of a folder that is only thought of."""
    return Generation(path=Path(name_of("a", made)), made=made, size=size, workspace="w", position=position)


def rotated(backups: list[Generation], made: Generation, budget: int = BUDGET) -> list[Generation]:
    """What is left once one more was made."""
    all_of_them = [*(one for one in backups if one.path != made.path), made]
    gone = surplus(all_of_them, made.path, budget)
    return [one for one in all_of_them if one not in gone]


def over_four_hundred_days() -> list[Generation]:
    """One a day, each with more in its log."""
    backups: list[Generation] = []
    for day in range(401):
        backups = rotated(backups, a_generation(NOW - timedelta(days=400 - day), day))
    return backups


def test_rotation_over_four_hundred_days() -> None:
    """6 days, 10 weeks, 12 months; the newest always stays, even beyond the budget."""
    backups = over_four_hundred_days()
    assert 20 <= len(backups) <= 6 + 10 + 12
    assert backups[-1].made == NOW
    assert NOW - backups[0].made > timedelta(days=300)
    last = a_generation(NOW + timedelta(days=1), 401, size=10)
    assert rotated(backups, last, budget=1)[-1] == last
    large = [a_generation(one.made, one.position, size=10) for one in backups]
    assert [one.made for one in rotated(large, last, budget=35)] == [large[-2].made, NOW, last.made]


WRONG = [NOW + timedelta(days=400), datetime(1970, 1, 1, tzinfo=UTC), datetime(9999, 12, 30, tzinfo=UTC), FIRST]


@pytest.mark.parametrize("wrong", WRONG, ids=lambda moment: str(moment.year))
def test_a_wrong_clock_removes_nothing(wrong: datetime) -> None:
    """One backup 400 days ahead removed 27 of 27; and the next one, by a right clock, removes neither them nor it."""
    backups = over_four_hundred_days()
    ahead = a_generation(wrong, 401)
    assert rotated(backups, ahead) == [*backups, ahead]
    after = rotated([*backups, ahead], a_generation(NOW + timedelta(days=1), 402))
    assert after[:-1] == [*backups, ahead]
    later = after
    for day in range(2, 500):
        later = rotated(later, a_generation(NOW + timedelta(days=day), 401 + day))
    assert 20 <= len(later) <= 6 + 10 + 12
    assert ahead not in later, "it goes when its turn comes"


@pytest.mark.parametrize("wrong", WRONG, ids=lambda moment: str(moment.year))
def test_a_clock_that_stays_wrong_removes_no_more_than_a_right_one(wrong: datetime) -> None:
    backups = over_four_hundred_days()
    began = min(wrong, LAST - timedelta(days=30))
    for day in range(30):
        backups = rotated(backups, a_generation(began + timedelta(days=day), 401 + day))
    assert len(backups) >= 20
    assert backups[-1].position == 430


def test_who_was_away_for_years_finds_the_backups_of_before() -> None:
    backups = over_four_hundred_days()
    back = a_generation(NOW + timedelta(days=3 * 365), 401)
    assert rotated(backups, back) == [*backups, back]


def test_after_a_restore_the_new_days_are_kept_as_the_old_ones_were() -> None:
    """Its log is shorter than that of the last one before it, which stays."""
    backups = over_four_hundred_days()
    for day in range(1, 31):
        backups = rotated(backups, a_generation(NOW + timedelta(days=day), 200 + day))
    assert 400 in {one.position for one in backups}
    assert {one.made for one in backups} >= {NOW + timedelta(days=day) for day in range(25, 31)}


moments = (
    st.integers(-800, 800).map(lambda day: NOW + timedelta(days=day, seconds=day))
    | st.integers(-60, 60).map(lambda hours: NOW + timedelta(hours=hours))
    | st.sampled_from(WRONG)
)


def _is_first_of(one: Generation, newest_first: list[Generation], form: str, most: int) -> bool:
    """By hand: nothing newer bears the same name of a day, week or month, and few of the newer ones another."""
    name = one.made.strftime(form)
    newer = newest_first[: newest_first.index(one)]
    return all(name != other.made.strftime(form) for other in newer) and (
        len({other.made.strftime(form) for other in newer}) < most
    )


def _is_of_two_days(one: Generation, newest_first: list[Generation]) -> bool:
    """By hand: at most one other day stands before the first of its day."""
    newer: set[date] = set()
    for other in newest_first:
        if other.made.date() == one.made.date():
            break
        newer.add(other.made.date())
    return len(newer) < 2


def test_of_today_and_yesterday_all_are_left() -> None:
    """Who saved by hand at nine and at eleven finds nine again."""
    backups: list[Generation] = []
    for hour in range(0, 96, 4):
        backups = rotated(backups, a_generation(NOW.replace(hour=0) + timedelta(hours=hour), hour))
    assert Counter(one.made.day - NOW.day for one in backups) == {0: 1, 1: 1, 2: 6, 3: 6}


@given(st.lists(st.tuples(moments, st.integers(0, 30)), min_size=1, max_size=40, unique_by=lambda one: one[0]))
def test_what_goes_is_what_counting_by_hand_finds(drawn: list[tuple[datetime, int]]) -> None:
    """Whatever the clocks and logs were: the last one, and the one whose log goes furthest, are always left."""
    backups = [a_generation(*one) for one in drawn]
    last, others = backups[-1], backups[:-1]
    left = rotated(others, last)
    furthest = max(backups, key=lambda one: (one.position, one.made))
    assert {last.path, furthest.path} <= {one.path for one in left}
    before = max(others, key=lambda one: (one.position, one.made), default=last)
    if not timedelta() <= last.made - before.made <= timedelta(days=31):
        assert left == backups
        return
    by_log = sorted(backups, key=lambda one: (one.position, one.made), reverse=True)
    by_name = sorted((one for one in backups if one.made <= last.made), key=lambda one: one.made, reverse=True)
    for one in backups:
        kept = one in (last, furthest) or any(
            one in order and _is_first_of(one, order, form, most)
            for order in (by_log, by_name)
            for form, most in (("%Y%m%d", 6), ("%G%V", 10), ("%Y%m", 12))
        )
        kept = kept or any(one in order and _is_of_two_days(one, order) for order in (by_log, by_name))
        assert (one in left) == kept, one


def test_what_cannot_be_read_and_what_a_migration_left_is_never_removed() -> None:
    backups = [
        replace(one, **change)
        for one in over_four_hundred_days()
        for change in ({"workspace": None}, {"migrated_from": 6})
    ]
    assert rotated(backups, made := a_generation(NOW + timedelta(days=1), 401)) == [*backups, made]
    assert surplus(backups, made.path) == []


def test_the_last_one_is_not_the_one_of_a_wrong_clock() -> None:
    ahead, last = a_generation(NOW + timedelta(days=400), 3), a_generation(NOW, 4)
    unread = replace(last, made=NOW + timedelta(hours=1), workspace=None)
    assert newest([ahead, last, a_generation(NOW - timedelta(days=1), 5), unread], NOW + timedelta(days=1)) == last
    assert newest([ahead], NOW) == ahead
    assert newest([unread], NOW) is None


def test_a_clock_that_is_wrong_for_once_on_a_real_folder(tmp_path: Path) -> None:
    path = tmp_path / "a.ctj"
    a_store(path, environment=at(NOW)).close()
    made = []
    for day in (0, 1, 2, 400, 3, 4):
        with Store.open(path, environment=at(NOW + timedelta(days=day))) as store:
            save(store, a_person(store.office_id))
            made.append(backup.backup(store))
    assert {one.path for one in generations(path)} == set(made)
