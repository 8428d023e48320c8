"""Where is every page, and how is every dialog made? For tests that walk over all of them in one window."""

from collections.abc import Callable, Collection, Iterator
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QApplication, QDialog

from ctj_desktop.domain.ids import CommitteeId, MeetingId
from ctj_desktop.domain.money import Currency
from ctj_desktop.domain.records.committees import Committee, Mandate
from ctj_desktop.domain.records.meetings import Meeting
from ctj_desktop.domain.records.people import Office, Organisation, Person, Side, Territory
from ctj_desktop.domain.records.projects import FinancingLine, Project
from ctj_desktop.domain.records.remarks import RemarkRuling
from ctj_desktop.domain.records.voting import Task
from ctj_desktop.services.directory.entrusting import SideProposal
from ctj_desktop.services.directory.mandate_letters import Letters, draft_letters
from ctj_desktop.services.exchange.lists import received
from ctj_desktop.services.meetings.agenda_table import agenda_table, head_of_meeting
from ctj_desktop.services.meetings.attached_files import NotOpened
from ctj_desktop.services.meetings.refusals import LateDocument, LateWithoutReason
from ctj_desktop.services.membership.radar import RadarKind, RadarLine, radar
from ctj_desktop.services.minutes.item_sheet import minute_sheet, voting_room
from ctj_desktop.services.minutes.remarks.reading import read_remarks, rounds_of
from ctj_desktop.services.naming.hanging import what_hangs
from ctj_desktop.services.session.screen import read_session
from ctj_desktop.storage.backing_up import back_up
from ctj_desktop.storage.file.generations import folder_of, name_of
from ctj_desktop.storage.log.bundle_inbox import bundles
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.window.screens import BY_PAGE, SCREENS
from tests.ui.contradiction import Other
from tests.ui.desktop import Desktop
from tests.ui.minuted import TAKEN, minuted, third_item
from tests.ui.remarked import circulated_meeting, remarked
from tests.ui.sitting import Wall, the_meeting, under_way

PARTS = ("facts", "partners", "budget", "opinion", "moves")
PROJECT = "P-2026-005"
DECLARED = tuple(BY_PAGE)
Screen = tuple[str, Place]
MakeDialog = Callable[[], QDialog]


RICH = ("statutes",)
"""The declared page with most kinds of fields and a list: what holds for it holds for all that one engine makes,
so that the walks in which every page costs seconds stay with it. The others walk over all of them."""


def pages(office: Desktop, *, declared: Collection[str] = RICH) -> Iterator[Screen]:
    """Every page, the meeting of the spring still being prepared; then that meeting in session, by whose clock backups
    have their age."""
    store = office.store
    meetings = [meeting.id for meeting in store.all(Meeting, order="on")]
    project = store.all(Project, number=PROJECT)[0].id
    yield "today", Place(page="today")
    yield "meetings", Place(page="meetings")
    yield "calendar", Place(page="calendar", detail="2027-05-06 month")
    yield "calendar-year", Place(page="calendar", detail="2027-05-06 year")
    yield "prepare", Place(page="prepare", record=meetings[-1])
    yield "replies", Place(page="replies", record=meetings[-1])
    yield "approve", Place(page="approve", record=meetings[-2])
    yield "remarks", Place(page="remarks", record=went_round(office))
    yield "locked", Place(page="approve", record=meetings[0])
    yield "decisions", Place(page="registers", detail="decisions")
    yield "tasks", Place(page="registers", detail="tasks")
    yield "opinions", Place(page="registers", detail="opinions")
    yield "board", Place(page="projects", detail="board")
    yield "projects", Place(page="projects", detail="list")
    yield "dashboard", Place(page="dashboard", detail="territory")
    for part in PARTS:
        yield f"project-{part}", Place(page="project", record=project, detail=part)
    yield "strategy", Place(page="strategy")
    yield "coverage", Place(page="coverage")
    yield "members", Place(page="members", detail="persons")
    yield "composition", Place(page="members", detail="composition")
    yield "radar", Place(page="radar")
    yield "attending", Place(page="attending")
    for page in declared:
        yield page, Place(page=page)
    if "territories" in declared:  # with their list: what they are made of stands on other pages too
        yield "territory", Place(page="territory", record=store.all(Territory, code="MOC")[0].id, detail="projects")
        yield "comparison", Place(page="comparison")
    yield "documents", Place(page="documents", record=meetings[0], detail="minutes")
    yield "attached", Place(page="documents", detail="attached")
    yield "exchange", Place(page="exchange")
    yield "history", Place(page="history", record=meetings[-1])
    yield "bin", Place(page="bin")
    yield hold(office)
    yield "today-sitting", Place(page="today")
    yield "backups", backed_up(office)


def went_round(office: Desktop) -> MeetingId:
    """The meeting whose minutes have remarks; they come the first time."""
    meeting = circulated_meeting(office.workspace)
    return meeting.id if rounds_of(office.store, meeting.id) else remarked(office.workspace)


def backed_up(office: Desktop) -> Place:
    """A backup, and one that cannot be read; they are made the first time."""
    folder = folder_of(office.store.path)
    if not folder.exists():
        made = back_up(office.store)
        made.with_name(name_of(office.store.path.stem, datetime(2026, 1, 1, tzinfo=UTC))).write_bytes(b"nothing")
    return Place(page="backups")


def hold(office: Desktop) -> Screen:
    """The meeting of the spring in session, with minutes; it is convened and opened the first time."""
    meeting = the_meeting(office.workspace)
    if meeting.opened_at is None:
        under_way(office.workspace)
        minuted(office.workspace, third_item(office.workspace))
    else:
        Wall(office.store).set(14, 27)
    return "hold", Place(page="hold", record=meeting.id)


def walk(office: Desktop, *, declared: Collection[str] = RICH) -> Iterator[str]:
    """Shows one page after another, and names it."""
    for name, place in pages(office, declared=declared):
        office.window.desk.navigator.go(place)
        office.settle()
        for _ in range(4):  # what was laid out may itself have asked for another place
            QApplication.processEvents()
        yield name


def dialogs(office: Desktop, other: Other | None = None) -> dict[str, MakeDialog]:
    """Every dialog of the program, made when it is called."""
    return {
        **_of_program(office),
        **_of_meeting(office),
        **_of_remarks(office),
        **_of_session(office),
        **_of_people(office),
        **_of_projects(office),
        **_of_declared(office),
        **_of_imports(office),
        **(_of_exchange(office, other) if other is not None else {}),
    }


def _of_program(office: Desktop) -> dict[str, MakeDialog]:
    from ctj_desktop.ui.window.about import AboutDialog
    from ctj_desktop.ui.window.key_list import KeyList
    from ctj_desktop.ui.workspace.accessibility import AccessibilityDialog
    from ctj_desktop.ui.workspace.new_workspace import NewWorkspaceDialog
    from ctj_desktop.ui.workspace.reporting import ReportDialog
    from ctj_desktop.ui.workspace.settings_dialog import SettingsDialog
    from ctj_desktop.ui.workspace.synced_folder import InSyncedFolder, Places

    window, desk = office.window, office.window.desk
    return {
        "about": lambda: AboutDialog(desk, window),
        "accessibility": lambda: AccessibilityDialog(desk, window),
        "keys": lambda: KeyList(desk, window),
        "new_workspace": lambda: NewWorkspaceDialog(desk, window.make, Places(window.preferences), window, {}),
        "report": lambda: ReportDialog(desk, window, lambda drawn: f"version … 0.1.0\nscreens … {drawn}\n"),
        "synced": lambda: InSyncedFolder(
            desk, Path("Comité.ctj"), "OneDrive", (desk.t("Move it…"), desk.t("Open it there all the same")), window
        ),
        "settings": lambda: SettingsDialog(desk, window.preferences, office.workspace, window),
    }


def _of_meeting(office: Desktop) -> dict[str, MakeDialog]:
    from ctj_desktop.ui.approval.approve_dialog import ApproveMinutes
    from ctj_desktop.ui.approval.rounds.circulate import Circulate
    from ctj_desktop.ui.forms.asked_once import AskedOnce
    from ctj_desktop.ui.forms.leaving.open_copy import NotOpenedFrame
    from ctj_desktop.ui.meetings.call_off import CallOff, CallOffKind
    from ctj_desktop.ui.meetings.change_meeting import ChangeMeeting
    from ctj_desktop.ui.meetings.convene import Convene
    from ctj_desktop.ui.meetings.item_documents import ItemDocuments
    from ctj_desktop.ui.meetings.item_sheet import ChairNoteDialog, item_sheet
    from ctj_desktop.ui.meetings.late.why_late import WhyLateDocument, WhyLateItem
    from ctj_desktop.ui.meetings.new_meeting import NewMeeting
    from ctj_desktop.ui.meetings.past_meeting import EnterAsHeld, PastMeeting
    from ctj_desktop.ui.meetings.planning.series_dialog import SeriesDialog

    window, desk, workspace = office.window, office.window.desk, office.workspace
    meeting = the_meeting(workspace)
    facts, line = head_of_meeting(office.store, meeting.id), agenda_table(office.store, meeting.id).lines[1]
    committee = facts.committee.id
    late, closed = LateWithoutReason(date(2027, 2, 12)), LateDocument(date(2027, 3, 8))
    return {
        "new_meeting": lambda: NewMeeting(desk, workspace, window),
        "series": lambda: SeriesDialog(desk, workspace, window, date(2027, 3, 4)),
        "past_meeting": lambda: PastMeeting(desk, workspace, window),
        "as_held": lambda: EnterAsHeld(desk, workspace, meeting, window, now=True),
        "change_meeting": lambda: ChangeMeeting(desk, workspace, meeting, window),
        "convene": lambda: Convene(desk, workspace, facts, window),
        "doubts": lambda: AskedOnce(
            desk,
            "dialog.doubts",
            (desk.t("Before it goes"), desk.t("Convene")),
            [(desk.t("{day} is a Sunday.").format(day=desk.t.date_long(date(2027, 3, 14))), desk.t("Change the day…"))],
            window,
        ),
        "not_opened": lambda: NotOpenedFrame(desk, NotOpened("Protokoll\u202efdp.exe"), window),
        "cancel_meeting": lambda: CallOff(desk, workspace, meeting, CallOffKind.CANCEL, window),
        "postpone": lambda: CallOff(desk, workspace, meeting, CallOffKind.POSTPONE, window),
        "item": lambda: item_sheet(desk, workspace, line, committee, window, writable=True),
        "chair_note": lambda: ChairNoteDialog(desk, workspace, line.item, window),
        "papers": lambda: ItemDocuments(desk, workspace, line, window),
        "late_item": lambda: WhyLateItem(desk, workspace, late, line.item, None, window),
        "late_document": lambda: WhyLateDocument(desk, closed, lambda _reason: None, window),
        "approve": lambda: ApproveMinutes(desk, workspace, meeting, ["X"], window),
        "circulate": lambda: Circulate(desk, workspace, meeting, window),
    }


def _of_remarks(office: Desktop) -> dict[str, MakeDialog]:
    from ctj_desktop.services.minutes.remarks.taking_back import what_follows
    from ctj_desktop.ui.approval.remarks.settle_dialog import SettleRemark
    from ctj_desktop.ui.approval.remarks.take_back import TakeBackMinutes

    window, desk, workspace = office.window, office.window.desk, office.workspace
    view = read_remarks(office.store, went_round(office))
    line, follows = view.still_open[-1], what_follows(office.store, view.meeting.id)
    return {
        "settle_remark": lambda: SettleRemark(desk, workspace, line, RemarkRuling.OTHERWISE, window),
        "take_back_minutes": lambda: TakeBackMinutes(desk, workspace, follows, window),
    }


def _of_session(office: Desktop) -> dict[str, MakeDialog]:
    from ctj_desktop.ui.meetings.forms import guest_fields, new_guest
    from ctj_desktop.ui.minutes.vote_by_name import VoteByName
    from ctj_desktop.ui.session.close_dialog import CloseSession
    from ctj_desktop.ui.session.open_dialog import OpenSession
    from ctj_desktop.ui.session.proxy_dialog import ProxyDialog
    from ctj_desktop.ui.session.seat_dialogs import LeaveSeat, TakeSeat
    from ctj_desktop.ui.session.times_dialog import SessionTimes

    window, desk, workspace = office.window, office.window.desk, office.workspace
    if the_meeting(workspace).opened_at is None:
        return {}
    meeting = the_meeting(workspace)
    view = read_session(office.store, meeting.id).at(TAKEN)
    sheet = minute_sheet(office.store, third_item(workspace))
    room = voting_room(office.store, sheet.item, sheet.meeting, TAKEN)
    return {
        "guest": lambda: new_guest(desk, workspace, meeting.id, window),
        "guest_fields": lambda: guest_fields(desk, workspace, view.guests[0].guest, window),
        "open": lambda: OpenSession(desk, workspace, meeting, TAKEN, window),
        "proxy": lambda: ProxyDialog(desk, workspace, view, view.seats[3], window),
        "take_seat": lambda: TakeSeat(desk, workspace, view, view.seats[6].key, window),
        "leave_seat": lambda: LeaveSeat(desk, workspace, view, view.seats[0].key, window),
        "times": lambda: SessionTimes(desk, workspace, meeting, window),
        "close": lambda: CloseSession(desk, workspace, view, window),
        "names": lambda: VoteByName(desk, room.called(), (), window),
    }


def ending_line(workspace: OpenWorkspace) -> RadarLine:
    """A mandate that ends, of a body that can be written to."""
    found = radar(workspace.store, workspace.committee, workspace.today()).lines
    return next(line for line in found if line.kind is RadarKind.MANDATE_ENDS)


def every_letter(workspace: OpenWorkspace) -> Letters:
    """About all that the radar shows."""
    found = radar(workspace.store, workspace.committee, workspace.today()).lines
    return draft_letters(workspace.store, found, workspace.today())


def _of_people(office: Desktop) -> dict[str, MakeDialog]:
    from ctj_desktop.ui.decisions.tasks import drop_task
    from ctj_desktop.ui.exchange.replacing import ReplaceComputer
    from ctj_desktop.ui.forms.choose_person import ChoosePerson
    from ctj_desktop.ui.forms.mail_merge import MailMerge
    from ctj_desktop.ui.forms.screens.ending import EndRecord
    from ctj_desktop.ui.forms.screens.removing import RemoveWith
    from ctj_desktop.ui.membership.letter_dialog import LetterDialog
    from ctj_desktop.ui.membership.letters_dialog import LettersDialog
    from ctj_desktop.ui.membership.numbering import LendNumbering, TakeNumberingBack
    from ctj_desktop.ui.minutes.task_day import TaskDay

    window, desk, workspace, store = office.window, office.window.desk, office.workspace, office.store
    task, mandate, committee = (store.all(kind)[0] for kind in (Task, Mandate, Committee))
    assert isinstance(task, Task)
    ending, going = SCREENS[mandate.kind].ending, what_hangs(store, committee)[-3:]
    assert ending is not None
    author = desk.t("Who is at the keyboard?")
    return {
        "choose_person": lambda: ChoosePerson(desk, workspace, author, author, window),
        "drop_task": lambda: drop_task(desk, workspace, task, window),
        "end_record": lambda: EndRecord(desk, workspace, ending, mandate, window),
        "letter": lambda: LetterDialog(desk, workspace, ending_line(workspace), window),
        "mail_merge": lambda: MailMerge(desk, workspace, [one.id for one in store.all(Person)], window),
        "letters": lambda: LettersDialog(desk, workspace, every_letter(workspace), window),
        "lend_numbering": lambda: LendNumbering(desk, workspace, CommitteeId(committee.id), window),
        "replace_computer": lambda: ReplaceComputer(desk, workspace, window),
        "take_numbers_back": lambda: TakeNumberingBack(desk, workspace, the_meeting(workspace), window),
        "remove_with": lambda: RemoveWith(desk, workspace, committee, going, window),
        "task_day": lambda: TaskDay(desk, workspace, task, window),
    }


def _of_projects(office: Desktop) -> dict[str, MakeDialog]:
    from ctj_desktop.ui.forms.screens.making import NewRecord
    from ctj_desktop.ui.projects.change_stage import ChooseRoute, MoveProject
    from ctj_desktop.ui.projects.forms import COST, OPINION, PARTNER, PAYMENT, SOURCE
    from ctj_desktop.ui.projects.new_project import NewProject
    from ctj_desktop.ui.projects.sheet.links import link_with_action

    window, desk, workspace = office.window, office.window.desk, office.workspace
    project = office.store.all(Project, number=PROJECT)[0]
    line = office.store.all(FinancingLine, project=project.id)[0]
    given = {"project": project.id}
    swiss = {**given, "side": Side.CH}
    return {
        "new_project": lambda: NewProject(desk, workspace, None, window),
        "move_project": lambda: MoveProject(desk, workspace, project, None, window),
        "choose_route": lambda: ChooseRoute(desk, workspace, project, window),
        "link_action": lambda: link_with_action(desk, workspace, project.id, window),
        "new_cost": lambda: NewRecord(desk, workspace, COST, window, given=swiss, currency=Currency.CHF),
        "new_money": lambda: NewRecord(desk, workspace, SOURCE, window, given=swiss, currency=Currency.CHF),
        "payment": lambda: NewRecord(desk, workspace, PAYMENT, window, given={"line": line.id}),
        "opinion": lambda: NewRecord(desk, workspace, OPINION, window, given=given),
        "partner": lambda: NewRecord(desk, workspace, PARTNER, window, given=given),
    }


def _of_declared(office: Desktop) -> dict[str, MakeDialog]:
    from ctj_desktop.services.naming.wanted import Wanted
    from ctj_desktop.ui.decisions.screens import TASKS
    from ctj_desktop.ui.forms.screens.keep_filter import KeepFilter
    from ctj_desktop.ui.forms.screens.making import NewRecord

    window, desk, workspace = office.window, office.window.desk, office.workspace
    made: dict[str, MakeDialog] = {
        f"new-{screen.name}": partial(NewRecord, desk, workspace, screen, window)
        for screen in SCREENS.values()
        if screen.new
    }
    return {**made, "keep_filter": lambda: KeepFilter(desk, workspace, TASKS, Wanted(words="x"), window)}


def _of_imports(office: Desktop) -> dict[str, MakeDialog]:
    from ctj_desktop.files.stepwise import no_step
    from ctj_desktop.files.tables.reading import read_pasted
    from ctj_desktop.services.imports.columns import known
    from ctj_desktop.services.imports.plan import plan
    from ctj_desktop.services.imports.preparing import prepared
    from ctj_desktop.ui.imports.dialog import ImportList
    from ctj_desktop.ui.imports.preview import preview_lines

    window, desk, workspace = office.window, office.window.desk, office.workspace
    source = read_pasted("Nom\tPrénom\tMail\tRemarque\nExemple\tEve\tx\t\n\t\ty@z.ch\t-\n", known)

    def columns() -> ImportList:
        dialog = ImportList(desk, workspace, window)
        dialog.take(source)
        return dialog

    def preview() -> ImportList:
        dialog, found = columns(), plan(office.store, prepared(office.store, source))
        dialog.seen((found, preview_lines(office.store, desk.t, found, no_step)))
        return dialog

    return {
        "import_list": lambda: ImportList(desk, workspace, window),
        "import_columns": columns,
        "import_preview": preview,
    }


def _of_exchange(office: Desktop, other: Other) -> dict[str, MakeDialog]:
    from ctj_desktop.services.exchange.identity import card_in, write_card
    from ctj_desktop.ui.exchange.entrusting import EntrustSide
    from ctj_desktop.ui.exchange.partner import AcceptCard
    from ctj_desktop.ui.exchange.received_file import GiveUp, TakeBack
    from ctj_desktop.ui.exchange.send import Send
    from ctj_desktop.ui.exchange.take_in import TakeIn
    from ctj_desktop.ui.membership.privacy.entrusting import Entrust

    window, desk, workspace = office.window, office.window.desk, office.workspace
    card, file = other.folder / "card.ctjcard", other.send(2, to="Secrétariat")
    french = next(one for one in office.store.all(Office) if one.id == other.workspace.store.office_id)
    proposed = SideProposal(french, tuple(office.store.all(Person)), tuple(office.store.all(Organisation)))
    write_card(other.workspace.store, card)
    return {
        "card": lambda: AcceptCard(desk, workspace, card_in(card), card.name, window),
        "send": lambda: Send(desk, workspace, None, window),
        "take_in": lambda: TakeIn(desk, workspace, file, window),
        "take_back": lambda: TakeBack(desk, workspace, bundles(office.store)[-1], "Grand Pontarlier", window),
        "entrust": lambda: Entrust(desk, workspace, proposed.persons[0], window),
        "entrust_side": lambda: EntrustSide(desk, workspace, proposed, window),
        "give_up": lambda: GiveUp(desk, workspace, received(office.store)[0], "Grand Pontarlier", window),
    }
