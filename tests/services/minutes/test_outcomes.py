"""What became of an item or of a decision: recorded, corrected, taken back, printed once and never against the vote."""

from datetime import date, time
from pathlib import Path
from typing import Any

import pytest

from ctj_desktop.documents.agenda import document
from ctj_desktop.documents.blocks import AgendaEntry, Pair
from ctj_desktop.documents.formal_sentences import Became, Formal, formal_sentences
from ctj_desktop.documents.layout import Layout
from ctj_desktop.documents.papers import PaperOptions
from ctj_desktop.documents.results import result_lines
from ctj_desktop.domain.ids import DecisionId
from ctj_desktop.domain.log.changes import OperationLabel
from ctj_desktop.domain.record import NamedValue, replace
from ctj_desktop.domain.records.meetings import AgendaItem, BusinessOutcome, Meeting, OutcomeKind
from ctj_desktop.domain.records.people import OrganisationKind
from ctj_desktop.domain.records.voting import AnyDecision, Decision, DecisionKind, DecisionResult, VoteCount
from ctj_desktop.errors import Refused
from ctj_desktop.i18n.outcomes import MAY, SENTENCES
from ctj_desktop.services.meetings import agenda
from ctj_desktop.services.meetings import life as meetings
from ctj_desktop.services.meetings.agenda_table import postponed_items
from ctj_desktop.services.meetings.refusals import ClosedOutcome, MinutesFixed
from ctj_desktop.services.membership import people
from ctj_desktop.services.minutes import blocks, decisions, outcomes, votes
from ctj_desktop.services.minutes import course as minutes_course
from ctj_desktop.services.minutes.approval_refusals import LockedSince, OutcomesContradicted
from ctj_desktop.services.minutes.formal_sentences import formal_facts, paper_voices
from ctj_desktop.services.minutes.papers.meeting_paper import agenda_paper, decision_facts, minutes_paper
from ctj_desktop.services.minutes.proofreading import Against, proof
from ctj_desktop.services.minutes.refusals import (
    JoinedElsewhere,
    NothingBecame,
    OutcomeAgainstResult,
    OutcomeSaysNot,
    ReferredToNobody,
)
from ctj_desktop.services.minutes.undo_guard import need_unlocked
from ctj_desktop.services.session import course
from ctj_desktop.services.steps.refusals import StillUsed
from ctj_desktop.services.workspace.checkup import check_all
from tests.office import Office, text

DAY, LATER = date(2027, 3, 12), date(2027, 6, 18)
KINDS = [(kind, parts) for kind, parts in SENTENCES]


def plain(pair: Pair) -> tuple[str, str]:
    """Both sides with ordinary spaces."""
    fr, de = (" ".join(side.text.split()) for side in (pair.fr, pair.de))
    return fr, de


class Evening(NamedValue):
    """In session since two, with two items and the next meeting planned."""

    office: Office
    meeting: Meeting
    later: Meeting
    first: AgendaItem
    second: AgendaItem

    def became(self, outcome: OutcomeKind | None, of: AgendaItem | None = None, **parts: Any) -> AgendaItem:
        said = BusinessOutcome(outcome=outcome, **parts) if outcome is not None else None
        return self.office.do_fields(outcomes.record_outcome, item=(of or self.first).id, outcome=said).record

    def decided(self, **given: Any) -> AnyDecision:
        whole = {"item": self.first.id, "text": text("Le budget est adopté.", "Das Budget wird genehmigt."), **given}
        return self.office.do_fields(decisions.record_decision, **whole).record

    def adjourned(self) -> AnyDecision:
        return self.decided(text=text("Plus tard.", "Später."), decision_kind=DecisionKind.ADJOURNMENT)

    def voted(self, decision: AnyDecision, yes: int, no: int) -> None:
        self.office.do_fields(votes.record_vote, decision=decision.id, count=VoteCount(yes=yes, no=no))

    def printed(self) -> list[tuple[str, str]]:
        facts = formal_facts(self.office.store, self.office.the_meeting(self.meeting))
        said = formal_sentences(facts, paper_voices())
        return [plain(one.text) for one in said if one.kind is Formal.OUTCOME]

    def under(self, decision: AnyDecision) -> list[tuple[str, str]]:
        stored = self.office.store.get(Decision, decision.id)
        assert stored is not None
        taken = votes.votes_on(self.office.store, stored)
        facts = decision_facts(self.office.store, stored, taken[0] if taken else None)
        return [plain(pair) for pair in result_lines(facts, paper_voices())]

    def carried(self) -> AgendaItem:
        return self.office.do(agenda.carry_over, item=self.first.id, to=self.later.id).record

    def stored(self) -> AgendaItem:
        found = self.office.store.get(AgendaItem, self.first.id)
        assert found is not None
        return found


@pytest.fixture
def evening(tmp_path: Path) -> Evening:
    office = Office(tmp_path)
    committee = office.a_committee(seats=4)
    meeting = office.opened(office.a_meeting(committee.id, items=2))
    later = office.a_meeting(committee.id, LATER.isoformat())
    first, second = office.store.all(AgendaItem, meeting=meeting.id, order="position")
    return Evening(office=office, meeting=meeting, later=later, first=first, second=second)


def test_a_rejected_adjournment_says_nothing_of_its_item(evening: Evening) -> None:
    decision = evening.adjourned()
    evening.carried()
    assert evening.printed() == [
        (
            "Le point est repris à la séance du 18 juin 2027.",
            "Das Traktandum wird an der Sitzung vom 18. Juni 2027 wieder behandelt.",
        )
    ]
    evening.voted(decision, 1, 3)
    assert evening.stored().outcome is None
    assert evening.printed() == []


NOT_TREATED = ("Le point n’a pas été traité.", "Das Traktandum wurde nicht behandelt.")


def test_an_item_that_the_session_never_came_to_says_so(evening: Evening) -> None:
    office = evening.office
    assert evening.printed() == []
    office.do(course.begin_item, item=evening.first.id, started=time(14, 5))
    assert evening.printed() == []  # it may still come to it
    office.do(course.close_session, meeting=evening.meeting.id, on=DAY, closed_at=time(15, 0))
    assert evening.printed() == [NOT_TREATED]
    evening.became(OutcomeKind.WITHDRAWN, evening.second)
    assert NOT_TREATED not in evening.printed()
    evening.became(None, evening.second)
    assert evening.printed() == [NOT_TREATED]
    evening.decided(item=evening.second.id)
    assert evening.printed() == []


def test_of_an_item_behind_closed_doors_nothing_is_said(evening: Evening) -> None:
    """The conference has the item and not what was written of it."""
    office = evening.office
    with office.store.write(OperationLabel("agenda_item.changed")) as unit:
        unit.save(replace(evening.second, closed=True), before=evening.second)
    office.do(course.begin_item, item=evening.first.id, started=time(14, 5))
    office.do(course.close_session, meeting=evening.meeting.id, on=DAY, closed_at=time(15, 0))
    assert evening.printed() == []


def test_where_nobody_noted_when_items_began_none_is_called_untreated(evening: Evening) -> None:
    evening.office.do(course.close_session, meeting=evening.meeting.id, on=DAY, closed_at=time(15, 0))
    assert evening.printed() == []


def test_two_adjournments_of_an_item_are_said_once(evening: Evening) -> None:
    evening.adjourned()
    evening.adjourned()
    assert evening.printed() == []  # either decision says it
    evening.carried()
    assert len(evening.printed()) == 1


def test_an_item_is_not_taken_up_at_a_meeting_that_does_not_take_place(evening: Evening) -> None:
    evening.carried()
    evening.office.do(meetings.cancel_meeting, meeting=evening.later.id, on=DAY, reason=text("Neige", "Schnee"))
    assert [fr for fr, _ in evening.printed()] == ["Le point est reporté à une séance ultérieure."]


@pytest.mark.parametrize(("kind", "parts"), KINDS)
def test_every_outcome_is_said_in_both_languages(evening: Evening, kind: OutcomeKind, parts: tuple[str, ...]) -> None:
    """With everything that it may say; `REFERRED` alone is what another committee's record may say."""
    known: dict[str, Any] = {
        "whom": {"text": text("la commission", "die Kommission")},
        "day": {"day": LATER},
        "number": {"item": evening.second.id},
    }
    given = {name: value for part in parts for name, value in known[part].items()}
    outcome = BusinessOutcome(outcome=kind, **given)
    named = outcomes.named_outcome(evening.office.store, outcome)
    whole = replace(minutes_paper(evening.office.store, evening.meeting), filed=())
    (said,) = [
        one.text
        for one in formal_sentences(
            replace(whole, became=(Became(item=evening.first.id, outcome=named),)), paper_voices()
        )
        if one.kind is Formal.OUTCOME
    ]
    fr, de = plain(said)
    assert (fr[-1], de[-1]) == (".", ".")
    assert ("commission" in fr, "Kommission" in de) == (("whom" in parts),) * 2
    assert ("18 juin 2027" in fr, "18. Juni 2027" in de) == (("day" in parts),) * 2
    assert fr != de


def test_every_kind_has_its_sentences() -> None:
    assert {kind for kind, _ in SENTENCES} == set(OutcomeKind)
    assert all((kind, parts[:at]) in SENTENCES for kind, parts in MAY.items() for at in range(len(parts) + 1))


def test_what_became_of_an_item_is_printed_corrected_and_taken_back(evening: Evening) -> None:
    office = evening.office
    body = office.do_fields(
        people.add_organisation, name=text("Ville de Bienne", "Stadt Biel"), organisation_kind=OrganisationKind.COMMUNE
    ).record
    evening.became(OutcomeKind.REFERRED, body=body.id, day=LATER)
    assert evening.printed() == [
        (
            "Le point est renvoyé pour examen, avec rapport d’ici au 18 juin 2027, à : Ville de Bienne.",
            "Das Traktandum wird zur Prüfung überwiesen, mit Bericht bis 18. Juni 2027, an: Stadt Biel.",
        )
    ]
    evening.became(OutcomeKind.JOINED, item=evening.second.id)
    assert [fr for fr, _ in evening.printed()] == ["Le point est joint au point 2."]
    evening.became(None)
    assert evening.printed() == []
    office.undo()
    assert [fr for fr, _ in evening.printed()] == ["Le point est joint au point 2."]


def test_whom_an_outcome_names_is_not_taken_away(evening: Evening) -> None:
    office = evening.office
    body = office.do_fields(
        people.add_organisation, name=text("Ville de Bienne", "Stadt Biel"), organisation_kind=OrganisationKind.COMMUNE
    ).record
    evening.became(OutcomeKind.REFERRED, body=body.id)
    with pytest.raises(StillUsed):
        office.do(people.remove_organisation, organisation=body.id)
    evening.became(None)
    office.do(people.remove_organisation, organisation=body.id)


def test_what_a_decision_says_is_not_said_again_of_its_item(evening: Evening) -> None:
    decision = evening.decided()
    evening.became(OutcomeKind.ADOPTED)
    assert [fr for fr, _ in evening.printed()] == ["Le point est adopté."]  # the decision is still open
    evening.voted(decision, 4, 0)
    assert evening.printed() == []
    referred = BusinessOutcome(outcome=OutcomeKind.REFERRED, text=text("le bureau", "das Büro"))
    evening.decided(outcome=referred)
    evening.became(OutcomeKind.REFERRED, text=referred.text)
    assert evening.printed() == []
    evening.became(OutcomeKind.REFERRED, text=text("la ville", "die Stadt"))
    assert [fr for fr, _ in evening.printed()] == ["Le point est renvoyé à : la ville."]


def test_a_register_says_what_became_of_a_decision(evening: Evening) -> None:
    decision = evening.decided(outcome=BusinessOutcome(outcome=OutcomeKind.AMENDED))
    evening.voted(decision, 3, 0)
    assert evening.under(decision)[-1] == ("Adopté avec amendements", "Mit Änderungen angenommen")
    office, adopted = evening.office, BusinessOutcome(outcome=OutcomeKind.ADOPTED)
    office.do_fields(decisions.change_decision, decision=decision.id, outcome=adopted)
    assert len(evening.under(decision)) == 1  # the vote says it


def test_an_outcome_never_stands_against_the_vote(evening: Evening) -> None:
    office, amended = evening.office, BusinessOutcome(outcome=OutcomeKind.AMENDED)
    decision = evening.decided(outcome=amended)
    evening.voted(decision, 1, 3)
    assert [fr for fr, _ in evening.under(decision)] == ["1 pour, 3 contre, 0 abstention · rejeté à la majorité"]
    office.do(course.close_session, meeting=evening.meeting.id, on=DAY, closed_at=time(16, 0))
    (found,) = [one for one in check_all(office.store, LATER).findings if one.code == "decision.outcome_contradicted"]
    assert found.data["decision"] == str(decision.id)
    office.do(minutes_course.circulate_minutes, meeting=evening.meeting.id, on=DAY)
    assert Against.OUTCOME in {one.against for one in proof(office.store, evening.meeting.id).obstacles}
    with pytest.raises(OutcomesContradicted):
        office.do(minutes_course.approve_minutes, meeting=evening.meeting.id, on=LATER)
    office.do_fields(decisions.change_decision, decision=decision.id, outcome=None)
    with pytest.raises(OutcomeAgainstResult):
        office.do_fields(decisions.change_decision, decision=decision.id, outcome=amended)
    office.do(minutes_course.approve_minutes, meeting=evening.meeting.id, on=LATER)


@pytest.mark.parametrize(
    ("kind", "parts", "refused"),
    [
        (OutcomeKind.REFERRED, {}, ReferredToNobody),
        (OutcomeKind.REFERRED, {"day": LATER}, ReferredToNobody),
        (OutcomeKind.WITHDRAWN, {"day": LATER}, OutcomeSaysNot),
        (OutcomeKind.POSTPONED, {"text": text("plus tard", "später")}, OutcomeSaysNot),
        (OutcomeKind.JOINED, {}, JoinedElsewhere),
    ],
)
def test_an_outcome_says_what_its_kind_has(
    evening: Evening, kind: OutcomeKind, parts: dict[str, Any], refused: type[Refused]
) -> None:
    with pytest.raises(refused):
        evening.became(kind, **parts)
    with pytest.raises(refused):
        evening.decided(outcome=BusinessOutcome(outcome=kind, **parts))
    assert evening.office.store.all(Decision) == []


def test_an_item_is_joined_with_another_one_of_its_meeting(evening: Evening) -> None:
    elsewhere = evening.office.an_item(evening.later)
    for other in (evening.first, elsewhere):
        with pytest.raises(JoinedElsewhere):
            evening.became(OutcomeKind.JOINED, item=other.id)


def test_nothing_became_of_an_item_before_the_convocation(evening: Evening) -> None:
    item = evening.office.an_item(evening.later)
    with pytest.raises(NothingBecame):
        evening.became(OutcomeKind.WITHDRAWN, item)
    evening.office.convened(evening.later)
    assert evening.became(OutcomeKind.WITHDRAWN, item).outcome is not None


def test_of_a_closed_item_the_conference_sees_no_name(evening: Evening) -> None:
    office, words = evening.office, text("Mme Exemple", "Frau Beispiel")
    office.do_fields(agenda.change_agenda_item, item=evening.first.id, closed=True)
    with pytest.raises(ClosedOutcome):
        evening.became(OutcomeKind.REFERRED, text=words)
    evening.became(OutcomeKind.REFERRED)
    assert [fr for fr, _ in evening.printed()] == ["Le point est renvoyé pour examen."]
    decision = evening.decided(outcome=BusinessOutcome(outcome=OutcomeKind.REFERRED, text=words))
    assert decision.kind == "restricted_decision"
    evening.became(OutcomeKind.REFERRED, evening.second, text=words)
    with pytest.raises(ClosedOutcome):
        office.do_fields(agenda.change_agenda_item, item=evening.second.id, closed=True)


def test_what_is_carried_over_was_postponed(evening: Evening) -> None:
    copy = evening.carried()
    assert copy.outcome is None
    assert evening.stored().outcome == BusinessOutcome(outcome=OutcomeKind.POSTPONED)
    evening.office.undo()
    assert evening.stored().outcome is None
    evening.decided()
    evening.carried()
    assert evening.stored().outcome is None  # something was decided: it goes on, and was not postponed


def test_what_has_an_outcome_keeps_it_when_it_comes_back(evening: Evening) -> None:
    evening.became(OutcomeKind.REFERRED, text=text("le bureau", "das Büro"))
    assert evening.carried().outcome is None
    outcome = evening.stored().outcome
    assert outcome is not None
    assert outcome.outcome is OutcomeKind.REFERRED


def test_the_next_agenda_says_whence_an_item_comes_and_what_became_of_it_there(evening: Evening) -> None:
    office = evening.office

    def details() -> list[tuple[str, str]]:
        paper = agenda_paper(office.store, evening.later)
        voices = paper_voices()
        found = document(paper, voices.french, voices.german, PaperOptions(layout=Layout.COLUMNS, printed_on=DAY))
        return [plain(one) for block in found.blocks if isinstance(block, AgendaEntry) for one in block.details]

    evening.carried()
    assert details() == [
        ("Repris de la séance du 12 mars 2027", "Von der Sitzung vom 12. März 2027 wieder aufgenommen")
    ]
    evening.became(OutcomeKind.REFERRED, text=text("le bureau", "das Büro"))
    assert [fr for fr, _ in details()] == ["Repris de la séance du 12 mars 2027 · Renvoyé à : le bureau"]


def test_a_postponed_item_is_offered_to_the_next_agenda(evening: Evening) -> None:
    def offered() -> list[AgendaItem]:
        return postponed_items(evening.office.store, evening.later.id)

    assert offered() == []
    evening.became(OutcomeKind.POSTPONED)
    evening.adjourned()
    assert [item.id for item in offered()] == [evening.first.id]
    evening.became(OutcomeKind.WITHDRAWN)
    assert offered() == []


def test_a_rejected_adjournment_is_not_offered_to_the_next_agenda(evening: Evening) -> None:
    evening.voted(evening.adjourned(), 0, 4)
    assert postponed_items(evening.office.store, evening.later.id) == []


def test_approved_minutes_keep_outcomes_and_their_names(evening: Evening) -> None:
    office = evening.office
    body = office.do_fields(
        people.add_organisation, name=text("Ville de Bienne", "Stadt Biel"), organisation_kind=OrganisationKind.COMMUNE
    ).record
    decision = evening.decided(outcome=BusinessOutcome(outcome=OutcomeKind.REFERRED, body=body.id))
    evening.became(OutcomeKind.REFERRED, evening.second, body=body.id)
    operation = office.do_fields(
        outcomes.record_outcome, item=evening.first.id, outcome=BusinessOutcome(outcome=OutcomeKind.IN_PART)
    ).outcome.operation
    office.do_fields(blocks.add_block, item=evening.first.id, text=text("Entendu.", "Gehört."))
    office.do(course.close_session, meeting=evening.meeting.id, on=DAY, closed_at=time(16, 0))
    office.do(minutes_course.circulate_minutes, meeting=evening.meeting.id, on=DAY)
    office.do(minutes_course.approve_minutes, meeting=evening.meeting.id, on=LATER)
    before = evening.printed()
    office.do_fields(people.change_organisation, organisation=body.id, name=text("Bienne la Ville", "Biel die Stadt"))
    assert evening.printed() == before
    kept = minutes_paper(office.store, office.the_meeting(evening.meeting)).decisions[decision.id].outcome
    assert kept is not None
    assert kept.whom == text("Ville de Bienne", "Stadt Biel")
    with pytest.raises(MinutesFixed):
        evening.became(OutcomeKind.ADOPTED)
    assert operation is not None
    with pytest.raises(LockedSince):
        need_unlocked(office.store, operation)


def test_a_decision_rejected_by_its_outcome_reads_so(evening: Evening) -> None:
    decision = evening.decided(outcome=BusinessOutcome(outcome=OutcomeKind.REJECTED))
    assert [fr for fr, _ in evening.under(decision)] == ["Rejeté"]
    evening.voted(decision, 0, 4)
    assert evening.office.store.get(Decision, decision.id).result is DecisionResult.REJECTED  # type: ignore[union-attr]
    assert len(evening.under(decision)) == 1


def test_an_adjournment_that_names_the_next_meeting_is_not_said_again(evening: Evening) -> None:
    plan = {"decision_kind": DecisionKind.ADJOURNMENT, "result": DecisionResult.CONSENSUS}
    put_off = evening.decided(text=text("Le choix est reporté.", "Der Entscheid wird vertagt."), **plan)
    evening.carried()
    assert evening.printed() == [
        (
            "Le point est repris à la séance du 18 juin 2027.",
            "Das Traktandum wird an der Sitzung vom 18. Juni 2027 wieder behandelt.",
        )
    ]
    said = text("Le choix est reporté au 18 juin 2027.", "Der Entscheid wird auf den 18. Juni 2027 vertagt.")
    evening.office.do_fields(decisions.change_decision, decision=put_off.id, text=said)
    assert evening.printed() == []


@pytest.mark.parametrize(
    ("said", "times"),
    [
        (("Le PV du 12 mars 2027 est approuvé.", "Das Protokoll vom 12. März 2027 wird genehmigt."), 0),
        (("Le PV n° 2027-01 est approuvé.", ""), 0),
        (("Le PV du 12 mars 2027 est approuvé.", "Das Protokoll wird genehmigt."), 1),
    ],
)
def test_minutes_whose_approval_a_decision_names_are_not_approved_twice(
    evening: Evening, said: tuple[str, str], times: int
) -> None:
    office, later = evening.office, evening.later
    evening.decided(result=DecisionResult.CONSENSUS)
    office.do(course.close_session, meeting=evening.meeting.id, on=DAY, closed_at=time(15, 0))
    office.do(minutes_course.circulate_minutes, meeting=evening.meeting.id, on=DAY)
    item = office.an_item(later, "Procès-verbal", "Protokoll")
    office.opened(later)
    given = {"text": text(*said), "result": DecisionResult.CONSENSUS}
    taken = office.do_fields(decisions.record_decision, item=item.id, **given).record
    office.do(minutes_course.approve_minutes, meeting=evening.meeting.id, on=LATER, decision=DecisionId(taken.id))
    sentences = formal_sentences(formal_facts(office.store, office.the_meeting(later)), paper_voices())
    assert [one.kind for one in sentences].count(Formal.EARLIER_MINUTES) == times
