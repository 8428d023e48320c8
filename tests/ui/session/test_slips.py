"""Does the line of the attendance take what was announced, say what it changes, and put a slip right from its time?"""

from datetime import date, time

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit

from ctj_desktop.domain.ids import MeetingId, SeatId
from ctj_desktop.domain.records.meetings import Presence, Proxy, Reply
from ctj_desktop.domain.records.statutes import ProxyRule
from ctj_desktop.services.membership.people import add_person
from ctj_desktop.services.membership.statutes import adopt_statutes
from ctj_desktop.services.session.attendance import record_reply, remove_presence
from ctj_desktop.services.session.screen import Here, SessionSeat, SessionView, read_session
from ctj_desktop.ui.frame.navigation import Place
from tests.office import text
from tests.ui import beginning
from tests.ui.desktop import CTRL, Desktop, InDialog, Key
from tests.ui.sitting import Wall, a_guest_is_there

ENTRY, NOTE = "hold.entry", "hold.note"


class Sitting:
    """Six seats, in session since two, at ten past; 5 announced a substitute, 4 a proxy of 1, 3 takes part from afar.

    Only a guest was entered at two.

    The keyboard is in the list of the attendance, on the first line.
    """

    def __init__(self, desktop: Desktop) -> None:
        self.desktop = desktop
        committee = beginning.a_committee(desktop, seats=6)
        do = desktop.workspace.do_fields
        proxies = ProxyRule(per_holder=1, article="art. 9")
        title = text("Statuts", "Statuten")
        do(adopt_statutes, committee=committee.id, title=title, in_force_from=date(2026, 1, 1), proxies=proxies)
        self.meeting: MeetingId = beginning.a_meeting_of(desktop, committee).id
        beginning.convene(desktop, self.meeting)
        self.wall = Wall(desktop.store)
        self.zoe = do(add_person, given_name="Zoé", family_name="Müller").id
        seats = self.seats()
        day = date(2027, 3, 1)
        said = {"meeting": self.meeting, "replied_on": day}
        with beginning.told_at_once(desktop.workspace):
            do(record_reply, seat=seats[5].seat, reply=Reply.SUBSTITUTE, substitute=self.zoe, **said)
            do(record_reply, seat=seats[4].seat, reply=Reply.REPRESENTED, represented_by=seats[1].seat, **said)
            do(record_reply, seat=seats[3].seat, reply=Reply.REMOTE, **said)
            beginning.open_at_two(desktop, self.meeting)
            self.wall = a_guest_is_there(desktop.workspace, self.meeting)
        self.at(10)

    def at(self, minute: int) -> None:
        """So many minutes past two, and the page knows."""
        self.wall.set(14, minute)
        navigator = self.desktop.window.desk.navigator
        navigator.go(Place(page="meetings"))
        navigator.go(Place(page="hold", record=self.meeting))
        self.desktop.press(Key.Key_F9)
        self.desktop.press(Key.Key_Home, CTRL)

    def view(self) -> SessionView:
        return read_session(self.desktop.store, self.meeting).at(self.wall.now.time())

    def seats(self) -> dict[int, SessionSeat]:
        """By the numbers of the list."""
        return {seat.number: seat for seat in self.view().seats}

    def here(self, number: int) -> tuple[Here, time | None]:
        seat = self.seats()[number]
        return seat.here, seat.since

    def number_of(self, seat: SeatId) -> int:
        return next(one.number for one in self.seats().values() if one.seat == seat)


@pytest.fixture
def sitting(empty: Desktop) -> Sitting:
    return Sitting(empty)


def test_a_slash_opens_the_field_wherever_one_is_and_a_number_behind_it_is_meant(sitting: Sitting) -> None:
    desktop = sitting.desktop
    desktop.keys("/")
    assert desktop.focused().objectName() == ENTRY
    assert desktop.find(QLineEdit, ENTRY).text() == "/"
    desktop.line("x 6")
    assert (sitting.here(6)[0], sitting.here(1)[0]) == (Here.EXCUSED, Here.EXPECTED)
    desktop.press(Key.Key_F9)
    desktop.press(Key.Key_Down)
    desktop.keys("/")
    assert "Camille Exemple-" in desktop.text("hold.help"), "whom a code without a number is said of"
    desktop.line("x")
    assert sitting.here(2)[0] is Here.EXCUSED
    assert desktop.focused().objectName() == "hold.attendance"


@pytest.mark.each_language
def test_numbers_take_what_was_announced(sitting: Sitting) -> None:
    desktop, t = sitting.desktop, sitting.desktop.window.desk.t
    desktop.line("1-6")
    states = [sitting.here(number)[0] for number in range(1, 7)]
    assert states == [Here.ROOM, Here.ROOM, Here.REMOTE, Here.REPRESENTED, Here.SUBSTITUTE, Here.ROOM]
    said = desktop.text(NOTE)
    assert "Zoé Müller" in said
    assert (
        t("{number} stays represented, as announced. /p {number} enters that this person came after all.").format(
            number=4
        )
        in said
    )
    assert desktop.store.count(Proxy) == 1
    desktop.line("/p 4")
    assert sitting.here(4)[0] is Here.ROOM
    assert t("{number} came in person: the proxy ends.").format(number=4) in desktop.text(NOTE)


def test_whoever_came_instead_of_the_announced_substitute_is_said(sitting: Sitting) -> None:
    sitting.desktop.line("/p 5")
    assert sitting.here(5)[0] is Here.ROOM
    assert "5" in sitting.desktop.text(NOTE)
    assert sitting.desktop.window.desk.t("{number} came in person, though a substitute was announced.").format(
        number=5
    ) in sitting.desktop.text(NOTE)


@pytest.mark.parametrize(
    ("typed", "here"),
    [
        ("5 /s Zoé Müller", Here.SUBSTITUTE),
        ("/d 5", Here.REMOTE),
        ("/x 5", Here.EXCUSED),
        ("/o", Here.REMOTE),
        ("/a", Here.ABSENT),
    ],
)
def test_a_slip_is_put_right_from_its_time(sitting: Sitting, in_dialog: InDialog, typed: str, here: Here) -> None:
    desktop = sitting.desktop
    desktop.line("/p 5")
    sitting.at(11)
    asked: list[str] = []

    def answer() -> None:
        asked.append(desktop.text("dialog.from_first.said"))
        desktop.press(Key.Key_Return)

    for _ in range(4):
        desktop.press(Key.Key_Down)
    in_dialog(lambda: desktop.line(typed), answer)
    assert desktop.window.desk.t.clock(time(14, 10)) in asked[0]
    gone = here in (Here.EXCUSED, Here.ABSENT)
    assert sitting.here(5) == (here, None if gone else time(14, 10))
    assert desktop.store.count(Presence) == (1 if gone else 2)
    desktop.press(Key.Key_Escape)
    desktop.press(Key.Key_Z, CTRL)
    assert sitting.here(5) == (Here.ROOM, time(14, 10)), "one act"


@pytest.mark.parametrize("typed", ["/x 5", "/l 5", "/l", "5 /s Zoé Müller"])
def test_a_question_that_is_left_leaves_the_line_as_it_was_typed(
    sitting: Sitting, in_dialog: InDialog, typed: str
) -> None:
    desktop = sitting.desktop
    desktop.line("/p 5")
    sitting.at(11)
    for _ in range(4):
        desktop.press(Key.Key_Down)
    in_dialog(lambda: desktop.line(typed), lambda: desktop.press(Key.Key_Escape))
    assert (desktop.find(QLineEdit, ENTRY).text(), desktop.focused().objectName()) == (typed, ENTRY)
    assert sitting.here(5) == (Here.ROOM, time(14, 10))
    in_dialog(lambda: desktop.press(Key.Key_Return), lambda: desktop.click("dialog.from_first.go"))
    assert sitting.here(5)[0] is not Here.ROOM


def test_a_removed_entry_that_is_entered_again_keeps_its_time_unless_it_is_said_otherwise(
    sitting: Sitting, in_dialog: InDialog
) -> None:
    desktop = sitting.desktop
    desktop.line("1 2")
    desktop.press(Key.Key_Escape)
    sitting.at(12)
    desktop.press(Key.Key_Delete)
    in_dialog(lambda: desktop.press(Key.Key_Space), lambda: desktop.press(Key.Key_Return))
    assert sitting.here(1) == (Here.ROOM, time(14, 10))
    desktop.press(Key.Key_Down)
    desktop.press(Key.Key_Delete)
    in_dialog(lambda: desktop.press(Key.Key_Space), lambda: desktop.press(Key.Key_Escape))
    assert sitting.here(2)[0] is Here.EXPECTED, "the question was left"
    in_dialog(lambda: desktop.press(Key.Key_Space), lambda: desktop.click("dialog.from_first.cancel"))
    assert sitting.here(2) == (Here.ROOM, time(14, 12))


def test_several_slips_are_asked_of_once(sitting: Sitting, in_dialog: InDialog) -> None:
    desktop = sitting.desktop
    desktop.line("1 2")
    sitting.at(11)
    in_dialog(lambda: desktop.line("/d 1 2 6"), lambda: desktop.press(Key.Key_Return))
    assert [sitting.here(number) for number in (1, 2, 6)] == [
        (Here.REMOTE, time(14, 10)),
        (Here.REMOTE, time(14, 10)),
        (Here.REMOTE, time(14, 11)),
    ]


@pytest.mark.long
def test_nothing_is_asked_of_an_entry_that_is_not_fresh_or_of_who_comes_back(sitting: Sitting) -> None:
    desktop = sitting.desktop
    desktop.line("1 2")
    desktop.press(Key.Key_Escape)
    sitting.at(14)
    desktop.press(Key.Key_Space)
    sitting.at(16)
    desktop.press(Key.Key_Space)
    assert sitting.here(1) == (Here.ROOM, time(14, 16))
    sitting.at(40)
    desktop.line("/d 2")
    assert sitting.here(2)[0] is Here.ROOM
    assert desktop.window.desk.t.clock(time(14, 10)) in desktop.text(NOTE)
    assert desktop.find(QLineEdit, ENTRY).text() == "/d 2"


def test_a_proxy_to_somebody_who_is_not_there_is_said(sitting: Sitting) -> None:
    desktop, t = sitting.desktop, sitting.desktop.window.desk.t
    words = t("“{seat}” is represented by “{bearer}”, who is not there: this vote counts only once they arrive.")

    def said() -> bool:
        return any(
            words.split("{")[0] in label.text() for label in desktop.window.findChildren(QLabel) if label.isVisible()
        )

    assert [one.code for one in sitting.view().findings] == ["attendance.bearer_not_there"]
    assert said()
    desktop.line("1")
    assert sitting.view().findings == ()
    assert not said()


@pytest.mark.each_language
def test_space_ends_no_proxy_and_what_ends_it_says_so_and_is_undone_at_once(sitting: Sitting) -> None:
    desktop, t = sitting.desktop, sitting.desktop.window.desk.t
    stays = t("{number} stays represented, as announced. /p {number} enters that this person came after all.")
    for _ in range(3):
        desktop.press(Key.Key_Down)
    desktop.press(Key.Key_Space)
    assert sitting.here(4)[0] is Here.REPRESENTED
    assert desktop.text(NOTE) == stays.format(number=4)
    desktop.line("/p")
    assert sitting.here(4) == (Here.ROOM, time(14, 10))
    assert desktop.text(NOTE) == t("{number} came in person: the proxy ends.").format(number=4)
    desktop.press(Key.Key_Z, CTRL)
    assert (sitting.here(4)[0], desktop.store.count(Proxy)) == (Here.REPRESENTED, 1)


@pytest.mark.parametrize("typed", ["/d", "/e", "/a", "/l", "/x 4", "/o 4"])
def test_no_code_ends_a_proxy_without_a_word(sitting: Sitting, typed: str) -> None:
    desktop, t = sitting.desktop, sitting.desktop.window.desk.t
    for _ in range(3):
        desktop.press(Key.Key_Down)
    desktop.line(typed)
    assert sitting.here(4)[0] is not Here.REPRESENTED
    assert t("{number} is no longer represented: the proxy ends.").format(number=4) in desktop.text(NOTE)
    desktop.press(Key.Key_Escape)
    desktop.press(Key.Key_Z, CTRL)
    assert (sitting.here(4)[0], desktop.store.count(Proxy)) == (Here.REPRESENTED, 1)


def test_an_arrival_that_is_taken_back_says_that_its_proxy_is_not(sitting: Sitting) -> None:
    desktop, t = sitting.desktop, sitting.desktop.window.desk.t
    for _ in range(3):
        desktop.press(Key.Key_Down)
    desktop.line("/p")
    desktop.press(Key.Key_Space)
    said = t("{number}: the proxy that ended with this entry does not come back with it. /r gives it again.")
    assert sitting.here(4)[0] is Here.EXPECTED
    assert desktop.text(NOTE) == said.format(number=4)
    for _ in range(2):
        desktop.press(Key.Key_Z, CTRL)
    assert sitting.here(4)[0] is Here.REPRESENTED


@pytest.mark.long
@pytest.mark.each_language
def test_space_says_that_a_substitute_leaves_or_is_taken_back_and_the_same_one_comes_again(sitting: Sitting) -> None:
    desktop, t = sitting.desktop, sitting.desktop.window.desk.t
    desktop.line("5")
    desktop.press(Key.Key_F9)
    for _ in range(4):
        desktop.press(Key.Key_Down)
    desktop.press(Key.Key_Space)
    gone = t("{number}: that {name} came as substitute is taken back.").format(number=5, name="Zoé Müller")
    assert (sitting.here(5)[0], desktop.text(NOTE)) == (Here.EXPECTED, gone)
    desktop.press(Key.Key_Z, CTRL)
    assert sitting.here(5) == (Here.SUBSTITUTE, time(14, 10))
    for minute, number in ((30, 0), (50, 4)):
        sitting.at(minute)
        for _ in range(4):
            desktop.press(Key.Key_Down)
        desktop.press(Key.Key_Space)
        if not number:
            left = t("{number}: {name}, who came as substitute, leaves.").format(number=5, name="Zoé Müller")
            assert (sitting.here(5)[0], desktop.text(NOTE)) == (Here.LEFT, left)
    again = t("{number}: {name} is there again, as substitute. /p {number} enters the member in person.")
    assert sitting.here(5) == (Here.SUBSTITUTE, time(14, 50))
    assert desktop.text(NOTE) == again.format(number=5, name="Zoé Müller")


@pytest.mark.long
def test_a_number_brings_back_the_substitute_who_left(sitting: Sitting) -> None:
    desktop = sitting.desktop
    desktop.line("6 /s Zoé Müller")
    sitting.at(30)
    desktop.line("/q 6")
    sitting.at(50)
    desktop.line("6")
    assert sitting.here(6) == (Here.SUBSTITUTE, time(14, 50))
    assert sitting.seats()[6].substitute == "Zoé Müller"


def test_whoever_was_entered_as_away_and_comes_by_space_is_said(sitting: Sitting) -> None:
    desktop, t = sitting.desktop, sitting.desktop.window.desk.t
    desktop.line("/x 1")
    sitting.at(40)
    desktop.press(Key.Key_Space)
    assert sitting.here(1) == (Here.ROOM, time(14, 40))
    assert desktop.text(NOTE) == t("{number} was entered as not coming.").format(number=1)


@pytest.mark.long
def test_the_member_who_came_after_all_replaces_a_substitute_entered_by_mistake(
    sitting: Sitting, in_dialog: InDialog
) -> None:
    sitting.desktop.line("5")
    assert sitting.here(5)[0] is Here.SUBSTITUTE
    sitting.at(11)
    in_dialog(lambda: sitting.desktop.line("/p 5"), lambda: sitting.desktop.press(Key.Key_Return))
    assert sitting.here(5) == (Here.ROOM, time(14, 10))
    sitting.at(40)
    sitting.desktop.line("/s 6 Zoé Müller")
    sitting.at(55)
    sitting.desktop.line("/p 6")
    clock = sitting.desktop.window.desk.t.clock
    assert clock(time(14, 40)) in sitting.desktop.text(NOTE), "later both came, and it is said which key says so"


def test_the_list_taken_in_the_first_minutes_is_of_those_who_were_there_at_the_opening(sitting: Sitting) -> None:
    desktop = sitting.desktop
    sitting.at(2)
    desktop.line("1 2 6 /d 3 14:01")
    assert [sitting.here(number)[1] for number in (1, 2, 6, 3)] == [*[time(14)] * 3, time(14, 1)]
    desktop.press(Key.Key_F9)
    desktop.press(Key.Key_Home, CTRL)
    desktop.press(Key.Key_Space)
    assert (sitting.here(1)[0], desktop.store.count(Presence)) == (Here.EXPECTED, 4), "a slip, and nobody left"
    sitting.at(3)
    desktop.line("/q 2")
    assert (sitting.here(2)[0], sitting.seats()[2].until) == (Here.LEFT, time(14, 3)), "whoever leaves does so now"
    sitting.at(6)
    desktop.line("5")
    assert sitting.here(5)[1] == time(14, 6)


def test_once_an_item_is_taken_up_after_the_list_whoever_is_entered_came_now(sitting: Sitting) -> None:
    sitting.at(1)
    sitting.desktop.line("2")
    sitting.at(2)
    sitting.desktop.press(Key.Key_Return, CTRL)
    sitting.at(3)
    sitting.desktop.line("1")
    assert (sitting.here(2)[1], sitting.here(1)[1]) == (time(14), time(14, 3))


def test_a_list_that_is_taken_under_an_item_is_of_those_who_were_there_at_the_opening(sitting: Sitting) -> None:
    """Attendance is an item of many agendas; until somebody is entered nobody can have come late."""
    desktop = sitting.desktop
    (of_guest,) = desktop.store.all(Presence)
    desktop.workspace.do(remove_presence, presence=of_guest.id)
    sitting.at(4)
    desktop.press(Key.Key_Return, CTRL)
    sitting.at(8)
    desktop.press(Key.Key_Space)
    sitting.at(10)
    desktop.line("2")
    sitting.at(11)
    desktop.line("6")
    assert [sitting.here(number)[1] for number in (1, 2, 6)] == [time(14), time(14), time(14, 11)]


def test_a_proxy_in_a_line_of_several_is_said_to_stand_alone(sitting: Sitting) -> None:
    sitting.desktop.line("/r 5 6")
    assert "/r 5 6" in sitting.desktop.text(NOTE)
    assert [sitting.here(number)[0] for number in (5, 6)] == [Here.EXPECTED, Here.EXPECTED]
