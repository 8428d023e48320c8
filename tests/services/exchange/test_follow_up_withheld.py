"""Does the conference read no word of what follows a closed item: opinions, remarks, execution, extracts, errata?"""

from datetime import date, time
from pathlib import Path

import pytest

from ctj_desktop.documents.layout import Layout
from ctj_desktop.documents.papers import PaperOptions
from ctj_desktop.domain.log.changes import OperationLabel
from ctj_desktop.domain.log.profiles import Profile
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.meetings import AgendaItem, Meeting
from ctj_desktop.domain.records.minutes import AnyBlock
from ctj_desktop.domain.records.people import Organisation
from ctj_desktop.domain.records.projects import OpinionKind
from ctj_desktop.domain.records.remarks import AnyRemark, RemarkRound, RemarkRuling
from ctj_desktop.domain.records.voting import AnyDecision, ExecutionState
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.i18n import load_translator
from ctj_desktop.services.catalogue.bin import restore_record
from ctj_desktop.services.exchange import identity
from ctj_desktop.services.exchange.exporting import export, plan_export
from ctj_desktop.services.meetings.agenda import add_agenda_item
from ctj_desktop.services.meetings.consulting import requests
from ctj_desktop.services.membership.people import add_organisation
from ctj_desktop.services.minutes import blocks, course, decisions
from ctj_desktop.services.minutes.approved.errata import add_erratum, adopt_erratum, change_erratum
from ctj_desktop.services.minutes.extracts.delivering import change_extract, make_extract, owe_extract
from ctj_desktop.services.minutes.following.execution import move_execution
from ctj_desktop.services.minutes.remarks.rounds import open_remark_round
from ctj_desktop.services.minutes.remarks.settling import (
    add_remark,
    change_remark,
    remove_remark,
    settle_remark,
    unsettle_remark,
)
from ctj_desktop.services.minutes.remarks.synopsis import proposed_passages
from ctj_desktop.services.papers.all_papers import places
from ctj_desktop.services.papers.paper import Asked
from ctj_desktop.services.session.course import close_session
from tests.office import TODAY, Office, text
from tests.services.exchange.exchanging import an_office, introduce
from tests.services.marked import every_byte

HELD, SENT, UNTIL, LATER = date(2027, 3, 12), date(2027, 3, 20), date(2027, 4, 3), date(2027, 6, 18)


class Marks:
    """Words of which each stands in one text only."""

    def __init__(self) -> None:
        self.made: list[str] = []

    def __call__(self) -> str:
        self.made.append(f"Geheimwort{len(self.made):03}x")
        return self.made[-1]

    def both(self) -> Bilingual:
        """A pair of them."""
        return text(self(), self())


class Followed:
    """An item of a meeting whose every text of what follows it is marked, one way or the other."""

    def __init__(self, office: Office, *, closed: bool) -> None:
        self.office, self.word = office, Marks()
        self.meeting: Meeting = office.a_meeting(office.a_committee(seats=3).id, items=1)
        add = {"meeting": self.meeting.id, "title": text("Nomination", "Wahl"), "closed": closed}
        self.item: AgendaItem = office.do_fields(add_agenda_item, **add).record
        self.body: Organisation = office.do_fields(add_organisation, name=text("Commune", "Gemeinde")).record
        office.opened(self.meeting)
        self.passage = office.do_fields(blocks.add_block, item=self.item.id, text=self.word.both()).record
        said = {"item": self.item.id, "text": self.word.both()}
        self.decision: AnyDecision = office.do_fields(decisions.record_decision, **said).record

    def opinions(self) -> None:
        given = {"organisation": self.body.id, "item": self.item.id, "asked_on": TODAY}
        asked = self.office.do_fields(requests.ask_opinion, question=self.word.both(), **given).record
        self.office.do_fields(requests.change_requested_opinion, requested_opinion=asked.id, question=self.word.both())
        answer = {"answered_on": TODAY, "answer": OpinionKind.FAVOURABLE, "text": self.word.both()}
        self.office.do_fields(requests.record_opinion_answer, requested_opinion=asked.id, **answer)
        self.office.do(requests.remove_requested_opinion, requested_opinion=asked.id)
        self.office.do(restore_record, record=asked.id)

    def round(self) -> None:
        office = self.office
        office.do(close_session, meeting=self.meeting.id, on=HELD, closed_at=time(15, 0))
        office.do_fields(open_remark_round, meeting=self.meeting.id, opened_on=SENT, until=UNTIL)
        [self.opened] = office.store.all(RemarkRound, meeting=self.meeting.id)

    def remark(self, **where: object) -> AnyRemark:
        given = {"round": self.opened.id, "received_on": SENT, **where}
        said = {"name": self.word(), "comment": self.word.both(), "wording": self.word.both()}
        made: AnyRemark = self.office.do_fields(add_remark, **given, **said).record
        return made

    def remarks(self) -> None:
        office = self.office
        on_passage, on_item = {"paragraph": self.passage.id}, {"item": self.item.id}
        first, second, third, gone = (self.remark(**on) for on in (on_passage, on_item, on_passage, on_item))
        office.do_fields(change_remark, remark=first.id, comment=self.word.both(), wording=self.word.both())
        office.do(settle_remark, remark=first.id, ruling=RemarkRuling.ACCEPTED, on=SENT, reason=self.word.both())
        office.do(unsettle_remark, remark=first.id)
        office.undo()
        office.do(settle_remark, remark=second.id, ruling=RemarkRuling.ACCEPTED, on=SENT)
        said = {"text": self.word.both(), "reason": self.word.both()}
        office.do(settle_remark, remark=third.id, ruling=RemarkRuling.OTHERWISE, on=SENT, **said)
        office.do(remove_remark, remark=gone.id)

    def extract(self) -> None:
        owes = {"decisions": (self.decision.id,), "organisation": self.body.id}
        self.owed = self.office.do_fields(owe_extract, **owes).record
        self.office.do(make_extract, extract=self.owed.id, on=SENT, sha256="ab" * 32)

    def execution(self) -> None:
        noted = {"decision": self.decision.id, "on": SENT}
        for to in (ExecutionState.UNDER_WAY, ExecutionState.DONE):
            self.office.do_fields(move_execution, **noted, to=to, proof=self.word.both())

    def approval(self) -> None:
        self.office.do(course.approve_minutes, meeting=self.meeting.id, on=LATER)

    def errata(self) -> None:
        office, block = self.office, self.office.store.get(AnyBlock, self.passage.id)
        assert block is not None
        said = {"wrong": block.text, "text": self.word.both(), "reason": self.word.both()}
        wrong = office.do_fields(add_erratum, meeting=self.meeting.id, item=self.item.id, on=LATER, **said).record
        office.do_fields(change_erratum, erratum=wrong.id, text=self.word.both(), reason=self.word.both())
        later = office.a_meeting(self.meeting.committee, LATER.isoformat(), items=1)
        office.opened(later)
        [point] = office.store.all(AgendaItem, meeting=later.id)
        adopted = office.do_fields(decisions.record_decision, item=point.id, text=text("Adopté.", "Genehmigt.")).record
        office.do_fields(adopt_erratum, erratum=wrong.id, decision=adopted.id)

    def public(self) -> list[str]:
        """What of it stands in a version of a paper for the public, or for guests."""
        options = PaperOptions(printed_on=LATER, layout=Layout.COLUMNS, public=True)
        store, about, voices = self.office.store, self.meeting.id, (load_translator("fr_CH"), load_translator("de_CH"))
        made = [
            repr(place.make(Asked(store=store, about=about, voices=voices, options=options, choices=paper.choices)))
            for paper, place in places(of_meeting=True)
            if paper.public
        ]
        assert sum("Point 1" in one for one in made) >= 2  # agenda and minutes at least
        return [word for word in self.word.made if any(word in one for one in made)]

    def found_in(self, other: Office, profile: Profile, folder: Path) -> list[str]:
        target = folder / f"{profile}.ctjx"
        export(self.office.store, plan_export(self.office.store, "Bureau saint-imier", profile), target)
        found = every_byte(target, identity.identity(other.store).sealing, folder / "opened")
        assert profile is Profile.PUBLICATION or b"Nomination" in found
        return [word for word in self.word.made if word.encode() in found]


@pytest.fixture
def offices(tmp_path: Path) -> tuple[Office, Office]:
    both = an_office(tmp_path, "pontarlier", 1), an_office(tmp_path, "saint-imier", 2)
    introduce(*both, Profile.CHAIR)
    return both


def test_what_follows_a_closed_item_goes_to_nobody_but_the_committee(
    offices: tuple[Office, Office], tmp_path: Path
) -> None:
    office, other = offices
    about = Followed(office, closed=True)
    about.opinions()
    about.round()
    about.remarks()
    about.extract()
    about.execution()
    about.approval()
    about.errata()
    assert about.found_in(other, Profile.CTJ, tmp_path) == []
    assert about.found_in(other, Profile.PUBLICATION, tmp_path) == []
    assert about.public() == []
    read = set(about.found_in(other, Profile.CHAIR, tmp_path))
    assert read == set(about.word.made)


@pytest.mark.long
def test_what_was_said_before_the_item_was_closed_goes_to_nobody_either(
    offices: tuple[Office, Office], tmp_path: Path
) -> None:
    office, other = offices
    about = Followed(office, closed=False)
    about.opinions()
    about.round()
    about.remarks()
    about.extract()
    office.do_fields(change_extract, extract=about.owed.id, remark=about.word.both())
    said = set(about.found_in(other, Profile.CTJ, tmp_path))
    assert len(said) == len(about.word.made)  # open it may be read: the marks are where they are looked for
    with office.store.write(OperationLabel("agenda_item.changed")) as unit:  # as it comes from a device in session
        unit.save(replace(about.item, closed=True), before=about.item)
    assert about.found_in(other, Profile.CTJ, tmp_path) == []
    later = office.a_meeting(about.meeting.committee, LATER.isoformat())
    approving = office.do_fields(add_agenda_item, meeting=later.id, title=text("PV"), approves=about.meeting.id).record
    office.opened(later)
    for passage in proposed_passages(office.store, approving):
        office.do_fields(blocks.add_block, item=approving.id, text=passage.text)
    about.approval()
    about.errata()
    assert about.found_in(other, Profile.CTJ, tmp_path) == []
    assert about.found_in(other, Profile.PUBLICATION, tmp_path) == []
