"""Is what approved minutes say wrongly corrected beside them, and fixed once the committee has adopted it?"""

import json
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest

from ctj_desktop.domain.log.changes import OperationLabel
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.meetings import AgendaItem, Meeting
from ctj_desktop.domain.records.minutes import ApprovedVersion
from ctj_desktop.domain.records.remarks import AnyErratum, Erratum, RestrictedErratum
from ctj_desktop.domain.records.twins import is_restricted
from ctj_desktop.domain.records.voting import Decision
from ctj_desktop.errors import Refused
from ctj_desktop.services.catalogue.bin import restore_record
from ctj_desktop.services.minutes.approved import refusals
from ctj_desktop.services.minutes.approved.approved_text import missing_in, passages_of
from ctj_desktop.services.minutes.approved.errata import (
    add_erratum,
    adopt_erratum,
    adopting_decisions,
    change_erratum,
    errata_in,
    errata_of,
    passage_of,
    remove_erratum,
    shown_number,
    take_back_adoption,
)
from ctj_desktop.services.minutes.decisions import record_decision
from ctj_desktop.services.minutes.formal_sentences import approved_version
from ctj_desktop.services.minutes.undo_guard import need_unlocked
from ctj_desktop.services.naming.chronicle import happened
from ctj_desktop.services.session.course import close_session
from ctj_desktop.services.steps.change import Rewording
from ctj_desktop.storage.check import check
from tests.office import Office, text
from tests.services.minutes.approved.meetings import (
    GERMAN,
    LATER,
    ApprovedMeeting,
    approve,
    approved_meeting,
    later_decision,
    wrong_sum,
)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


@pytest.fixture
def about(office: Office) -> ApprovedMeeting:
    return approved_meeting(office)


def add(office: Office, about: ApprovedMeeting, **changes: Any) -> AnyErratum:
    made: AnyErratum = office.do_fields(add_erratum, **wrong_sum(about, **changes)).record
    return made


def test_an_erratum_names_its_passage_and_leaves_the_minutes_as_they_are(
    office: Office, about: ApprovedMeeting
) -> None:
    before = office.store.all(ApprovedVersion)
    made = add(office, about)
    assert isinstance(made, Erratum)
    assert (made.number, made.decision) == (1, None)
    passage = passage_of(office.store, made)
    assert passage is not None
    assert (passage.number, passage.text.de.text) == ("1.2", GERMAN)
    assert office.store.all(ApprovedVersion) == before
    assert check(office.store) == []


def test_before_the_approval_the_minutes_are_corrected_where_they_stand(office: Office) -> None:
    meeting = office.a_meeting(office.a_committee("ELO").id, items=1)
    given = {"wrong": text("a"), "text": text("b"), "on": LATER}
    with pytest.raises(refusals.NotApprovedYet):
        office.do_fields(add_erratum, meeting=meeting.id, **given)


MUST_NOT: tuple[tuple[dict[str, Any], type[Refused]], ...] = (
    ({"wrong": text(""), "text": text("")}, refusals.ErratumSaysNothing),
    ({"wrong": text("12 000 €")}, refusals.ErratumHalf),
    ({"text": text("21 000 €")}, refusals.ErratumHalf),
    ({"text": text("12 000 €", "12 000 €")}, refusals.ErratumUnchanged),
    ({"wrong": text("13 000 €", "12 000 €")}, refusals.WordsNotFound),
    ({"wrong": text("12 000 €", "au projet")}, refusals.WordsNotFound),
    ({"wrong": text("Mme Secrète"), "text": text("Mme Autre")}, refusals.WordsNotFound),
    ({"item": None, "wrong": text("Mme Secrète"), "text": text("Mme Autre")}, refusals.WordsNotFound),
    ({"on": date(2027, 6, 10)}, refusals.ErratumTooEarly),
)


def test_what_an_erratum_must_not_say(office: Office, about: ApprovedMeeting) -> None:
    for changes, refused in MUST_NOT:
        with pytest.raises(refused):
            add(office, about, **changes)
    assert office.store.all(AnyErratum) == []


def test_words_are_found_as_a_person_copies_them(office: Office, about: ApprovedMeeting) -> None:
    """With the spaces and the quotation marks of the paper, without the marks of the text."""
    copied = text("12\u202f000\u00a0€ au projet «\u00a0Marchés\u00a0»")
    assert add(office, about, wrong=copied, text=text("21 000 € au projet")).paragraph is not None


def test_a_sentence_of_the_program_is_corrected_without_an_item(office: Office, about: ApprovedMeeting) -> None:
    version = approved_version(office.store, about.meeting.id)
    assert version is not None
    words = next(line["fr"] for line in json.loads(version.text)["formal"] if line["item"] is None)
    made = add(office, about, item=None, wrong=text(words), text=text("Autre phrase."))
    assert (made.item, made.paragraph) == (None, None)
    assert passage_of(office.store, made) is None


def test_an_item_of_another_meeting_is_refused(office: Office, about: ApprovedMeeting) -> None:
    other = office.an_item(office.a_meeting(about.meeting.committee, "2027-09-01"))
    with pytest.raises(refusals.ItemOfOtherMeeting):
        add(office, about, item=other.id)


def test_an_erratum_to_a_closed_item_stays_with_the_committee(office: Office, about: ApprovedMeeting) -> None:
    made = add(office, about, item=about.closed.id, wrong=text("Mme Secrète"), text=text("Mme Discrète"))
    assert isinstance(made, RestrictedErratum)
    passage = passage_of(office.store, made)
    assert passage is not None
    assert (passage.number, is_restricted(passage.block)) == ("2.1", True)
    [line] = errata_of(office.store, about.meeting.id)
    assert (line.number, line.closed) == ("1", True)


def test_numbers_run_per_meeting_and_are_never_given_again(office: Office, about: ApprovedMeeting) -> None:
    first = add(office, about)
    closed = add(office, about, item=about.closed.id, wrong=text("Mme Secrète"), text=text("Mme Discrète"))
    office.do(remove_erratum, erratum=closed.id)
    third = add(office, about)
    assert [first.number, closed.number, third.number] == [1, 2, 3]
    office.do(restore_record, record=closed.id)
    assert [line.number for line in errata_of(office.store, about.meeting.id)] == ["1", "2", "3"]


def test_a_proposal_is_reworded_with_the_same_care(office: Office, about: ApprovedMeeting) -> None:
    made = add(office, about)
    office.do_fields(change_erratum, erratum=made.id, wrong=Rewording(fr="Le débat", de="Die Diskussion"))
    changed = office.store.get(Erratum, made.id)
    assert changed is not None
    passage = passage_of(office.store, changed)
    assert passage is not None
    assert passage.number == "1.1"
    with pytest.raises(refusals.WordsNotFound):
        office.do_fields(change_erratum, erratum=made.id, wrong=Rewording(fr="La dispute"))
    with pytest.raises(refusals.ErratumTooEarly):
        office.do_fields(change_erratum, erratum=made.id, on=date(2027, 6, 1))


def test_a_language_is_added_in_two_acts_and_adopted_whole(office: Office, about: ApprovedMeeting) -> None:
    made = add(office, about, wrong=text("12 000 €"), text=text("21 000 €"))
    decision = later_decision(office, about.meeting)
    office.do_fields(change_erratum, erratum=made.id, wrong=Rewording(de="12 000 €"))
    with pytest.raises(refusals.ErratumHalf):
        office.do(adopt_erratum, erratum=made.id, decision=decision.id)
    office.do_fields(change_erratum, erratum=made.id, text=Rewording(de="21 000 €"))
    office.do(adopt_erratum, erratum=made.id, decision=decision.id)
    assert [number for meeting, line in errata_in(office.store, None) for number in (meeting.number, line.number)] == [
        about.meeting.number,
        "1",
    ]


def test_what_the_committee_adopted_is_fixed_until_the_adoption_is_taken_back(
    office: Office, about: ApprovedMeeting
) -> None:
    made, decision = add(office, about), later_decision(office, about.meeting)
    assert [one.id for one in adopting_decisions(office.store, about.meeting)] == [decision.id]
    with pytest.raises(refusals.ErratumNotAdopted):
        office.do(take_back_adoption, erratum=made.id)
    office.do(adopt_erratum, erratum=made.id, decision=decision.id)
    with pytest.raises(refusals.ErratumAdopted):
        office.do_fields(change_erratum, erratum=made.id, text=Rewording(fr="22 000 €"))
    with pytest.raises(refusals.ErratumAdopted):
        office.do(remove_erratum, erratum=made.id)
    with pytest.raises(refusals.ErratumAdopted):
        office.do(adopt_erratum, erratum=made.id, decision=decision.id)
    office.do(take_back_adoption, erratum=made.id)
    office.do_fields(change_erratum, erratum=made.id, text=Rewording(fr="22 000 €"))


def test_once_the_minutes_that_adopted_it_are_approved_nothing_takes_it_back(
    office: Office, about: ApprovedMeeting
) -> None:
    made, decision = add(office, about), later_decision(office, about.meeting)
    office.do(adopt_erratum, erratum=made.id, decision=decision.id)
    adopted = happened(office.store, made.id)[0].operation.id
    assert decision.meeting is not None
    later = office.store.get(Meeting, decision.meeting)
    assert later is not None
    office.do(close_session, meeting=later.id, on=LATER, closed_at=time(15, 0))
    approve(office, later, LATER)
    with pytest.raises(refusals.AdoptionFixed):
        office.do(take_back_adoption, erratum=made.id)
    with pytest.raises(refusals.AdoptionFixed):
        need_unlocked(office.store, adopted)


def test_undo_leaves_the_words_that_were_adopted(office: Office, about: ApprovedMeeting) -> None:
    made, decision = add(office, about), later_decision(office, about.meeting)
    entered = happened(office.store, made.id)[-1].operation.id
    need_unlocked(office.store, entered)
    office.do(adopt_erratum, erratum=made.id, decision=decision.id)
    with pytest.raises(refusals.ErratumAdopted):
        need_unlocked(office.store, entered)
    office.undo()
    assert [line.decision for line in errata_of(office.store, about.meeting.id)] == [None]


def test_only_a_later_decision_of_the_committee_adopts(office: Office, about: ApprovedMeeting) -> None:
    made = add(office, about)
    earlier = office.a_meeting(about.meeting.committee, "2027-02-01")
    item = office.an_item(earlier)
    office.opened(earlier)
    before = office.do_fields(record_decision, item=item.id, text=text("Avant")).record
    other = office.opened(office.a_meeting(office.a_committee("ELO").id, "2027-08-01", items=1))
    [point] = office.store.all(AgendaItem, meeting=other.id)
    strange = office.do_fields(record_decision, item=point.id, text=text("Ailleurs")).record
    for decision in (before, strange):
        assert isinstance(decision, Decision)
        with pytest.raises(refusals.AdoptedByAnother):
            office.do(adopt_erratum, erratum=made.id, decision=decision.id)
    assert adopting_decisions(office.store, about.meeting) == []


def test_two_that_were_entered_apart_are_told_apart(office: Office, about: ApprovedMeeting) -> None:
    first, second = add(office, about), add(office, about)
    with office.store.write(OperationLabel("erratum.changed")) as unit:
        unit.save(replace(second, number=1), before=second)
    found = errata_of(office.store, about.meeting.id)
    assert [line.number for line in found] == ["1", "1 bis"]
    assert [shown_number(office.store, line.erratum) for line in found] == ["1", "1 bis"]
    assert [line.erratum.id for line in found] == [first.id, second.id]


def test_records_that_an_exchange_changed_do_not_change_what_was_approved(
    office: Office, about: ApprovedMeeting
) -> None:
    """What was filed is searched; where it no longer matches passage by passage, the records stand in."""
    version = approved_version(office.store, about.meeting.id)
    assert version is not None
    passages = passages_of(office.store, version, about.item)
    assert [one.text.fr.text[:6] for one in passages] == ["Le déb", "Le com"]
    for filed in ("no text at all", json.dumps({"items": [{"number": "1", "blocks": [{"text": None}]}]})):
        broken = replace(version, text=filed)
        assert [one.text for one in passages_of(office.store, broken, about.item)] == [one.text for one in passages]
    assert missing_in([], text("a", "")) != []
