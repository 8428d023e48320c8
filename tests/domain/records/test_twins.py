"""Which records are kept twice, and is one kept under the type that its item settles?"""

from uuid import UUID

from ctj_desktop.domain.ids import AgendaItemId, CommitteeId, DecisionId, HomeId, MeetingId
from ctj_desktop.domain.record import DataClass, fields
from ctj_desktop.domain.records.interests import DeclaredInterest
from ctj_desktop.domain.records.kinds import KINDS
from ctj_desktop.domain.records.meetings import Meeting
from ctj_desktop.domain.records.twins import (
    PAIRS,
    is_restricted,
    kept_as,
    kept_types,
    seen_kind,
    seen_of,
    twin_of,
    type_for,
)
from ctj_desktop.domain.records.voting import AnyDecision, AnyVote, Decision, RestrictedDecision, RestrictedVote, Vote
from ctj_desktop.domain.texts import Bilingual

DECISION = Decision(
    id=DecisionId(UUID(int=1)),
    home=HomeId(UUID(int=2)),
    committee=CommitteeId(UUID(int=2)),
    meeting=MeetingId(UUID(int=3)),
    item=AgendaItemId(UUID(int=4)),
    number="2027-001",
    text=Bilingual.of("Oui", "Ja"),
)


def test_a_pair_is_one_record_in_two_classes() -> None:
    """Same fields in one order, same word, same rules; only the class and the name of the kind differ."""
    for common, (seen, twin) in PAIRS.items():
        assert [f.name for f in fields(seen)] == [f.name for f in fields(twin)] == [f.name for f in fields(common)]
        assert twin.kind == f"restricted_{seen.kind}"
        assert common.kind == seen.kind
        assert (twin_of(seen), seen_of(twin), seen_of(seen)) == (twin, seen, None)
        assert (seen.data_class, twin.data_class) == (DataClass.INTERNAL, DataClass.RESTRICTED)
        assert (twin.noun, twin.signed, twin.insert_only, twin.searched, twin.home_kinds) == (
            seen.noun,
            seen.signed,
            seen.insert_only,
            seen.searched,
            seen.home_kinds,
        )


def test_no_kind_is_a_twin_of_nothing() -> None:
    """A restricted kind without its pair would be read by nobody who asks for both."""
    paired = {cls for pair in PAIRS.values() for cls in pair}
    assert paired == {cls for cls in KINDS if cls in paired}, "kept in no table"
    assert {cls for cls in KINDS if cls.kind.startswith("restricted_")} == {twin for _, twin in PAIRS.values()}


def test_a_common_type_is_kept_under_both_and_any_other_under_itself() -> None:
    assert kept_types(AnyVote) == (Vote, RestrictedVote)
    assert kept_types(Vote) == (Vote,)
    assert kept_types(Meeting) == (Meeting,)
    assert (type_for(AnyVote, closed=False), type_for(AnyVote, closed=True)) == (Vote, RestrictedVote)


def test_a_type_knows_its_twin_and_a_twin_the_kind_it_adds_to() -> None:
    assert (twin_of(Decision), twin_of(RestrictedDecision), twin_of(Meeting)) == (RestrictedDecision, None, None)
    assert [seen_kind(kind) for kind in ("restricted_decision", "decision", "meeting", "of_a_newer_version")] == [
        "decision",
        "decision",
        "meeting",
        "of_a_newer_version",
    ]
    assert seen_kind(DeclaredInterest.kind) == DeclaredInterest.kind


def test_the_item_settles_how_it_is_kept_and_nothing_else_changes() -> None:
    closed = kept_as(AnyDecision, DECISION, closed=True)
    assert isinstance(closed, RestrictedDecision)
    assert is_restricted(closed)
    assert not is_restricted(DECISION)
    assert all(getattr(closed, part.name) == getattr(DECISION, part.name) for part in fields(Decision))
    assert kept_as(AnyDecision, closed, closed=False) == DECISION
