"""Where two offices contradict one another: what is asked, of whom, and what stood there before?"""

from uuid import UUID

import pytest

from ctj_desktop.domain.ids import REFERENCE_REPLICA, ReplicaId
from ctj_desktop.domain.log.changes import Dot, Json
from ctj_desktop.domain.log.conflicts import (
    DELETED,
    Policy,
    Write,
    both_texts,
    common_before,
    is_block,
    policy_of,
    torn,
    unseen_by,
    versions_of_register,
)
from ctj_desktop.domain.log.heads import Head
from ctj_desktop.domain.texts import Language

HERE, THERE, ELSEWHERE = (ReplicaId(UUID(int=number)) for number in (1, 2, 3))


def a_head(value: Json, replica: ReplicaId = HERE, *, clock: int = 1, seq: int = 1) -> Head:
    return Head(Dot(clock, replica, seq), value)


@pytest.mark.parametrize(
    ("kind", "register", "is_text", "policy"),
    [
        ("person", "family_name", True, Policy.TEXT),
        ("person", "since", False, Policy.FIELD),
        ("agenda_item", "position", False, Policy.ORDER),
        ("strategy_axis", "parent", False, Policy.ORDER),
        ("decision", "text.fr", True, Policy.SIGNED),
        ("decision", "position", False, Policy.SIGNED),
        ("decision", DELETED, False, Policy.DELETION),
        ("person", DELETED, False, Policy.DELETION),
    ],
)
def test_a_deletion_comes_before_what_was_decided_and_that_before_the_field(
    kind: str, register: str, is_text: bool, policy: Policy
) -> None:
    assert policy_of(kind, register, is_text=is_text) is policy


def test_a_paragraph_is_a_block_in_either_language_and_a_title_is_a_line() -> None:
    assert is_block("text.de")
    assert is_block("note")
    assert not is_block("title.fr")


@pytest.mark.parametrize(
    ("mine", "theirs", "block", "language", "both"),
    [
        ("Un budget.", "Un délai.", True, Language.FR, "Un budget.\n\nUn délai."),
        ("Un budget \n", "\n Un délai", True, None, "Un budget\n\nUn délai"),
        ("Un budget", "un délai", False, Language.FR, "Un budget\u202f; un délai"),
        ("Ein Budget", "eine Frist", False, Language.DE, "Ein Budget; eine Frist"),
        ("07 00", "08 00", False, None, "07 00; 08 00"),
        ("Un budget.", " Un délai", False, Language.FR, "Un budget. Un délai"),
        ("", "Un délai", False, Language.FR, "Un délai"),
        ("Un budget", " ", False, Language.FR, "Un budget"),
        ("Un budget", " Un budget ", True, Language.FR, "Un budget"),
    ],
)
def test_both_texts_are_kept_and_nothing_is_said_twice(
    mine: str, theirs: str, block: bool, language: Language | None, both: str
) -> None:
    assert both_texts(mine, theirs, block=block, language=language) == both


def test_only_what_differs_and_a_refused_deletion_are_looked_at() -> None:
    registers = {
        "family_name": (a_head("Favre"), a_head("Favre-Bulle", THERE)),
        "given_name": (a_head("Anne"), a_head("Anne", THERE)),
        DELETED: (a_head(False), a_head(True, THERE)),
    }
    assert torn("person", registers) == ("family_name", DELETED)


def test_a_row_that_nobody_deletes_has_no_refused_deletion() -> None:
    assert torn("person", {"family_name": (a_head("Favre"),), DELETED: (a_head(False),)}) == ()
    assert torn("person", {}) == ()


def test_the_reference_deletes_silently() -> None:
    assert torn("person", {DELETED: (a_head(True, REFERENCE_REPLICA),)}) == ()


def test_the_own_version_comes_first_and_each_value_once() -> None:
    mine, newest = a_head("a", clock=1), a_head("c", ELSEWHERE, clock=3)
    same = a_head("a", THERE, clock=2)
    assert versions_of_register([mine, same, newest], HERE) == (mine, newest)


def test_where_nothing_is_our_own_the_shown_version_comes_first() -> None:
    old, new = a_head("a", THERE, clock=1), a_head("b", ELSEWHERE, clock=2)
    assert versions_of_register([old, new], HERE) == (new, old)


def test_what_stood_before_is_the_newest_that_both_had_seen() -> None:
    past = [
        Write(Dot(1, HERE, 1), "first", {HERE: 1}),
        Write(Dot(2, HERE, 2), "second", {HERE: 2}),
        Write(Dot(3, HERE, 3), "only here", {HERE: 3}),
        Write(Dot(4, HERE, 4), "mine", {HERE: 4}),
        Write(Dot(5, THERE, 1), "theirs", {HERE: 2, THERE: 1}),
    ]
    mine, theirs = past[3].dot, past[4].dot
    seen = {mine: past[3].seen, theirs: past[4].seen}
    assert common_before([mine, theirs], seen, reversed(past)) == Head(Dot(2, HERE, 2), "second")


def test_two_who_wrote_first_had_nothing_before() -> None:
    mine, theirs = Dot(1, HERE, 1), Dot(1, THERE, 1)
    seen = {mine: {HERE: 1}, theirs: {THERE: 1}}
    past = [Write(mine, "mine", seen[mine]), Write(theirs, "theirs", seen[theirs])]
    assert common_before([mine, theirs], seen, past) is None


def test_a_deletion_did_not_know_of_what_was_written_apart() -> None:
    kept, edited = a_head("Favre", HERE, seq=1), a_head("+41 32", HERE, clock=5, seq=2)
    registers = {
        "family_name": (kept,),
        "work_phone": (a_head("+41 31", THERE), edited),
        "note": (a_head("new", REFERENCE_REPLICA, seq=9),),
        DELETED: (a_head(True, THERE, seq=2),),
    }
    assert unseen_by({HERE: 1, THERE: 2}, registers) == {"work_phone": edited}
