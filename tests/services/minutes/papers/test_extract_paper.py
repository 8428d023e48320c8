"""Which decisions does an extract print, who certifies it where, and what is it called?"""

from datetime import date, time
from pathlib import Path

import pytest

from ctj_desktop.documents.blocks import Paragraph
from ctj_desktop.documents.layout import Layout
from ctj_desktop.documents.papers import PaperOptions
from ctj_desktop.documents.post import extract
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.committees import OfficeOfCommittee
from ctj_desktop.domain.records.meetings import AgendaItem, Meeting
from ctj_desktop.domain.records.people import Address
from ctj_desktop.domain.records.statutes import QuorumRule
from ctj_desktop.domain.records.voting import AnyDecision, DecisionKind, VoteCount
from ctj_desktop.i18n import load_translator
from ctj_desktop.services.meetings.agenda import change_agenda_item
from ctj_desktop.services.meetings.life import change_meeting
from ctj_desktop.services.membership import committees, people
from ctj_desktop.services.minutes.course import approve_minutes, circulate_minutes
from ctj_desktop.services.minutes.decisions import record_decision
from ctj_desktop.services.minutes.papers.extract_paper import extract_of_register, meeting_extract
from ctj_desktop.services.minutes.votes import record_vote
from ctj_desktop.services.papers.making import Printing, make, paper_name
from ctj_desktop.services.papers.paper import OfDecisions
from ctj_desktop.services.papers.print_centre import PaperSubject, offers, printables
from ctj_desktop.services.session.course import begin_item, close_session
from tests.office import Office, text
from tests.services.minutes.test_who_could_vote import Evening, an_evening

FR = load_translator("fr_CH")
ON = date(2027, 4, 3)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


@pytest.fixture
def meeting(office: Office) -> Meeting:
    """In session, with a decision under its first item, two under its second, one behind closed doors."""
    return office.opened(office.a_meeting(office.a_committee("MOC", seats=2).id, items=3))


@pytest.fixture
def decisions(office: Office, meeting: Meeting) -> list[AnyDecision]:
    first, second, third = office.store.all(AgendaItem, meeting=meeting.id, order="position")
    office.do_fields(change_agenda_item, item=third.id, closed=True)
    return [decided(office, item, f"Texte {at}") for at, item in enumerate((first, second, second, third))]


def decided(office: Office, item: AgendaItem, fr: str) -> AnyDecision:
    found: AnyDecision = office.do_fields(
        record_decision, item=item.id, decision_kind=DecisionKind.DECISION, text=text(fr, fr)
    ).record
    return found


def test_all_that_is_open_unless_something_is_named(
    office: Office, meeting: Meeting, decisions: list[AnyDecision]
) -> None:
    def chosen(*named: object) -> list[str]:
        paper = meeting_extract(office.store, meeting, named, ON)  # type: ignore[arg-type]
        return [one.text.fr.text for one in decisions if one.id in paper.chosen]

    assert chosen() == ["Texte 0", "Texte 1", "Texte 2"]
    assert chosen(decisions[0].id, decisions[3].id) == ["Texte 0", "Texte 3"]
    assert chosen(decisions[1].item) == ["Texte 1", "Texte 2"]


def test_the_print_centre_offers_each_and_an_item_with_several(
    office: Office, meeting: Meeting, decisions: list[AnyDecision]
) -> None:
    subject = PaperSubject(
        key=meeting.id, committee=meeting.committee, committee_name=text("MOC"), meeting=meeting.id, on=meeting.on
    )
    (extract,) = (one for one in offers(subject, ON) if one.name == "extract")
    assert [(one.number, one.count) for one in printables(office.store, extract)] == [
        (decisions[0].number, 0),
        ("2", 2),
        *((one.number, 0) for one in decisions[1:]),
    ]
    for asked, named in ((str(decisions[0].id), (decisions[0].id,)), ("2027-001", ()), ("", ())):
        (offer,) = (one for one in offers(subject, ON, {"extract": asked}) if one.name == "extract")
        assert offer.about == (OfDecisions(meeting=meeting.id, named=named) if named else meeting.id)


def test_its_file_is_known_by_the_decision(office: Office, meeting: Meeting, decisions: list[AnyDecision]) -> None:
    printing = Printing(printed_on=ON)

    def name(*of: AnyDecision) -> str:
        about = OfDecisions(meeting=meeting.id, named=tuple(one.id for one in of))
        return paper_name(FR, office.store, "extract", about, printing)

    assert name(decisions[0]) == f"{decisions[0].number} extrait du procès-verbal FR-DE.pdf"
    assert name(*decisions) == f"{meeting.number} extrait du procès-verbal FR-DE.pdf"
    made = make(office.store, "extract", OfDecisions(meeting=meeting.id, named=(decisions[3].id,)), printing)
    assert made.file.startswith(b"%PDF")


def test_the_secretary_certifies_it_where_they_work_else_whoever_wrote_or_presides(
    office: Office, meeting: Meeting
) -> None:
    def certificate() -> tuple[str, object, str]:
        found = meeting_extract(office.store, office.the_meeting(meeting), (), ON).certificate
        assert found.on == ON
        signer = found.signer
        return (signer.name, signer.office, found.place.fr.text) if signer is not None else ("", None, "")

    assert certificate() == ("", None, "")
    chair, writer, secretary = (office.a_person(name) for name in ("Blanc", "Roux", "Vert"))
    give = {"committee": meeting.committee, "start": date(2026, 1, 1)}
    office.do_fields(committees.give_office, person=chair.id, office=OfficeOfCommittee.PRESIDENT, **give)
    assert certificate() == ("Camille Blanc", OfficeOfCommittee.PRESIDENT, "")
    stored = office.the_meeting(meeting)
    office.do(change_meeting, replace(stored, minute_taker=writer.id), stored)
    assert certificate() == ("Camille Roux", None, "")
    town = office.do_fields(
        people.add_organisation, name=text("Parc", "Park"), address=Address(place="Saignelégier")
    ).record
    office.do(people.change_person, replace(secretary, organisation=town.id), secretary)
    office.do_fields(committees.give_office, person=secretary.id, office=OfficeOfCommittee.SECRETARY, **give)
    assert certificate() == ("Camille Vert", OfficeOfCommittee.SECRETARY, "Saignelégier")
    named = meeting_extract(office.store, office.the_meeting(meeting), (), ON, certified_by=chair.id).certificate
    assert named.signer is not None
    assert named.signer.name == "Camille Blanc"


def test_of_approved_minutes_it_says_what_was_approved(
    office: Office, meeting: Meeting, decisions: list[AnyDecision]
) -> None:
    before = meeting_extract(office.store, office.the_meeting(meeting), (), ON)
    assert before.minutes is not None
    assert before.minutes.signed_on is None
    office.do(close_session, meeting=meeting.id, on=meeting.on or ON, closed_at=time(16, 0))
    for step in (circulate_minutes, approve_minutes):
        office.do(step, meeting=meeting.id, on=ON)
    after = meeting_extract(office.store, office.the_meeting(meeting), (decisions[0].id,), ON, passages=True)
    assert after.minutes is not None
    assert (after.minutes.signed_on, bool(after.minutes.filed), after.passages) == (ON, True, True)


def test_decisions_without_a_meeting_come_from_the_register(office: Office, decisions: list[AnyDecision]) -> None:
    paper = extract_of_register(office.store, decisions[:2], ON)
    assert paper.minutes is None
    assert [one.decision.number for one in paper.apart] == [one.number for one in decisions[:2]]


HALF = QuorumRule(article="art. 7", strict=False)
OPENED = "La séance est ouverte à 14 h 00."
AT_OPENING = (
    "Le quorum est atteint : 3 membres à voix délibérative sur 4 sont présents, dont 2 du côté français et 1 du côté "
    "suisse. Le minimum requis est de 2 (statuts, art. 7)."
)


def said_of(evening: Evening, *of: AnyDecision) -> list[str]:
    """What the extract of these says before the decisions, in French."""
    paper = meeting_extract(
        evening.office.store, evening.office.the_meeting(evening.meeting), [one.id for one in of], ON
    )
    options = PaperOptions(printed_on=ON, layout=Layout.COLUMNS)
    blocks = extract.document(paper, FR, load_translator("de_CH"), options).blocks
    return [one.text.fr.text.replace("\u00a0", " ") for one in blocks if isinstance(one, Paragraph)]


def voted(evening: Evening, at: str) -> AnyDecision:
    (item,) = evening.office.store.all(AgendaItem, meeting=evening.meeting.id)
    decision = decided(evening.office, item, f"À {at}")
    count, minute = VoteCount(yes=2, no=0, abstentions=0), time.fromisoformat(at)
    evening.office.do_fields(record_vote, decision=decision.id, count=count, taken_at=minute)
    return decision


def test_the_quorum_is_that_of_the_minute_in_which_it_was_decided_and_not_of_what_came_after(office: Office) -> None:
    evening = an_evening(office, HALF)
    for seat in (0, 1, 2):
        evening.comes(seat)
    first = voted(evening, "14:30")
    evening.leaves(0, "15:00")
    second, third = voted(evening, "15:10"), voted(evening, "15:20")
    evening.leaves(1, "15:30")
    evening.closes()
    assert said_of(evening, first) == [OPENED, AT_OPENING]
    later = (
        "le quorum est atteint : 2 membres à voix délibérative sur 4 sont présents, dont 1 du côté français et 1 du "
        "côté suisse."
    )
    assert said_of(evening, second) == [
        OPENED,
        f"À 15 h 10, {later} Le minimum requis est de 2 (statuts, art. 7).",
    ]
    assert said_of(evening, first, second, third) == [OPENED, AT_OPENING, f"À 15 h 10 et 15 h 20, {later}"]


def test_a_decision_of_which_no_vote_says_the_minute_has_the_quorum_of_its_item(office: Office) -> None:
    evening = an_evening(office, HALF)
    for seat in (0, 1, 2):
        evening.comes(seat)
    evening.leaves(2, "14:40")
    (item,) = office.store.all(AgendaItem, meeting=evening.meeting.id)
    decision = decided(office, item, "Sans minute")
    unknown = said_of(evening, decision)
    assert unknown[:2] == [OPENED, AT_OPENING]
    assert unknown[2].startswith("Dès 14 h 40 : 2 votants")
    office.do(begin_item, item=item.id, started=time(15, 0))
    evening.closes()
    assert said_of(evening, decision) == [
        OPENED,
        "De 15 h 00 à 16 h 00, le quorum est atteint : 2 membres à voix délibérative sur 4 sont présents, dont 1 du "
        "côté français et 1 du côté suisse. Le minimum requis est de 2 (statuts, art. 7).",
    ]


def test_a_committee_without_a_rule_says_who_could_vote_then(office: Office) -> None:
    evening = an_evening(office)
    evening.comes(0)
    evening.comes(1, "15:00")
    decision = voted(evening, "15:30")
    evening.closes()
    assert said_of(evening, decision) == [OPENED, "À l’ouverture : 1 votant.", "À 15 h 30 : 2 votants."]
