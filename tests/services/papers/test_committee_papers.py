"""Does a workspace print what was decided and who sits where, also what an exchange left open or never brought?"""

import io
import shutil
import weakref
from datetime import date
from pathlib import Path

import pypdf
import pytest

from ctj_desktop.documents.decisions import Decided, DecisionsPaper
from ctj_desktop.domain.log.changes import OperationLabel
from ctj_desktop.domain.record import DataClass, replace
from ctj_desktop.domain.records.committees import Committee, OfficeOfCommittee
from ctj_desktop.domain.records.meetings import AgendaItem, Meeting
from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.records.voting import AnyDecision, Decision, DecisionResult, VoteCount
from ctj_desktop.i18n import load_translator
from ctj_desktop.services.meetings import agenda
from ctj_desktop.services.membership import committees, people
from ctj_desktop.services.membership.roster_paper import roster_paper
from ctj_desktop.services.minutes import decisions, tasks, votes
from ctj_desktop.services.minutes.papers.decision_paper import committee_decisions, meeting_decisions
from ctj_desktop.services.papers.making import Printing, make, paper_name, paper_pdf
from ctj_desktop.services.papers.paper import LAYOUTS, OfCommittee
from ctj_desktop.services.steps.change import Rewording
from ctj_desktop.services.workspace.workspace import Workspace
from ctj_desktop.storage.file.environment import Environment
from ctj_desktop.storage.log import merge
from ctj_desktop.storage.store import Store
from tests.office import NOW, Office, text

ON = date(2027, 4, 2)


def words(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text().split()) for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)


def printed(store: Store, kind: str, about: object, **chosen: object) -> str:
    return words(paper_pdf(store, kind, about, Printing(printed_on=ON, **chosen)))  # type: ignore[arg-type]


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


class Sitting:
    """A meeting in session with one open and one closed item, and decisions to be taken."""

    def __init__(self, office: Office, code: str = "MOC") -> None:
        self.office = office
        self.committee: Committee = office.a_committee(code, seats=2)
        self.meeting: Meeting = office.opened(office.a_meeting(self.committee.id, items=1))
        self.item = office.store.all(AgendaItem, meeting=self.meeting.id)[0]
        self.closed = office.do_fields(
            agenda.add_agenda_item, meeting=self.meeting.id, title=text("Personnel", "Personal"), closed=True
        ).record

    def decide(self, fr: str, de: str = "", *, closed: bool = False) -> AnyDecision:
        item = self.closed if closed else self.item
        return self.office.do_fields(
            decisions.record_decision, item=item.id, text=text(fr, de), result=DecisionResult.CONSENSUS
        ).record

    def open_decision(self, fr: str, de: str = "") -> Decision:
        made = self.decide(fr, de)
        assert isinstance(made, Decision)
        return made


def two_devices(office: Office) -> tuple[Workspace, Workspace]:
    """The same workspace on two devices, each with somebody at the keyboard; the first is `office` opened again."""
    persons = [office.a_person(name, given).id for name, given in (("Perrenot", "Claire"), ("Aubry", "Thomas"))]
    path = office.store.path
    office.store.close()
    shutil.copy(path, path.with_name("two.ctj"))
    opened = []
    for number, (file, person) in enumerate(((path, persons[0]), (path.with_name("two.ctj"), persons[1]))):
        folder = path.with_name(f"{file.stem}-data")
        environment = Environment.seeded(50 + number, NOW.replace(hour=9 + number), folder)
        store = Store.open(file, environment=environment)
        store.author = person
        opened.append(Workspace(store))
        weakref.finalize(opened[-1], store.close)
    assert opened[0].store.replica != opened[1].store.replica
    return opened[0], opened[1]


def only(paper: DecisionsPaper) -> Decided:
    (group,) = paper.groups
    (decided,) = group.decided
    return decided


def test_a_merged_decision_shows_each_device_s_whole_version(office: Office) -> None:
    sitting = Sitting(office)
    made = sitting.open_decision("Budget", "Voranschlag")
    here, there = two_devices(office)
    here.do_fields(decisions.change_decision, decision=made.id, text=Rewording(fr="12 000 francs", de="12 000 Franken"))
    there.do_fields(
        decisions.change_decision, decision=made.id, text=Rewording(fr="10 000 francs"), result=DecisionResult.MAJORITY
    )
    merge.take_from(here.store, there.store)
    merge.take_from(there.store, here.store)
    found = only(meeting_decisions(here.store, sitting.meeting))
    assert [
        (facts.decision.text.fr.text, facts.decision.text.de.text, facts.decision.result, written.author)
        for facts, written in found.versions
    ] == [
        ("12 000 francs", "12 000 Franken", DecisionResult.CONSENSUS, "Claire Perrenot"),
        ("10 000 francs", "Voranschlag", DecisionResult.MAJORITY, "Thomas Aubry"),
    ]
    minutes = printed(here.store, "minutes", sitting.meeting.id)
    assert "aucune n’est définitive" in minutes
    said = printed(here.store, "decisions", sitting.meeting.id)
    assert "aucune n’est définitive" in said
    assert said.count("francs") == 2
    assert paper_pdf(there.store, "decisions", sitting.meeting.id, Printing(printed_on=ON)) == paper_pdf(
        here.store, "decisions", sitting.meeting.id, Printing(printed_on=ON)
    )


def test_a_settled_decision_has_one_version_again(office: Office) -> None:
    sitting = Sitting(office)
    made = sitting.open_decision("Budget", "Voranschlag")
    here, there = two_devices(office)
    here.do_fields(decisions.change_decision, decision=made.id, text=Rewording(fr="12 000 francs"))
    there.do_fields(decisions.change_decision, decision=made.id, text=Rewording(fr="10 000 francs"))
    merge.take_from(here.store, there.store)
    here.do_fields(decisions.change_decision, decision=made.id, text=Rewording(fr="11 000 francs"))
    ((facts, written),) = only(meeting_decisions(here.store, sitting.meeting)).versions
    assert facts.decision.text.fr.text == "11 000 francs"
    assert not facts.disputed
    assert "définitive" not in printed(here.store, "minutes", sitting.meeting.id)
    assert written.author == ""


def test_two_votes_on_one_decision_are_two_versions(office: Office) -> None:
    sitting = Sitting(office)
    made = sitting.open_decision("Budget", "Voranschlag")
    here, there = two_devices(office)
    here.do_fields(votes.record_vote, decision=made.id, count=VoteCount(yes=2))
    there.do_fields(votes.record_vote, decision=made.id, count=VoteCount(yes=1, no=1))
    merge.take_from(here.store, there.store)
    versions = only(meeting_decisions(here.store, sitting.meeting)).versions
    assert [(facts.vote.count, written.author) for facts, written in versions if facts.vote] == [
        (VoteCount(yes=2), "Claire Perrenot"),
        (VoteCount(yes=1, no=1), "Thomas Aubry"),
    ]


def test_a_decision_deleted_here_and_changed_there_is_still_printed(office: Office) -> None:
    sitting = Sitting(office)
    made = sitting.open_decision("Budget", "Voranschlag")
    here, there = two_devices(office)
    stored = here.store.get(Decision, made.id)
    assert stored
    with here.store.write(OperationLabel("decision.deleted")) as unit:
        unit.delete(stored)
    there.do_fields(decisions.change_decision, decision=made.id, text=Rewording(fr="10 000 francs"))
    merge.take_from(here.store, there.store)
    found = only(meeting_decisions(here.store, sitting.meeting))
    assert found.withdrawn
    assert [facts.decision.text.fr.text for facts, _ in found.versions] == ["10 000 francs"]


def a_ctj_with(office: Office, folder: Path, *classes: DataClass) -> Office:
    """The CTJ after taking in these classes of the committee, and nothing that the office keeps."""
    ctj = Office(folder, name="ctj", seed=7)
    home = office.store.all(Committee)[0].home
    sent = [one for one in office.store.changesets() if one.scope.home == home and one.scope.data_class in classes]
    merge.apply(ctj.store, sent)
    return ctj


def test_the_ctj_prints_what_it_received_and_names_what_it_did_not(office: Office, tmp_path: Path) -> None:
    sitting = Sitting(office)
    person = office.a_person("Perrenot", "Claire").id
    office.do_fields(
        committees.give_office,
        committee=sitting.committee.id,
        person=person,
        office=OfficeOfCommittee.CO_PRESIDENT,
        start=date(2026, 1, 1),
        side=Side.FR,
    )
    sitting.decide("Avant", "Vorher")
    sitting.decide("Secret", "Geheim", closed=True)
    last = sitting.open_decision("Après", "Nachher")
    office.do_fields(votes.record_vote, decision=last.id, count=VoteCount(yes=1, no=1), tie_broken_by=person)
    office.do_fields(tasks.add_task, text=text("Écrire", "Schreiben"), item=sitting.item.id, owner=person)
    ctj = a_ctj_with(office, tmp_path, DataClass.OPEN, DataClass.INTERNAL)
    said = printed(ctj.store, "decisions", sitting.meeting.id)
    assert "Secret" not in said
    assert "Numéros non communiqués : 2027-002" in said
    assert "personne non communiquée" in said
    assert "T-2027-001 · non communiqué" in said
    assert "non communiqué nicht mitgeteilt" in said  # the line of the signature
    assert "Secret" in printed(office.store, "decisions", sitting.meeting.id)
    roster = printed(ctj.store, "roster", OfCommittee(committee=sitting.committee.id))
    assert roster.count("non communiqué") == 3  # two holders, and who holds the office
    assert "Personne-1" not in roster


def test_who_received_only_what_is_public_prints_it_without_its_meetings(office: Office, tmp_path: Path) -> None:
    sitting = Sitting(office)
    made = sitting.open_decision("Interne", "Intern")
    office.do(decisions.publish_decision, decision=made.id, on=ON, text=text("Public", "Öffentlich"))
    ctj = a_ctj_with(office, tmp_path, DataClass.OPEN)
    about = OfCommittee(committee=sitting.committee.id, year=2027)
    said = printed(ctj.store, "decisions", about, public=True)
    assert "Séance : non communiqué" in said
    assert "Public" in said
    assert "Interne" not in said


def test_the_public_version_prints_published_words_alone_and_lists_the_rest(office: Office) -> None:
    sitting = Sitting(office)
    first = sitting.open_decision("Premier texte interne", "Erster interner Text")
    sitting.decide("Deuxième texte interne", "Zweiter interner Text")
    sitting.decide("Secret", "Geheim", closed=True)
    office.do(decisions.publish_decision, decision=first.id, on=ON, text=text("Texte public", "Öffentlicher Text"))
    paper = meeting_decisions(office.store, sitting.meeting)
    assert (paper.removed.closed, paper.removed.unpublished) == (
        (("2027-003", text("Personnel", "Personal")),),
        ("2027-002",),
    )
    said = printed(office.store, "decisions", sitting.meeting.id, public=True)
    assert "Texte public" in said
    assert "huis clos : 2027-003" in said
    assert "non publiées : 2027-002" in said
    for withheld in ("interne", "Secret", "Personnel"):
        assert withheld not in said


def test_a_published_decision_of_an_item_that_is_closed_now_is_left_out(office: Office) -> None:
    sitting = Sitting(office)
    made = sitting.open_decision("Interne", "Intern")
    office.do(decisions.publish_decision, decision=made.id, on=ON)
    with office.store.write(OperationLabel("agenda_item.changed")) as unit:
        item = office.store.get(AgendaItem, sitting.item.id)
        assert item
        unit.save(replace(item, closed=True), before=item)
    paper = meeting_decisions(office.store, sitting.meeting)
    assert [group.published for group in paper.groups] == [()]
    assert [number for number, _ in paper.removed.closed] == ["2027-001"]


def test_a_task_stands_with_the_decision_before_it(office: Office) -> None:
    sitting = Sitting(office)
    office.do_fields(tasks.add_task, text=text("Avant toute décision"), item=sitting.item.id)
    sitting.decide("Un")
    office.do_fields(tasks.add_task, text=text("De la première"), item=sitting.item.id)
    sitting.decide("Deux")
    office.do_fields(tasks.add_task, text=text("De la deuxième"), item=sitting.item.id)
    (group,) = meeting_decisions(office.store, sitting.meeting).groups
    found = [[task.task.text.fr.text for task in decided.tasks] for decided in group.decided]
    assert found == [["Avant toute décision", "De la première"], ["De la deuxième"]]


def test_a_committee_s_year_and_all_its_meetings(office: Office) -> None:
    sitting = Sitting(office)
    sitting.decide("De mars")
    later = office.opened(office.a_meeting(sitting.committee.id, "2028-01-20", items=1))
    item = office.store.all(AgendaItem, meeting=later.id)[0]
    office.do_fields(decisions.record_decision, item=item.id, text=text("De 2028"))

    def texts(year: int | None) -> list[list[str]]:
        paper = committee_decisions(office.store, sitting.committee.id, year, ON)
        return [[one.versions[0][0].decision.text.fr.text for one in group.decided] for group in paper.groups]

    assert texts(None) == [["De mars"], ["De 2028"]]
    assert texts(2028) == [["De 2028"]]
    assert texts(1999) == []
    about = OfCommittee(committee=sitting.committee.id, year=2028)
    name = paper_name(load_translator("fr_CH"), office.store, "decisions", about, Printing(printed_on=ON))
    assert name == "relevé de décisions 2028 FR-DE.pdf"


def test_another_committee_s_decisions_stay_out(office: Office) -> None:
    ours, theirs = Sitting(office), Sitting(office, "PD-AUD")
    ours.decide("La nôtre")
    theirs.decide("La leur")
    said = printed(office.store, "decisions", OfCommittee(committee=ours.committee.id))
    assert "La nôtre" in said
    assert "La leur" not in said


def test_the_directory_follows_its_day(office: Office) -> None:
    committee = office.a_committee()
    seat = office.a_seat(committee.id, held=False)
    office.a_mandate(seat, office.a_person("Ancien").id, date(2026, 1, 1), date(2027, 1, 1))
    office.a_mandate(seat, office.a_person("Nouvelle").id, date(2027, 1, 1))

    def holder(day: date) -> str:
        (found,) = roster_paper(office.store, committee.id, day).seats
        return found.holder.name if found.holder else ""

    assert [holder(day) for day in (date(2025, 12, 31), date(2026, 12, 31), date(2027, 1, 1))] == [
        "",
        "Camille Ancien",
        "Camille Nouvelle",
    ]


def test_seats_stand_by_college_then_side_and_offices_are_told(office: Office) -> None:
    committee = office.a_committee()
    colleges = [
        office.do_fields(committees.add_college, committee=committee.id, name=text(name, name)).record
        for name in ("A", "B")
    ]
    wanted = [(colleges[1], Side.CH), (colleges[1], Side.FR), (None, Side.FR), (colleges[0], Side.CH)]
    for college, side in wanted:
        office.do_fields(
            committees.add_seat,
            committee=committee.id,
            side=side,
            college=college.id if college else None,
            label=text("Siège", "Sitz"),
        )
    secretary = office.a_person("Huguenin", "Anne")
    office.do_fields(
        committees.give_office,
        committee=committee.id,
        person=secretary.id,
        office=OfficeOfCommittee.SECRETARY,
        start=date(2026, 1, 1),
    )
    paper = roster_paper(office.store, committee.id, ON)
    assert [(seat.college.name.fr.text if seat.college else "", seat.seat.side) for seat in paper.seats] == [
        ("A", Side.CH),
        ("B", Side.FR),
        ("B", Side.CH),
        ("", Side.FR),
    ]
    assert [(officer.name, officer.offices) for officer in paper.officers] == [
        ("Anne Huguenin", (OfficeOfCommittee.SECRETARY,))
    ]


def test_the_directory_never_prints_what_is_private(office: Office) -> None:
    committee = office.a_committee()
    person = office.do_fields(people.add_person, family_name="Exemple", work_email="bureau@commune.example").record
    office.do_fields(people.keep_private_contact, person=person.id, private_email="chez@moi.example", note="à rappeler")
    office.a_mandate(office.a_seat(committee.id, held=False), person.id)
    own = printed(office.store, "roster", OfCommittee(committee=committee.id))
    assert "bureau@commune.example" in own
    assert "chez@moi" not in own
    assert "à rappeler" not in own
    public = printed(office.store, "roster", OfCommittee(committee=committee.id), public=True)
    assert "bureau@commune.example" not in public
    assert "Exemple" not in public


@pytest.mark.parametrize("layout", LAYOUTS)
def test_both_papers_print_from_records_in_every_layout_with_the_same_bytes(office: Office, layout: str) -> None:
    sitting = Sitting(office)
    sitting.decide("Sans traduction")
    printing = Printing(printed_on=ON, layout=layout)
    for kind, about in (
        ("decisions", sitting.meeting.id),
        ("roster", OfCommittee(committee=sitting.committee.id)),
    ):
        assert paper_pdf(office.store, kind, about, printing) == paper_pdf(office.store, kind, about, printing)
    gaps = make(office.store, "decisions", sitting.meeting.id, printing).gaps
    said = [] if layout == "fr" else ["Sans traduction"]
    assert [gap.text for gap in gaps.untranslated] == said
