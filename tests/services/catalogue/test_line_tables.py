"""Do the lines of lists leave as cells of their type, in columns of their own?"""

from datetime import date, time
from decimal import Decimal
from uuid import UUID

from ctj_desktop.domain.ids import CommitteeId, PipelineId, StageId
from ctj_desktop.domain.money import Currency, Money
from ctj_desktop.domain.records.meetings import MeetingState
from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.records.voting import DecisionKind, TaskState, VoteCount
from ctj_desktop.domain.texts import NO_TEXT, Bilingual
from ctj_desktop.files.cell_table import Cell, CellTable
from ctj_desktop.i18n import load_translator
from ctj_desktop.services.catalogue.line_tables import DECISIONS, MEETINGS, RADAR, TASKS, beside, line_table, projects
from ctj_desktop.services.meetings.lists import MeetingLine
from ctj_desktop.services.membership.radar import RadarKind, RadarLine
from ctj_desktop.services.minutes.lists import DecisionLine
from ctj_desktop.services.minutes.task_lists import TaskLine
from ctj_desktop.services.projects.lists import Next, ProjectLine, Routes

FR, DE = load_translator("fr_CH"), load_translator("de_CH")
KEY = UUID(int=1)
COMMITTEE = CommitteeId(KEY)
BOTH = Bilingual.of("Bief", "Bach")


def only_row(table: CellTable) -> dict[str, Cell]:
    return dict(zip(table.headings, table.rows[0], strict=True))


def test_a_meeting_has_its_day_its_hour_and_both_titles() -> None:
    line = MeetingLine(
        key=KEY,
        committee=COMMITTEE,
        committee_name=BOTH,
        number="2027-01",
        title=BOTH,
        on=date(2027, 3, 12),
        start=time(14, 30),
        place=NO_TEXT,
        state=MeetingState.DRAFT,
        items=3,
        missing_fr=0,
        missing_de=2,
    )
    said = only_row(line_table(FR, "Séances", MEETINGS, [line]))
    assert (said["Date"], said["Début"], said["Points"]) == (date(2027, 3, 12), time(14, 30), 3)
    assert (said["Titre (FR)"], said["Titre (DE)"], said["Lieu (FR)"]) == ("Bief", "Bach", "")


def test_a_project_has_amounts_and_a_day_and_no_word_where_there_is_nothing() -> None:
    line = ProjectLine(
        key=KEY,
        committee=COMMITTEE,
        number=None,
        title=BOTH,
        pipeline=PipelineId(KEY),
        stage=StageId(KEY),
        sides=(Side.FR, Side.CH),
        lead=NO_TEXT,
        eur=Money(123450, Currency.EUR),
        chf=None,
        territories=(KEY,),
        next_kind=Next.MEETING,
        next_on=date(2027, 4, 1),
    )
    columns = projects(Routes(pipelines=(), stages={}), {KEY: "MOC"})
    said = only_row(line_table(DE, "Projekte", columns, [line]))
    assert [cell for cell in said.values() if cell not in ("", None)] == [
        *("Bief", "Bach", "FR · CH", Decimal("1234.50"), "Ausschuss tagt", date(2027, 4, 1), "MOC")
    ]


def test_votes_are_numbers_and_what_was_not_counted_is_empty() -> None:
    line = DecisionLine(
        key=KEY,
        number="D-1",
        on=date(2027, 3, 12),
        text=BOTH,
        decision_kind=next(iter(DecisionKind)),
        result=None,
        outcome=None,
        votes=VoteCount(yes=5, no=4),
        meeting="2027-01",
        project="",
        closed=True,
    )
    said = only_row(line_table(FR, "", DECISIONS, [line]))
    assert (said["Oui"], said["Non"], said["Abstentions"], said["À huis clos"]) == (5, 4, 0, "oui")


def test_the_columns_of_a_line_stand_before_those_of_its_record() -> None:
    line = TaskLine(
        key=KEY,
        number="T-1",
        text=BOTH,
        owner=BOTH,
        due=None,
        days=-3,
        state=TaskState.OPEN,
        meeting="",
        closed=False,
    )
    both = beside(line_table(DE, "Pendenzen", TASKS, [line]), CellTable("", ("Text",), (("x",),)))
    assert (both.title, both.headings[0], both.headings[-1]) == ("Pendenzen", "Nummer", "Text")
    assert both.rows[0][-1] == "x"
    assert -3 in both.rows[0]


def test_a_seat_without_anybody_has_no_day() -> None:
    line = RadarLine(key=KEY, kind=RadarKind.VACANT, committee=COMMITTEE, side=Side.FR, label=BOTH)
    said = only_row(line_table(FR, "", RADAR, [line]))
    assert (said["Dernier jour"], said["Siège ou charge (DE)"], said["Côté"]) == (None, "Bach", "FR")
