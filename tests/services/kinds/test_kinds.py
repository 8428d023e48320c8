"""Does every kind of record say all that the house does with it, and is every omission told?"""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from ctj_desktop.domain.record import CommitteeOpen, Record, replace
from ctj_desktop.domain.records.committees import College, Seat
from ctj_desktop.domain.records.kinds import KINDS
from ctj_desktop.domain.records.meetings import AgendaItem, Guest, Roll
from ctj_desktop.domain.records.people import Person
from ctj_desktop.domain.records.projects import Partner, Payment, ProjectAction
from ctj_desktop.domain.records.strategy import Axis
from ctj_desktop.domain.records.voting import Decision, Task, Vote
from ctj_desktop.services.kinds.catalogue import BY_KIND, ENTRIES, by_kind
from ctj_desktop.services.kinds.entry import FoundBy, InBin, Kind, Listed, Sentences, Steps
from ctj_desktop.storage.file.environment import Environment
from ctj_desktop.storage.log.merge import take_from
from ctj_desktop.storage.store import Store
from tests.office import NOW, Office
from tests.services.kinds import walk
from tests.services.kinds.claims import faults
from tests.services.kinds.removal import removed

Walk = Callable[[walk.Related, Kind], Iterator[str]]
WALKS: tuple[Walk, ...] = (
    walk.name_and_history,
    walk.found,
    walk.shown_and_listed,
    walk.changed_and_brought_back,
    walk.restored,
    walk.says_the_last_day,
)


def planted(folder: Path) -> walk.Related:
    """A workspace with a record of each kind."""
    office = Office(folder)
    here = walk.Related(office.store, UUID(int=7))
    here.office = office
    here.plant()
    return here


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> walk.Related:
    """For the walks that leave every record as it was."""
    return planted(tmp_path_factory.mktemp("kinds"))


@pytest.fixture(scope="module")
def spoilt(tmp_path_factory: pytest.TempPathFactory) -> walk.Related:
    """For the walks that cannot come to their end."""
    return planted(tmp_path_factory.mktemp("spoilt"))


@pytest.fixture
def contradicted(tmp_path: Path) -> walk.Related:
    """Every record changed here and on another device."""
    here = planted(tmp_path)
    environment = Environment.seeded(2, NOW, tmp_path / "there-data")
    there = Store.prepare(tmp_path / "there.ctj", here.store.office_id, environment, None)
    take_from(there, here.store)
    walk.contradict(here, there)
    take_from(here.store, there)
    there.close()
    return here


@pytest.fixture
def approved(tmp_path: Path) -> walk.Related:
    """The minutes of the one meeting are approved."""
    here = planted(tmp_path)
    walk.approve(here)
    return here


def told(here: walk.Related, does: Walk, entries: Sequence[Kind] = ENTRIES) -> list[str]:
    """What does not hold, a sentence for each."""
    return [f"The kind {entry.name}: {said}." for entry in entries for said in does(here, entry)]


def test_every_kind_is_told_whole() -> None:
    assert faults(ENTRIES, KINDS) == []


@pytest.mark.parametrize(
    "does", [*WALKS, pytest.param(removed, marks=pytest.mark.slow)], ids=lambda does: does.__name__
)
def test_every_kind_does_what_its_entry_claims(here: walk.Related, does: Walk) -> None:
    assert told(here, does) == []


def test_a_conflict_about_every_kind_is_said_in_words(contradicted: walk.Related) -> None:
    assert told(contradicted, walk.contradicted) == []
    false = replace(BY_KIND[Axis.kind], list_of="strategy")
    assert told(contradicted, walk.contradicted, [false]) == [
        "The kind axis: a conflict about its place does not say which."
    ] * len(walk.TRANSLATORS)


def test_no_act_on_approved_minutes_is_undone(approved: walk.Related) -> None:
    assert told(approved, walk.locked) == []
    false = replace(BY_KIND[AgendaItem.kind], minutes=None)
    assert told(approved, walk.locked, [false]) == [
        "The kind agenda_item: an act on it cannot be undone after the minutes are approved."
    ]


class Nameless(CommitteeOpen):
    """A kind whose author forgot the noun."""

    kind = "nameless"


def changed(cls: type[Record], **parts: Any) -> Sequence[Kind]:  # Any: parts of an entry
    """The entries, one of them otherwise."""
    return [replace(entry, **parts) if entry.record is cls else entry for entry in ENTRIES]


LISTED = BY_KIND[Task.kind].listed or Listed(name="tasks", columns=())
OMISSIONS: dict[str, tuple[Sequence[Kind], str]] = {
    "no entry": ([one for one in ENTRIES if one.record is not Guest], "The kind guest has no entry: add one"),
    "twice": ([*ENTRIES, BY_KIND[Decision.kind]], "The kind decision is declared twice in services/kinds"),
    "unknown to the domain": (
        [*ENTRIES, Kind(record=Nameless, comes_about="reference")],
        "The kind nameless has an entry, and no line in domain/records/kinds.py",
    ),
    "no word in a language": (
        changed(Person, phrase="Somebody[ {name}]"),
        "The kind person: “Somebody[ {name}]” has no word in de",
    ),
    "no gender": (
        changed(Person, phrase="Members"),
        "The kind person: “Membres” has no gender in fr: end it in its catalogue in (m) or (f) or (m pl) or (f pl)",
    ),
    "no name in it": (
        changed(Person, sentences=Sentences(moved="Moved")),
        "The kind person: “Moved” does not say where the name stands",
    ),
    "no step": (
        changed(Partner, steps=Steps(add="add_partners")),
        "The kind partner: it is to add by add_partners, which is no step",
    ),
    "a step of another kind": (
        changed(Partner, steps=Steps(add="add_person")),
        "The kind partner: the step add_person gives no such record back",
    ),
    "a step that takes none": (
        changed(Partner, steps=Steps(add="add_partner", change="add_partner")),
        "The kind partner: the step add_partner takes no such record to change it",
    ),
    "neither form nor act": (changed(Roll, comes_about=""), "The kind roll: say either the step that adds it"),
    "no such act": (changed(Roll, comes_about="magic"), "The kind roll: it comes about by magic, which is no step"),
    "no field": (changed(Seat, about=("body",)), "The kind seat: about names body, which is no such field"),
    "no field beside": (changed(Seat, beside=("town",)), "The kind seat: beside names town, which is no such field"),
    "goes with no id": (
        changed(Seat, goes_with=("side",)),
        "The kind seat: goes_with names side, which is no such",
    ),
    "said by nothing": (changed(Roll, said_by="side"), "The kind roll: said_by names side, which is no such field"),
    "nothing names it": (changed(Roll, named=(), about=()), "The kind roll: nothing names it"),
    "no meeting": (changed(Vote, minutes=("decision",)), "The kind vote: the way decision leads to no meeting"),
    "no number": (changed(College, found_by=FoundBy.NUMBER), "The kind college: it is found by its number, and has no"),
    "no rule": (
        changed(Partner, in_bin=InBin(rule="mood")),
        "The kind partner: its way back from the bin asks mood, which is no rule",
    ),
    "nothing takes it away": (
        changed(Roll, in_bin=InBin()),
        "The kind roll: the bin shows it, and no step takes it away",
    ),
    "no head": (
        changed(Task, listed=replace(LISTED, columns=("number", "colour"), words={})),
        "The kind task: its column colour has no head",
    ),
    "a list twice": (changed(Seat, listed=LISTED), "The list tasks is declared 2 times"),
}


@pytest.mark.parametrize("omitted", OMISSIONS)
def test_an_omission_is_told(omitted: str) -> None:
    entries, sentence = OMISSIONS[omitted]
    assert [said for said in faults(entries, KINDS) if said.startswith(sentence)], faults(entries, KINDS)


def test_a_kind_without_a_noun_is_told() -> None:
    entries = [*ENTRIES, Kind(record=Nameless, comes_about="reference")]
    assert faults(entries, [*KINDS, Nameless]) == [
        'The kind nameless: Nameless has no noun: add noun = N_p("kind", "…").'
    ]


def test_a_kind_declared_twice_is_refused_at_once() -> None:
    with pytest.raises(ValueError, match="The kind person is declared twice"):
        by_kind([*ENTRIES, Kind(record=Person)])


CLAIMS: dict[str, tuple[Walk, Kind, str]] = {
    "in the bin": (
        walk.restored,
        replace(BY_KIND[Vote.kind], in_bin=InBin()),
        "once deleted it does not stand in the bin by a name",
    ),
    "found by its title": (
        walk.found,
        replace(BY_KIND[College.kind], found_by=FoundBy.TITLE),
        "does not find it",
    ),
    "in a list": (
        walk.shown_and_listed,
        replace(BY_KIND[Payment.kind], listed=Listed(name="payments", columns=("on",))),
        "`ctj list` has no list payments",
    ),
    "changed by a step": (
        walk.changed_and_brought_back,
        replace(BY_KIND[ProjectAction.kind], steps=Steps(change="link_action")),
        "no text, no day and no choice of it comes back from its history",
    ),
}


@pytest.mark.parametrize("claimed", CLAIMS)
def test_a_claim_that_does_not_hold_is_told(spoilt: walk.Related, claimed: str) -> None:
    does, entry, sentence = CLAIMS[claimed]
    assert any(sentence in said for said in told(spoilt, does, [entry]))
