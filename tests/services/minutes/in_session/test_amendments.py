"""Is an amendment voted on before its decision, by a vote of its own, and is one vote taken on several decisions?"""

from datetime import date, time
from pathlib import Path

import pytest

from ctj_desktop.documents.layout import Layout
from ctj_desktop.documents.minutes import document
from ctj_desktop.documents.papers import PaperOptions
from ctj_desktop.documents.results import result_lines
from ctj_desktop.domain.record import NamedValue, fields, replace
from ctj_desktop.domain.records.meetings import AgendaItem, Meeting
from ctj_desktop.domain.records.minutes import AnyBlock, ApprovedVersion, MinuteBlockKind
from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.records.statutes import DecisionRule, TieRule
from ctj_desktop.domain.records.twins import is_restricted
from ctj_desktop.domain.records.voting import (
    AmendmentResult,
    AnyAmendment,
    AnyDecision,
    AnyVote,
    Choice,
    Decision,
    DecisionResult,
    PartCount,
    VoteCount,
    VoteMethod,
)
from ctj_desktop.i18n import load_translator
from ctj_desktop.services.meetings import agenda
from ctj_desktop.services.membership import statutes
from ctj_desktop.services.membership.roll import roll_of
from ctj_desktop.services.minutes import course as minutes_course
from ctj_desktop.services.minutes import decisions, votes
from ctj_desktop.services.minutes.approval import minutes_text
from ctj_desktop.services.minutes.ballots import SeatBallot
from ctj_desktop.services.minutes.electorate import contradictions
from ctj_desktop.services.minutes.formal_sentences import paper_voices
from ctj_desktop.services.minutes.in_session import amendments
from ctj_desktop.services.minutes.in_session.amendments import unamended_decisions
from ctj_desktop.services.minutes.item_sheet import minute_sheet
from ctj_desktop.services.minutes.papers.filed_paper import as_filed, to_file
from ctj_desktop.services.minutes.papers.meeting_paper import minutes_paper
from ctj_desktop.services.minutes.proofreading import Against, proof
from ctj_desktop.services.minutes.refusals import (
    AlreadyVoted,
    AmendmentOfAnother,
    AmendmentVoted,
    SideCountTooHigh,
    SidesDoNotAddUp,
    VotedTogetherApart,
)
from ctj_desktop.services.session import attendance, course
from ctj_desktop.services.steps.change import Rewording
from tests.office import TODAY, Office, text

FR, DE = load_translator("fr_CH"), load_translator("de_CH")


class Sitting(Office):
    """A meeting of three seats in session; a decision under each of its two items."""

    def __init__(self, folder: Path, *, closed: bool = False, names: bool = False) -> None:
        super().__init__(folder)
        committee = self.a_committee(seats=3)
        self.do_fields(
            statutes.adopt_statutes,
            committee=committee.id,
            title=text("Statuts", "Statuten"),
            in_force_from=date(2026, 1, 1),
            pattern="simple_majority",
            names_printed=names,
        )
        self.meeting: Meeting = self.a_meeting(committee.id, items=1)
        second = self.an_item(self.meeting, "Second", "Zweites")
        self.do_fields(agenda.change_agenda_item, item=second.id, closed=closed)
        self.opened(self.meeting)
        self.seats = [roll.seat for roll in roll_of(self.store, self.meeting.id)]
        for seat in self.seats:
            self.do(attendance.record_arrival, meeting=self.meeting.id, seat=seat, arrived=time(14, 0))
        items = self.store.all(AgendaItem, meeting=self.meeting.id, order="position")
        self.do(course.begin_item, item=items[0].id, started=time(14, 0))
        self.first, self.second = (
            self.do_fields(decisions.record_decision, item=item.id, text=text("Deux études.", "Zwei Studien.")).record
            for item in items
        )

    def amended(self, said: str = "Trois études.", decision: AnyDecision | None = None) -> AnyAmendment:
        given = {"decision": (decision or self.first).id, "text": text(said, "Drei Studien.")}
        return self.do_fields(amendments.add_amendment, **given, proposed_by_text=text("Le Jura", "Jura")).record

    def vote(self, yes: int, no: int, decision: AnyDecision | None = None, **more: object) -> AnyVote:
        given = {"decision": (decision or self.first).id, "count": VoteCount(yes=yes, no=no), **more}
        return self.do_fields(votes.record_vote, taken_at=time(14, 10), **given).record

    def result(self, amendment: AnyAmendment) -> AmendmentResult | None:
        found = self.store.get(AnyAmendment, amendment.id)
        return found.result if found is not None else None

    def decided(self, decision: AnyDecision) -> DecisionResult | None:
        found = self.store.get(AnyDecision, decision.id)
        return found.result if found is not None else None

    def paper(self) -> list[str]:
        """The French paragraphs and results of the minutes."""
        paper = minutes_paper(self.store, self.meeting)
        made = document(paper, FR, DE, PaperOptions(printed_on=TODAY, layout=Layout.COLUMNS))
        return [words for block in made.blocks for words in said(block)]


def said(block: NamedValue) -> list[str]:
    """Every French text of a block of paper."""
    found = []
    for part in fields(block):
        value = getattr(block, part.name)
        for one in value if isinstance(value, tuple) else (value,):
            french = getattr(one, "fr", None)
            if french is not None and hasattr(french, "text"):
                found.append(french.text.replace("\u00a0", " ").replace("\u202f", " "))
    return found


@pytest.fixture
def sitting(tmp_path: Path) -> Sitting:
    return Sitting(tmp_path)


def test_an_amendment_has_a_vote_of_its_own_and_the_decision_another(sitting: Sitting) -> None:
    first, second = sitting.amended(), sitting.amended("Une étude.")
    vote = sitting.vote(2, 1, amendment=first.id)
    assert (sitting.result(first), sitting.decided(sitting.first)) == (AmendmentResult.ADOPTED, None)
    with pytest.raises(AlreadyVoted):
        sitting.vote(3, 0, amendment=first.id)
    sitting.vote(1, 2, amendment=second.id)
    sitting.vote(3, 0)
    assert (sitting.result(second), sitting.decided(sitting.first)) == (
        AmendmentResult.REJECTED,
        DecisionResult.UNANIMOUS,
    )
    sitting.do_fields(votes.change_vote, vote=vote.id, count=VoteCount(yes=1, no=2))
    assert sitting.result(first) is AmendmentResult.REJECTED
    sitting.do(votes.remove_vote, vote=vote.id)
    assert (sitting.result(first), sitting.decided(sitting.first)) == (None, DecisionResult.UNANIMOUS)


def test_several_are_voted_on_in_the_order_of_the_minutes(sitting: Sitting) -> None:
    first, second = sitting.amended(), sitting.amended("Une étude.")
    assert sitting.first.item is not None
    for amendment in (first, second):
        sheet = minute_sheet(sitting.store, sitting.first.item)
        decision = sheet.to_vote_on(len(sheet.lines) + 1)
        assert decision is not None
        waiting = sheet.amendment_of(decision)
        assert waiting is not None
        assert waiting.id == amendment.id
        sitting.vote(1, 2, amendment=amendment.id)
    sheet = minute_sheet(sitting.store, sitting.first.item)
    assert sheet.to_vote_on(len(sheet.lines) + 1) == sheet.lines[0].decision
    assert sheet.amendment_of(sitting.first) is None


def test_what_became_of_it_is_that_of_its_vote_and_one_without_a_vote_is_withdrawn(sitting: Sitting) -> None:
    first, second = sitting.amended(), sitting.amended("Une étude.")
    sitting.vote(2, 1, amendment=first.id)
    with pytest.raises(AmendmentVoted):
        sitting.do_fields(amendments.change_amendment, amendment=first.id, result=AmendmentResult.REJECTED)
    sitting.do_fields(amendments.change_amendment, amendment=second.id, result=AmendmentResult.WITHDRAWN)
    assert sitting.result(second) is AmendmentResult.WITHDRAWN
    with pytest.raises(AmendmentOfAnother):
        sitting.vote(2, 1, sitting.second, amendment=first.id)


def test_it_goes_with_its_vote_and_comes_back_by_undo(sitting: Sitting) -> None:
    before = minutes_text(sitting.store, sitting.meeting)
    amendment = sitting.amended()
    sitting.vote(2, 1, amendment=amendment.id)
    told = minutes_text(sitting.store, sitting.meeting)
    sitting.do(amendments.remove_amendment, amendment=amendment.id)
    assert minutes_text(sitting.store, sitting.meeting) == before
    assert sitting.store.count(AnyVote) == 0
    sitting.undo()
    assert minutes_text(sitting.store, sitting.meeting) == told
    assert "amendment" not in before


def test_the_paper_says_it_before_the_decision(sitting: Sitting) -> None:
    amendment = sitting.amended()
    sitting.vote(2, 1, amendment=amendment.id)
    sitting.vote(3, 0)
    told = sitting.paper()
    proposed = next(at for at, one in enumerate(told) if one.startswith("Amendement proposé par Le Jura"))
    decided = next(at for at, one in enumerate(told) if one == "Deux études.")
    assert told[proposed].endswith("Trois études.")
    assert proposed < told.index("L’amendement est adopté.") < decided
    assert any("2 pour, 1 contre" in one for one in told[proposed:decided])
    assert not any("2 pour, 1 contre" in one for one in told[decided:])


def test_a_decision_says_that_it_was_voted_on_as_amended(sitting: Sitting) -> None:
    first, second = sitting.amended(), sitting.amended("Une étude.")
    sitting.vote(2, 1, amendment=first.id)
    sitting.vote(1, 2, amendment=second.id)
    said = "Le texte est mis au vote avec l’amendement adopté."
    assert said not in sitting.paper(), "nobody has voted on it yet"
    sitting.vote(3, 0)
    told = sitting.paper()
    assert told.index("Deux études.") < told.index(said) < next(at for at, one in enumerate(told) if "3 pour" in one)
    assert told.count(said) == 1
    sitting.vote(3, 0, sitting.second)
    assert sitting.paper().count(said) == 1


def test_a_decision_whose_text_does_not_say_what_was_adopted_is_named(sitting: Sitting) -> None:
    amendment = sitting.amended()
    assert list(unamended_decisions(sitting.store, sitting.meeting)) == []
    sitting.vote(2, 1, amendment=amendment.id)
    sitting.vote(3, 0)
    (found,) = unamended_decisions(sitting.store, sitting.meeting)
    assert (found.code, found.data["number"]) == ("amendment.not_in_text", sitting.first.number)
    assert Against.AMENDED in [one.against for one in proof(sitting.store, sitting.meeting.id).obstacles]
    sitting.do_fields(decisions.change_decision, decision=sitting.first.id, text=Rewording(fr="Trois études."))
    assert list(unamended_decisions(sitting.store, sitting.meeting)) == []
    sitting.undo()
    assert len(list(unamended_decisions(sitting.store, sitting.meeting))) == 1


def test_of_a_closed_item_it_is_restricted(tmp_path: Path) -> None:
    sitting = Sitting(tmp_path, closed=True)
    amendment = sitting.amended(decision=sitting.second)
    sitting.vote(2, 1, sitting.second, amendment=amendment.id)
    assert is_restricted(amendment)
    assert "Drei Studien" not in minutes_text(sitting.store, sitting.meeting)
    seen = sitting.amended()
    assert sitting.first.item is not None
    sitting.do_fields(agenda.change_agenda_item, item=sitting.first.item, closed=True)
    found = sitting.store.get(AnyAmendment, seen.id)
    assert found is not None
    assert is_restricted(found)


def test_one_vote_on_several_decisions_is_corrected_and_taken_back_together(sitting: Sitting) -> None:
    vote = sitting.vote(3, 0, also=(sitting.second.id,))
    assert {sitting.decided(one) for one in (sitting.first, sitting.second)} == {DecisionResult.UNANIMOUS}
    number = sitting.second.number
    assert f"Vote commun avec la décision n° {number}." in sitting.paper()
    sitting.do_fields(votes.change_vote, vote=vote.id, count=VoteCount(yes=1, no=2))
    assert {one.count for one in sitting.store.all(AnyVote)} == {VoteCount(yes=1, no=2)}
    assert {sitting.decided(one) for one in (sitting.first, sitting.second)} == {DecisionResult.REJECTED}
    (other,) = (one for one in sitting.store.all(AnyVote) if one.id != vote.id)
    sitting.do(votes.remove_vote, vote=other.id)
    assert sitting.store.count(AnyVote) == 0
    assert {sitting.decided(one) for one in (sitting.first, sitting.second)} == {None}


def test_what_cannot_be_voted_on_together_is_refused_whole(tmp_path: Path) -> None:
    sitting = Sitting(tmp_path, closed=True)
    for other in (sitting.first, sitting.second):
        with pytest.raises(VotedTogetherApart):
            sitting.vote(3, 0, also=(other.id,))
    assert sitting.store.count(AnyVote) == 0


@pytest.mark.parametrize("names", [True, False])
def test_names_of_a_roll_call_are_printed_where_the_statutes_want_them(tmp_path: Path, names: bool) -> None:
    sitting = Sitting(tmp_path, names=names)
    choices = (Choice.YES, Choice.NO, Choice.YES)
    ballots = tuple(SeatBallot(seat=seat, choice=one) for seat, one in zip(sitting.seats, choices, strict=True))
    sitting.vote(0, 0, method=VoteMethod.NOMINAL, ballots=ballots)
    called = "Le vote a lieu par appel nominal."
    told = [one for one in sitting.paper() if one.startswith(("Oui :", "Non :", called))]
    assert bool(told) is names
    assert not names or (told[0] == called and "Siège 2" in next(one for one in told if one.startswith("Non")))


def test_minutes_approved_before_a_roll_call_was_named_print_its_names_alone(tmp_path: Path) -> None:
    sitting = Sitting(tmp_path, names=True)
    ballots = tuple(SeatBallot(seat=seat, choice=Choice.YES) for seat in sitting.seats)
    sitting.vote(0, 0, method=VoteMethod.NOMINAL, ballots=ballots)
    sitting.do(course.close_session, meeting=sitting.meeting.id, on=TODAY, closed_at=time(15, 0))
    sitting.do(minutes_course.circulate_minutes, meeting=sitting.meeting.id, on=TODAY)
    sitting.do(minutes_course.approve_minutes, meeting=sitting.meeting.id, on=sitting.meeting.on or TODAY)
    (version,) = sitting.store.all(ApprovedVersion)
    of_before = replace(version, text=version.text.replace('"roll_call": true', '"roll_call": false'))
    told = [
        [pair.fr.text for pair in result_lines(as_filed(paper, one).decisions[sitting.first.id], paper_voices())]
        for paper in [minutes_paper(sitting.store, sitting.meeting)]
        for one in (version, of_before)
    ]
    assert [one for one in told[0] if one not in told[1]] == ["Le vote a lieu par appel nominal."]
    assert told[1][-2].startswith("Oui")


def test_approved_minutes_keep_the_names_and_whose_amendment_it_was(tmp_path: Path) -> None:
    sitting = Sitting(tmp_path, names=True)
    sitting.amended()
    ballots = tuple(SeatBallot(seat=seat, choice=Choice.YES) for seat in sitting.seats)
    sitting.vote(0, 0, method=VoteMethod.NOMINAL, ballots=ballots)
    filed = to_file(minutes_paper(sitting.store, sitting.meeting))
    assert isinstance(filed, dict)
    assert {"votes", "amendments"} <= set(filed)
    (tmp_path / "plain").mkdir()
    plain = Sitting(tmp_path / "plain")
    unamended = to_file(minutes_paper(plain.store, plain.meeting))
    assert isinstance(unamended, dict)
    assert not {"votes", "amendments"} & set(unamended)


def test_an_amendment_is_shown_where_it_was_proposed(sitting: Sitting) -> None:
    sitting.amended()
    kinds = [block.block_kind for block in sitting.store.all(AnyBlock, item=sitting.first.item, order="position")]
    assert kinds == [MinuteBlockKind.DECISION, MinuteBlockKind.AMENDMENT]
    assert sitting.store.count(Decision) == 2


def test_a_count_by_side_is_printed_also_where_no_rule_asks_for_it(sitting: Sitting) -> None:
    parts = (PartCount(side=Side.FR, yes=2), PartCount(side=Side.CH, no=1))
    count = VoteCount(yes=2, no=1, parts=parts)
    sitting.do_fields(votes.record_vote, decision=sitting.first.id, count=count, taken_at=time(14, 10))
    told = sitting.paper()
    assert [one for one in told if one.startswith(("Côté français :", "Côté suisse :"))] == [
        "Côté français : 2 pour, 0 contre, 0 abstention",
        "Côté suisse : 0 pour, 1 contre, 0 abstention",
    ]


@pytest.mark.parametrize("at", [time(14, 10), None])
def test_a_count_by_side_fits_the_whole_and_the_voters_of_each_side(sitting: Sitting, at: time | None) -> None:
    for refused, parts in (
        (SideCountTooHigh, (PartCount(side=Side.FR), PartCount(side=Side.CH, yes=2, no=1))),
        (SidesDoNotAddUp, (PartCount(side=Side.FR, yes=2), PartCount(side=Side.CH))),
    ):
        count = VoteCount(yes=2, no=1, parts=parts)
        with pytest.raises(refused):
            sitting.do_fields(votes.record_vote, decision=sitting.first.id, count=count, taken_at=at)
    assert sitting.store.count(AnyVote) == 0


def test_a_side_that_left_before_its_vote_is_named(sitting: Sitting) -> None:
    parts = (PartCount(side=Side.FR, yes=2), PartCount(side=Side.CH, no=1))
    count = VoteCount(yes=2, no=1, parts=parts)
    sitting.do_fields(votes.record_vote, decision=sitting.first.id, count=count, taken_at=time(14, 10))
    swiss = next(roll.seat for roll in roll_of(sitting.store, sitting.meeting.id) if roll.side is Side.CH)
    sitting.do(attendance.record_departure, meeting=sitting.meeting.id, seat=swiss, left=time(14, 5))
    (found,) = (
        one for one in contradictions(sitting.store, sitting.meeting) if one.code == "vote.more_of_side_than_could"
    )
    assert (found.severity, found.data["side"], found.data["given"], found.data["could"]) == ("error", "ch", 1, 0)


def test_names_called_are_counted_by_side_where_the_count_is(sitting: Sitting) -> None:
    ballots = tuple(SeatBallot(seat=seat, choice=Choice.YES) for seat in sitting.seats)
    asked = VoteCount(parts=(PartCount(side=Side.FR), PartCount(side=Side.CH)))
    vote = sitting.vote(0, 0, count=asked, method=VoteMethod.NOMINAL, ballots=ballots)
    assert vote.count is not None
    assert {part.side: part.yes for part in vote.count.parts} == {Side.FR: 2, Side.CH: 1}


def test_a_vote_that_stands_is_extended_to_other_decisions(sitting: Sitting) -> None:
    vote = sitting.vote(2, 1)
    sitting.do(votes.vote_together, vote=vote.id, also=(sitting.second.id,))
    assert {one.with_vote for one in sitting.store.all(AnyVote)} == {None, vote.id}
    assert {sitting.decided(one) for one in (sitting.first, sitting.second)} == {DecisionResult.MAJORITY}
    sitting.undo()
    assert (sitting.store.count(AnyVote), sitting.decided(sitting.second)) == (1, None)


class Tied(Sitting):
    """The chair decides a tie."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        rule = self.store.all(DecisionRule, default=True)[0]
        self.do_fields(statutes.change_decision_rule, decision_rule=rule.id, tie=TieRule.CHAIR)


@pytest.mark.parametrize(
    ("casting", "result"), [(Choice.YES, DecisionResult.MAJORITY), (Choice.NO, DecisionResult.REJECTED)]
)
def test_the_casting_vote_decides_a_tie_on_every_decision_of_a_joint_vote(
    tmp_path: Path, casting: Choice, result: DecisionResult
) -> None:
    sitting = Tied(tmp_path)
    vote = sitting.vote(1, 1, casting=(casting,))
    sitting.do(votes.vote_together, vote=vote.id, also=(sitting.second.id,))
    assert {sitting.decided(one) for one in (sitting.first, sitting.second)} == {result}
    sitting.undo()
    assert (sitting.store.count(AnyVote), sitting.decided(sitting.second)) == (1, None)


def test_a_tie_that_nobody_decided_yet_is_open_on_each_and_decided_together(tmp_path: Path) -> None:
    sitting = Tied(tmp_path)
    vote = sitting.vote(1, 1)
    sitting.do(votes.vote_together, vote=vote.id, also=(sitting.second.id,))
    assert {sitting.decided(one) for one in (sitting.first, sitting.second)} == {None}
    sitting.do_fields(votes.change_vote, vote=vote.id, count=VoteCount(yes=1, no=1), casting=(Choice.YES,))
    assert {sitting.decided(one) for one in (sitting.first, sitting.second)} == {DecisionResult.MAJORITY}
    told = [one for one in sitting.paper() if "1 pour, 1 contre" in one]
    assert len(told) == 2
    assert all("voix prépondérante" in one for one in told)


def test_without_a_tie_no_casting_vote_is_invented(tmp_path: Path) -> None:
    sitting = Tied(tmp_path)
    vote = sitting.vote(2, 1)
    sitting.do(votes.vote_together, vote=vote.id, also=(sitting.second.id,))
    assert {sitting.decided(one) for one in (sitting.first, sitting.second)} == {DecisionResult.MAJORITY}


@pytest.mark.parametrize("which", [0, 1, 2])
def test_what_is_closed_parts_from_the_joint_vote_and_the_others_stay_together(tmp_path: Path, which: int) -> None:
    sitting = Sitting(tmp_path)
    third = sitting.do_fields(
        decisions.record_decision, item=sitting.first.item, text=text("Une étude.", "Eine Studie.")
    ).record
    everything = (sitting.first, sitting.second, third)
    vote = sitting.vote(3, 0, also=(sitting.second.id, third.id))
    closed = everything[which].item
    assert closed is not None
    done = sitting.do_fields(agenda.change_agenda_item, item=closed, closed=True)
    assert [one.code for one in done.outcome.findings].count("closed.vote_parted") == 1
    assert {sitting.decided(one) for one in everything} == {DecisionResult.UNANIMOUS}
    stored = sitting.store.all(AnyVote)
    ids = {one.id: is_restricted(one) for one in stored}
    assert len(ids) == 3
    assert all(ids[one.with_vote] is ids[one.id] for one in stored if one.with_vote is not None)
    assert sum(one.with_vote is not None for one in stored) == 1  # the two of the item with two decisions
    assert {one.count for one in stored} == {vote.count}
