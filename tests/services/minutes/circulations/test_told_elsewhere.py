"""Do the register, the first page, the minutes and the record of decisions tell what was decided in writing?"""

from datetime import timedelta
from pathlib import Path

from ctj_desktop.documents import decisions, minutes
from ctj_desktop.documents.layout import Layout
from ctj_desktop.documents.papers import PaperOptions
from ctj_desktop.domain.log.changes import OperationLabel
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.voting import Decision
from ctj_desktop.i18n import load_translator
from ctj_desktop.services.minutes.circulations import life
from ctj_desktop.services.minutes.decisions import publish_decision
from ctj_desktop.services.minutes.lists import DecisionFilter, decision_keys, decision_lines, decision_sheet
from ctj_desktop.services.minutes.papers.decision_paper import committee_decisions
from ctj_desktop.services.minutes.papers.meeting_paper import minutes_paper
from ctj_desktop.services.workspace.today import today
from tests.office import TODAY
from tests.services.minutes.circulations.office import NO, YES, WritingOffice

VOICES = load_translator("fr_CH"), load_translator("de_CH")
OPTIONS = PaperOptions(printed_on=TODAY, layout=Layout.FR)


def decided(folder: Path) -> WritingOffice:
    """Two agreed, one did not."""
    office = WritingOffice(folder)
    told = office.opened()
    office.answers(told, YES, YES, NO)
    office.do(life.close_circulation, circulation=told.id, on=TODAY)
    meeting = office.a_meeting(office.committee.id)
    office.do(life.report_circulation, circulation=told.id, meeting=meeting.id)
    return office


def test_the_register_and_the_minutes_tell_it(tmp_path: Path) -> None:
    office = decided(tmp_path)
    store = office.store
    [decision] = store.all(Decision)
    [line] = decision_lines(store, decision_keys(store, office.committee.id, DecisionFilter()))
    assert (line.circulation, line.meeting) == ("C-2027-01", "")
    sheet = decision_sheet(store, decision.id)
    assert sheet.written is not None
    assert sheet.written.circulation.id == decision.circulation
    meeting = sheet.written.reported_at
    assert meeting is not None
    said = repr(minutes.document(minutes_paper(store, meeting), *VOICES, OPTIONS))
    assert "Le comité a pris la décision suivante par voie de circulation" in said
    assert "2027-001" in said
    assert "close le" in said


def test_the_record_of_decisions_has_a_part_for_those_of_no_meeting(tmp_path: Path) -> None:
    office = decided(tmp_path)
    [decision] = office.store.all(Decision)
    made = repr(
        decisions.document(committee_decisions(office.store, office.committee.id, 2027, TODAY), *VOICES, OPTIONS)
    )
    assert "Par circulation" in made
    assert "non communiqu" not in made
    assert "Oui\\u202f: 2" in made or "Oui\\xa0: 2" in made
    office.do(publish_decision, decision=decision.id, on=TODAY)
    public = replace(OPTIONS, public=True)
    paper = committee_decisions(office.store, office.committee.id, 2027, TODAY)
    assert "Par circulation" in repr(decisions.document(paper, *VOICES, public))
    with office.store.write(OperationLabel("test.changed")) as unit:
        unit.save(replace(decision, circulation=None), before=decision)
    unknown = committee_decisions(office.store, office.committee.id, 2027, TODAY)
    assert "Par circulation" not in repr(decisions.document(unknown, *VOICES, OPTIONS))


def test_the_first_page_tells_what_runs(tmp_path: Path) -> None:
    office = WritingOffice(tmp_path)
    office.opened(TODAY)
    assert [one.silent for one in today(office.store, TODAY).circulations] == [3]
    assert today(office.store, TODAY + timedelta(days=1)).circulations[0].number == "C-2027-01"
