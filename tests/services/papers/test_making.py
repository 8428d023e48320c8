"""Do the papers of a workspace carry what its records say?"""

import io
from datetime import date, time
from pathlib import Path

import pypdf
import pytest

from ctj_desktop.domain.ids import MeetingId, uuid7
from ctj_desktop.domain.records.committees import OfficeOfCommittee
from ctj_desktop.domain.records.meetings import AgendaItem, Meeting
from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.records.voting import DecisionResult, VoteCount
from ctj_desktop.domain.texts import Language
from ctj_desktop.i18n import load_translator
from ctj_desktop.services.meetings import agenda
from ctj_desktop.services.membership import committees
from ctj_desktop.services.membership.roll import roll_of
from ctj_desktop.services.minutes import blocks, decisions, tasks, votes
from ctj_desktop.services.minutes import course as minutes_course
from ctj_desktop.services.minutes.papers.meeting_paper import minutes_paper
from ctj_desktop.services.papers.all_papers import places
from ctj_desktop.services.papers.making import Printing, make, paper_name, paper_pdf
from ctj_desktop.services.papers.paper import LAYOUTS, PDF_OR_WORD, PaperForm
from ctj_desktop.services.session import attendance, course
from ctj_desktop.services.steps.refusals import NotHere
from ctj_desktop.storage.store import Store
from tests.documents.writers import word_reading as read
from tests.office import Office, text

ON = date(2027, 2, 24)
MEETING_PAPERS = tuple(paper.name for paper, _place in places(of_meeting=True))


def words(pdf: bytes) -> str:
    pages = pypdf.PdfReader(io.BytesIO(pdf)).pages
    return " ".join(" ".join(page.extract_text().split()) for page in pages)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


def a_held_meeting(office: Office) -> Meeting:
    committee = office.a_committee(seats=3)
    office.do_fields(committees.add_secretariat, committee=committee.id, side=Side.CH, lines=("Rue du Lac 1",))
    meeting = office.opened(office.a_meeting(committee.id, items=1))
    item = office.store.all(AgendaItem, meeting=meeting.id)[0]
    one = roll_of(office.store, meeting.id)[0]
    assert one.holder
    office.do_fields(
        committees.give_office,
        committee=committee.id,
        person=one.holder,
        office=OfficeOfCommittee.CO_PRESIDENT,
        start=date(2026, 1, 1),
    )
    office.do(attendance.record_arrival, meeting=meeting.id, seat=one.seat, arrived=time(14))
    office.do_fields(blocks.add_block, item=item.id, text=text("Le débat s’ouvre.", "Die Diskussion beginnt."))
    decision = office.do_fields(
        decisions.record_decision,
        item=item.id,
        text=text("Le comité approuve.", "Der Ausschuss genehmigt."),
        result=DecisionResult.UNANIMOUS,
    ).record
    office.do_fields(votes.record_vote, decision=decision.id, count=VoteCount(yes=3))
    office.do_fields(tasks.add_task, item=item.id, text=text("Écrire", "Schreiben"), owner=one.holder)
    office.do(course.close_session, meeting=meeting.id, on=date(2027, 3, 12), closed_at=time(15, 30))
    return office.the_meeting(meeting)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_an_agenda_is_printed_in_every_layout(office: Office, layout: str) -> None:
    meeting = office.a_meeting(office.a_committee().id, items=2)
    shown = words(paper_pdf(office.store, "agenda", meeting.id, Printing(printed_on=ON, layout=layout)))
    assert ("Point 2" in shown) is (layout != "de")
    assert ("Traktandum 2" in shown) is (layout != "fr")
    assert "2027-01" in shown


def test_minutes_print_text_decision_vote_and_task(office: Office) -> None:
    meeting = a_held_meeting(office)
    shown = words(paper_pdf(office.store, "minutes", meeting.id, Printing(printed_on=ON, layout="fr")))
    for expected in ("Le débat s’ouvre", "2027-001", "T-2027-001", "Siège 1 Personne-1"):
        assert expected in shown
    paper = minutes_paper(office.store, meeting)
    assert [signer.name for signer in paper.signers] == ["Siège 1 Personne-1"]
    assert paper.signed_on is None
    office.do(minutes_course.circulate_minutes, meeting=meeting.id, on=date(2027, 3, 20))
    office.do(minutes_course.approve_minutes, meeting=meeting.id, on=date(2027, 6, 11))
    assert minutes_paper(office.store, meeting).signed_on == date(2027, 6, 11)
    assert paper.room is not None
    assert paper.attendance is not None


@pytest.mark.long
def test_the_same_records_give_the_same_bytes(office: Office) -> None:
    meeting = a_held_meeting(office)
    for kind in MEETING_PAPERS:
        once = paper_pdf(office.store, kind, meeting.id, Printing(printed_on=ON))
        assert paper_pdf(office.store, kind, meeting.id, Printing(printed_on=ON)) == once
        assert once.startswith(b"%PDF")


def words_of_word(file: bytes) -> str:
    return " ".join(said for _style, said in read.paragraphs(read.body(file)))


def both_papers(store: Store, meeting: MeetingId) -> list[bytes]:
    return [paper_pdf(store, kind, meeting, Printing(printed_on=ON)) for kind in MEETING_PAPERS]


@pytest.mark.long
def test_a_keyed_workspace_prints_the_same_bytes(office: Office, tmp_path: Path) -> None:
    keyed = Office(tmp_path, name="protected", key=bytes(range(32)))
    plain_papers = both_papers(office.store, a_held_meeting(office).id)
    assert both_papers(keyed.store, a_held_meeting(keyed).id) == plain_papers
    for made in (office, keyed):
        made.store.close()
    assert (tmp_path / "bureau.ctj").read_bytes().startswith(b"SQLite format 3")
    assert not (tmp_path / "protected.ctj").read_bytes().startswith(b"SQLite format 3")


def test_a_workspace_open_for_viewing_prints(office: Office, tmp_path: Path) -> None:
    meeting = a_held_meeting(office)
    papers = both_papers(office.store, meeting.id)
    office.store.close()
    with Store.open(tmp_path / "bureau.ctj", read_only=True) as viewed:
        assert viewed.read_only
        assert both_papers(viewed, meeting.id) == papers


def test_what_is_missing_is_listed_before_printing(office: Office) -> None:
    meeting = office.a_meeting(office.a_committee().id)
    office.an_item(meeting, "Marchés", "")
    gaps = make(office.store, "agenda", meeting.id, Printing(printed_on=ON)).gaps
    assert [(gap.language, gap.text) for gap in gaps.untranslated] == [(Language.DE, "Marchés")]


def test_what_our_letters_lack_is_no_matter_for_word(office: Office) -> None:
    meeting = office.a_meeting(office.a_committee().id)
    office.an_item(meeting, "Marchés 市場", "Märkte")
    found = [
        make(office.store, "agenda", meeting.id, Printing(printed_on=ON), form).gaps.characters for form in PDF_OR_WORD
    ]
    assert found == [("市", "場"), ()]


def test_the_public_version_leaves_closed_items_out(office: Office) -> None:
    meeting = office.a_meeting(office.a_committee(seats=2).id, items=1)
    closed = office.do_fields(agenda.add_agenda_item, meeting=meeting.id, title=text("Personnel"), closed=True).record
    office.opened(meeting)
    office.do_fields(blocks.add_block, item=closed.id, text=text("Substance secrète", "Geheimes"))
    own, public = Printing(printed_on=ON), Printing(printed_on=ON, public=True)
    for form, said in ((PaperForm.PDF, words), (PaperForm.WORD, words_of_word)):
        assert "Substance" in said(make(office.store, "minutes", meeting.id, own, form).file)
        assert "Substance" not in said(make(office.store, "minutes", meeting.id, public, form).file)


def test_an_empty_agenda_and_a_meeting_that_is_gone(office: Office) -> None:
    meeting = office.a_meeting(office.a_committee().id)
    assert paper_pdf(office.store, "agenda", meeting.id, Printing(printed_on=ON)).startswith(b"%PDF")
    with pytest.raises(NotHere):
        paper_pdf(office.store, "agenda", MeetingId(uuid7()), Printing(printed_on=ON))


@pytest.mark.parametrize(
    ("locale", "layout", "public", "name"),
    [
        ("fr_CH", None, False, "2027-01 procès-verbal FR-DE.pdf"),
        ("de_CH", "sequential", False, "2027-01 Protokoll FR-DE.pdf"),
        ("en", "fr", True, "2027-01 minutes FR public version.pdf"),
    ],
)
def test_a_file_is_named_in_the_language_of_its_reader(
    office: Office, locale: str, layout: str | None, public: bool, name: str
) -> None:
    meeting, t = office.a_meeting(office.a_committee().id), load_translator(locale)
    printing = Printing(printed_on=ON, layout=layout, public=public)
    assert paper_name(t, office.store, "minutes", meeting.id, printing) == name
    office.a_committee("VAL")
    assert paper_name(t, office.store, "minutes", meeting.id, printing) == f"MOC {name}"
