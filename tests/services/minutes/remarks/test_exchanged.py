"""Do remarks entered and settled apart come together, and does the conference read none on a closed item?"""

from pathlib import Path

from ctj_desktop.domain.log.changes import OperationLabel
from ctj_desktop.domain.log.profiles import Profile
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.minutes import AnyBlock
from ctj_desktop.domain.records.remarks import AnyRemark, RemarkRound, RemarkRuling
from ctj_desktop.i18n import load_translator
from ctj_desktop.services.catalogue.lists import ListFilter, rows_of
from ctj_desktop.services.exchange.conflicts import conflicts
from ctj_desktop.services.meetings.closing import close
from ctj_desktop.services.minutes.course import circulate_minutes
from ctj_desktop.services.minutes.remarks.reading import read_remarks
from ctj_desktop.services.naming.search import search_records
from tests.office import text
from tests.services.exchange.exchanging import an_office, introduce, pass_on
from tests.services.minutes.remarks.round_table import CAME, SENT, Table, held, open_round

FR = "Trois communes du district ont donné leur accord."


def went_round_at(folder: Path) -> Table:
    """As `went_round`, in an office that others know."""
    office = an_office(folder, "Jougne", 1)
    meeting, items, passages = held(office)
    office.do(circulate_minutes, meeting=meeting.id, on=SENT)
    opened = open_round(office, meeting, passages)
    return Table(office=office, meeting=meeting, opened=opened, items=items, passages=passages)


def test_what_was_entered_apart_comes_together_and_rulings_that_differ_are_chosen(tmp_path: Path) -> None:
    here = went_round_at(tmp_path)
    there = here_too = an_office(tmp_path, "Vallorbe", 2)
    introduce(here.office, there, Profile.PARTNER)
    remark = here.remark(fr=FR)
    pass_on(here.office, there)
    elsewhere = replace(here, office=there)
    added = elsewhere.remark(1, comment=text("Lequel ?"), name="Vallorbe")
    here.settle(remark, RemarkRuling.ACCEPTED)
    elsewhere.settle(remark, RemarkRuling.REFUSED, reason=text("Non."))
    pass_on(there, here.office)
    view = read_remarks(here.office.store, here.meeting.id)
    assert {line.key for line in view.lines} == {remark.id, added.id}
    assert view.opened == here.office.store.get(RemarkRound, here.opened.id)
    assert {one.register for one in conflicts(here.office.store, [remark.id])} == {"ruling"}
    block = here.office.store.get(AnyBlock, here.passages[1].id)
    assert block is not None
    assert block.text.fr.text == FR  # nothing that was accepted is lost
    assert here_too.store.get(AnyRemark, added.id) is not None


def test_the_conference_reads_no_remark_on_a_closed_item(tmp_path: Path) -> None:
    here = went_round_at(tmp_path)
    conference = an_office(tmp_path, "CTJ", 3)
    introduce(here.office, conference, Profile.CTJ)
    with here.office.store.write(OperationLabel("agenda_item.changed")) as unit:
        close(unit, unit.save(replace(here.items[0], closed=True), before=here.items[0]))
    here.remark(fr=FR)
    seen = here.remark(0, comment=text("Zwetschgenkuchen"))
    pass_on(here.office, conference)
    assert [one.id for one in conference.store.all(AnyRemark)] == [seen.id]
    assert [row["name"] for row in rows_of(conference.store, "remarks", ListFilter())] == ["Canton de Vaud"]
    hits = search_records(conference.store, load_translator("fr_CH"), "Zwetschgenkuchen", ("remark",), 5)
    assert [hit.id for hit in hits] == [seen.id]
    rows = rows_of(here.office.store, "remarks", ListFilter(committee=here.meeting.committee))
    assert [(row["passage"], row["closed"], row["received_on"]) for row in rows] == [
        (2, True, CAME.isoformat()),
        (None, False, CAME.isoformat()),
    ]
