"""Is an amendment named by a number in the minutes that go round, and are remarks on it settled as on any passage?"""

from datetime import time
from pathlib import Path
from uuid import UUID

from ctj_desktop.documents.layout import Layout
from ctj_desktop.documents.minutes import document
from ctj_desktop.documents.papers import PaperOptions
from ctj_desktop.domain.records.meetings import AgendaItem, Meeting
from ctj_desktop.domain.records.minutes import MinuteBlockKind
from ctj_desktop.domain.records.remarks import AnyRemark, RemarkRound, RemarkRuling
from ctj_desktop.domain.records.twins import is_restricted
from ctj_desktop.domain.records.voting import AmendmentResult, AnyAmendment, AnyDecision
from ctj_desktop.i18n import load_translator
from ctj_desktop.services.meetings import agenda
from ctj_desktop.services.minutes import decisions
from ctj_desktop.services.minutes.course import approve_minutes
from ctj_desktop.services.minutes.in_session import amendments
from ctj_desktop.services.minutes.papers.meeting_paper import minutes_paper
from ctj_desktop.services.minutes.remarks.reading import read_remarks
from ctj_desktop.services.minutes.remarks.rounds import are_those_of, open_remark_round, passages_now, passages_of
from ctj_desktop.services.minutes.remarks.settling import add_remark, settle_remark, unsettle_remark
from ctj_desktop.services.session.course import close_session
from ctj_desktop.services.steps.change import Rewording
from tests.office import TODAY, Office, text
from tests.services.minutes.in_session.test_amendments import said
from tests.services.minutes.remarks.round_table import CAME, HELD, SENT, UNTIL

FR, DE = load_translator("fr_CH"), load_translator("de_CH")


class Amended(Office):
    """A meeting that was held; one decision of it, with two amendments."""

    def __init__(self, folder: Path, *, closed: bool = False) -> None:
        super().__init__(folder)
        self.meeting: Meeting = self.opened(self.a_meeting(self.a_committee(seats=3).id, items=1))
        (self.item,) = self.store.all(AgendaItem, meeting=self.meeting.id)
        self.do_fields(agenda.change_agenda_item, item=self.item.id, closed=closed)
        self.decision: AnyDecision = self.do_fields(
            decisions.record_decision, item=self.item.id, text=text("Deux études.", "Zwei Studien.")
        ).record
        self.first, self.second = (
            self.do_fields(amendments.add_amendment, decision=self.decision.id, text=text(fr, de)).record
            for fr, de in (("Trois études.", "Drei Studien."), ("Une étude.", "Eine Studie."))
        )
        self.do(close_session, meeting=self.meeting.id, on=HELD, closed_at=time(15, 0))
        self.opened_round: RemarkRound = self.do_fields(
            open_remark_round, meeting=self.meeting.id, opened_on=SENT, until=UNTIL
        ).record

    def numbered(self) -> list[tuple[int, str]]:
        return [(one.number, one.text.fr.text) for one in passages_of(self.store, self.opened_round)]

    def remark(self, number: int, wording: str) -> AnyRemark:
        block = self.opened_round.paragraphs[number - 1]
        given = {"paragraph": block, "name": "Canton du Jura", "received_on": CAME, "wording": text(wording)}
        return self.do_fields(add_remark, round=self.opened_round.id, **given).record

    def says(self, amendment: AnyAmendment) -> tuple[str, str]:
        found = self.store.get(AnyAmendment, amendment.id)
        assert found is not None
        return found.text.fr.text, found.text.de.text


def test_amendments_are_numbered_where_the_paper_says_them(tmp_path: Path) -> None:
    office = Amended(tmp_path)
    assert office.numbered() == [(1, "Trois études."), (2, "Une étude."), (3, "Deux études.")]
    paper = minutes_paper(office.store, office.meeting)
    numbers: dict[UUID, int] = {one.block.id: one.number for one in passages_of(office.store, office.opened_round)}
    made = document(paper, FR, DE, PaperOptions(printed_on=TODAY, layout=Layout.COLUMNS), numbers=numbers)
    told = [words for block in made.blocks for words in said(block)]
    marked = [one for one in told if one.startswith("§")]
    assert [one[:3] for one in marked] == ["§ 1", "§ 2", "§ 3"]
    assert [one.endswith(words) for one, words in zip(marked[:2], ("Trois études.", "Une étude."), strict=True)]
    assert "Amendement" in marked[0]


def test_what_is_accepted_stands_in_the_amendment_and_is_taken_back(tmp_path: Path) -> None:
    office = Amended(tmp_path)
    remark = office.remark(1, "Trois études au plus.")
    view = read_remarks(office.store, office.meeting.id)
    (line,) = view.lines
    assert (line.number, line.today) == (1, text("Trois études.", "Drei Studien."))
    passage = view.passage(office.opened_round.paragraphs[0])
    assert passage is not None
    assert (passage.block_kind, passage.still_open) == (MinuteBlockKind.AMENDMENT, 1)
    office.do(settle_remark, remark=remark.id, ruling=RemarkRuling.ACCEPTED, on=CAME)
    assert office.says(office.first) == ("Trois études au plus.", "Drei Studien.")
    assert office.numbered()[0] == (1, "Trois études."), "as it went round"
    office.do(unsettle_remark, remark=remark.id)
    assert office.says(office.first) == ("Trois études.", "Drei Studien.")
    reason = text("Cela n’a pas été dit.", "Das wurde nicht gesagt.")
    office.do(settle_remark, remark=remark.id, ruling=RemarkRuling.REFUSED, reason=reason, on=CAME)
    assert office.says(office.first) == ("Trois études.", "Drei Studien.")


def test_an_amendment_that_was_taken_away_is_no_passage_any_more(tmp_path: Path) -> None:
    office = Amended(tmp_path)
    office.do(amendments.remove_amendment, amendment=office.second.id)
    passage = read_remarks(office.store, office.meeting.id).passage(office.opened_round.paragraphs[1])
    assert passage is not None
    assert (passage.today, passage.circulated) == (None, text("Une étude.", "Eine Studie."))
    assert [one.text.fr.text for one in passages_now(office.store, office.meeting)] == ["Trois études.", "Deux études."]


def test_a_changed_amendment_is_told_from_what_went_round(tmp_path: Path) -> None:
    office = Amended(tmp_path)
    assert are_those_of(office.opened_round, passages_now(office.store, office.meeting))
    office.do_fields(amendments.change_amendment, amendment=office.first.id, text=Rewording(fr="Quatre études."))
    assert not are_those_of(office.opened_round, passages_now(office.store, office.meeting))


def test_remarks_on_an_amendment_of_a_closed_item_stay_inside(tmp_path: Path) -> None:
    office = Amended(tmp_path, closed=True)
    remark = office.remark(1, "Trois études au plus.")
    assert is_restricted(remark)
    office.do(settle_remark, remark=remark.id, ruling=RemarkRuling.ACCEPTED, on=CAME)
    assert office.says(office.first)[0] == "Trois études au plus."
    office.do_fields(amendments.change_amendment, amendment=office.second.id, result=AmendmentResult.WITHDRAWN)
    office.do(approve_minutes, meeting=office.meeting.id, on=CAME)
