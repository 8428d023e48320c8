"""Do random keys on the page of a session leave the minutes that a replay of what was meant leaves?

Everything is typed as a person types it: fast or with pauses, with slips, corrections, Escape and undo. What was meant
is done beside it by steps in a workspace of its own; after every act both say the same, and so do the whole minutes.
"""

import re
from collections.abc import Callable
from datetime import date, time
from pathlib import Path
from random import Random
from typing import Any

import pytest

from ctj_desktop.domain.ids import MeetingId
from ctj_desktop.domain.records.meetings import AgendaItem, Presence, Reply
from ctj_desktop.domain.records.people import Person
from ctj_desktop.domain.records.statutes import ProxyRule
from ctj_desktop.domain.records.voting import VoteCount
from ctj_desktop.domain.texts import Bilingual, Language
from ctj_desktop.domain.typed.typed_line import stray_command
from ctj_desktop.services.meetings.agenda import change_agenda_item
from ctj_desktop.services.membership.people import add_person
from ctj_desktop.services.membership.statutes import adopt_statutes
from ctj_desktop.services.minutes.blocks import add_block, change_block, remove_block
from ctj_desktop.services.minutes.decisions import change_decision, record_decision, remove_decision
from ctj_desktop.services.minutes.item_sheet import MinuteSheet, minute_sheet, voting_room
from ctj_desktop.services.minutes.proofreading import proof
from ctj_desktop.services.minutes.tasks import add_task, change_task, remove_task
from ctj_desktop.services.minutes.votes import new_vote, record_vote
from ctj_desktop.services.session.attendance import (
    excuse,
    grant_leave,
    mark_absent,
    record_arrival,
    record_departure,
    record_reply,
    remove_presence,
    substitute_arrives,
)
from ctj_desktop.services.session.screen import THERE, Here, SessionView, read_session
from ctj_desktop.services.steps.change import Rewording
from ctj_desktop.storage.store import Store
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.minutes.editor import MinuteEditor
from tests.office import Office, text
from tests.ui import beginning
from tests.ui.desktop import CTRL, Desktop, InDialog, Key
from tests.ui.sitting import Wall, a_guest_is_there

SEATS, FRESH, LIST_TAKEN = 8, 10, 5
REPLIES = {3: Reply.REMOTE, 4: Reply.REPRESENTED, 5: Reply.SUBSTITUTE}
PROPOSED = text("Le comité soutient le projet.", "Der Ausschuss unterstützt das Projekt.")
SAID = ("Le secrétariat présente le dossier.", "Une discussion nourrie s’engage.", "Le budget 2027/2028 est lu.")
GERMAN = ("", "", "Das Sekretariat erläutert das Geschäft.")
DECIDED = ("Le comité approuve le budget.", "L’octroi est accordé.", "À l’unanimité, le rapport est adopté.")
DUE = (
    ("", None),
    (" jusqu'au 15.1.2028", date(2028, 1, 15)),
    (" d’ici le 3 avril", date(2027, 4, 3)),
    (" jusqu’à vendredi", date(2027, 3, 19)),
    (" bis Freitag", date(2027, 3, 19)),
    (" spätestens am 2. April", date(2027, 4, 2)),
    (" -> 15.4.", date(2027, 4, 15)),
)
REFUSED = ("/dle comité", "/x", "/t Relancer jusqu’au 31.2.2028", "Avec @Choffat")


class Behind:
    """The workspace in which what was meant is done, as the tests of the window do it."""

    def __init__(self, folder: Path) -> None:
        self.office = Office(folder, name="replay")
        self.store, self.workspace = self.office.store, self

    def do(self, step: Callable[..., Any], *args: Any, **fields: Any) -> Any:
        return self.office.do(step, *args, **fields).record

    def do_fields(self, step: Callable[..., Any], **fields: Any) -> Any:
        return self.office.do_fields(step, **fields).record

    def tell(self, outcome: Any) -> Any:
        """No window is open that would hear of it."""
        return outcome


def sitting(where: Any) -> MeetingId:
    """In session since two; one seat announced that it takes part from afar, one a proxy, one a substitute."""
    do = where.workspace.do_fields
    committee = beginning.a_committee(where, seats=SEATS)
    rule, title = ProxyRule(per_holder=1, article="art. 9"), text("Statuts", "Statuten")
    do(adopt_statutes, committee=committee.id, title=title, in_force_from=date(2026, 1, 1), proxies=rule)
    meeting = beginning.a_meeting_of(where, committee).id
    (item,) = where.store.all(AgendaItem, meeting=meeting)
    do(change_agenda_item, item=item.id, proposed_decision=PROPOSED)
    beginning.convene(where, meeting)
    zoe = do(add_person, given_name="Zoé", family_name="Müller")
    seats = {line.number: line.seat for line in read_session(where.store, meeting).at(time(14, 0)).seats}
    more = {Reply.REPRESENTED: {"represented_by": seats[1]}, Reply.SUBSTITUTE: {"substitute": zoe.id}}
    for number, reply in REPLIES.items():
        said = {"meeting": meeting, "seat": seats[number], "reply": reply, "replied_on": date(2027, 3, 1)}
        do(record_reply, **said, **more.get(reply, {}))
    beginning.open_at_two(where, meeting)
    a_guest_is_there(where.workspace, meeting)  # the list is begun
    return meeting


def next_minute(at: time) -> time:
    return time(at.hour, at.minute + 1)


def bare(said: str) -> str:
    """Without the ids of persons, which differ."""
    return re.sub(r"\([0-9a-f-]{36}\)", "()", said)


class Session:
    """One workspace of the two, as it says what is in it."""

    def __init__(self, store: Store, meeting: MeetingId) -> None:
        self.store, self.meeting = store, meeting
        (item,) = store.all(AgendaItem, meeting=meeting)
        self.item = item

    def sheet(self) -> MinuteSheet:
        return minute_sheet(self.store, self.item.id)

    def view(self, now: time) -> SessionView:
        return read_session(self.store, self.meeting).at(now)

    def written(self) -> list[object]:
        return [
            (
                line.block.block_kind,
                bare(line.text.fr.text),
                bare(line.text.de.text),
                line.number,
                line.decision.result if line.decision is not None else None,
                (line.vote.count, line.vote.at) if line.vote is not None else None,
                (line.task.due, line.owner) if line.task is not None else None,
            )
            for line in self.sheet().lines
        ]

    def attended(self, now: time) -> list[object]:
        return [(one.number, one.here, one.since, one.until, one.substitute) for one in self.view(now).seats]

    def minutes(self) -> list[object]:
        """Line for line as the paper has them."""
        lines = proof(self.store, self.meeting).lines
        return [(one.part, bare(one.text.fr.text), bare(one.text.de.text), one.number, one.foot) for one in lines]


class Keyboard:
    """A minute-taker at the window, and the replay of what was meant."""

    def __init__(self, desktop: Desktop, in_dialog: InDialog, folder: Path, seed: int) -> None:
        self.desktop, self.in_dialog, self.rng = desktop, in_dialog, Random(seed)
        self.behind = Behind(folder)
        self.here = Session(desktop.store, sitting(desktop))
        self.meant = Session(self.behind.store, sitting(self.behind))
        self.wall, self.minute = Wall(desktop.store), 1
        self.entered: dict[int, int] = {}
        self.done: list[str] = []
        self.pass_time(0)

    @property
    def now(self) -> time:
        return time(14, self.minute)

    @property
    def came(self) -> time:
        """From when somebody is there who is entered now: while the list is being taken, before any vote, the opening.

        No item is taken up here by the clock. After a vote in this minute it is the next one.
        """
        if self.minute < LIST_TAKEN and not self.votes():
            return time(14, 0)
        return max([self.now, *(next_minute(at) for at in self.votes() if at >= self.now)])

    def votes(self) -> list[time]:
        """The minutes in which something was voted on."""
        return [line.vote.at for line in self.meant.sheet().lines if line.vote is not None and line.vote.at is not None]

    @property
    def taken(self) -> time:
        """The minute of a vote now: the next one where somebody left in this one, who could still have voted in it."""
        left = self.meant.store.all(Presence, end=self.now)
        return next_minute(self.now) if left else self.now

    @property
    def editor(self) -> MinuteEditor:
        return self.desktop.find(MinuteEditor, "minutes")

    def run(self, count: int) -> None:
        acts = [
            *(self.paragraph, self.decision, self.decision, self.proposed, self.vote, self.vote, self.task),
            *(
                self.rewrite,
                self.remove,
                self.refused,
                self.come,
                self.come,
                self.slip,
                self.again,
                self.leave,
                self.away,
            ),
        ]
        for _ in range(count):
            if self.rng.random() < 0.4 and self.minute < 53:
                self.pass_time(self.rng.choice((1, 2, 6)))
            act = self.rng.choice(acts)
            self.done.append(act.__name__)
            act()
            self.compare()
        assert self.here.minutes() == self.meant.minutes(), self.done

    def compare(self) -> None:
        assert self.here.written() == self.meant.written(), (self.done[-4:], self.said())
        assert self.here.attended(self.now) == self.meant.attended(self.now), self.done
        for line in self.here.sheet().lines:
            assert not stray_command(line.text.fr.text), self.done
            assert not stray_command(line.text.de.text), self.done

    def said(self) -> tuple[object, ...]:
        """What stands in the line and below it, where something went wrong."""
        pair = self.editor.pair
        return pair.texts(), pair.note_text(), self.editor.editing.note_text()

    def pass_time(self, minutes: int) -> None:
        """The page is left and comes back, as after a look elsewhere."""
        self.minute += minutes
        self.wall.set(14, self.minute)
        navigator = self.desktop.window.desk.navigator
        navigator.go(Place(page="meetings"))
        navigator.go(Place(page="hold", record=self.here.meeting))
        self.editor.pair.fr.setFocus()

    # typing

    def type(self, said: str) -> None:
        """With slips of a key that are taken back, and pauses in which what stands there is kept on the disk."""
        for character in said:
            if self.rng.random() < 0.05:
                self.desktop.keys("q")
                self.desktop.press(Key.Key_Backspace)
            self.desktop.keys(character)
            if self.rng.random() < 0.05:
                self.editor.entry.keep()
                self.editor.picker.look_now()

    def enter(self) -> None:
        """Enter chooses from a list that is open first."""
        self.editor.picker.look_now()
        if self.editor.picker.isVisible():
            self.desktop.press(Key.Key_Return)
        self.desktop.press(Key.Key_Return)

    def line(self, said: str) -> None:
        self.editor.pair.fr.setFocus()
        self.type(said)
        self.enter()

    def sheet_line(self, said: str) -> None:
        """Into the line of the attendance, and back to the minutes."""
        self.list_of_attendance()
        self.desktop.line(said)
        self.back()

    def list_of_attendance(self) -> None:
        self.desktop.press(Key.Key_F9)
        assert self.desktop.focused().objectName() == "hold.attendance", self.done

    def back(self) -> None:
        self.desktop.press(Key.Key_Escape)
        self.editor.pair.fr.setFocus()

    def row(self, number: int) -> None:
        self.list_of_attendance()
        self.desktop.press(Key.Key_Home, CTRL)
        for _ in range(number - 1):
            self.desktop.press(Key.Key_Down)

    # the minutes

    def paragraph(self) -> None:
        french, german = self.rng.choice(SAID), self.rng.choice(GERMAN)
        self.editor.pair.fr.setFocus()
        self.type(french)
        if german:
            self.desktop.press(Key.Key_Tab)
            self.type(german)
        self.enter()
        self.write(add_block, text(french, german))

    def decision(self) -> None:
        said = self.rng.choice(DECIDED)
        self.line(self.rng.choice(("/d {}", "/d{}", "/D {}", "/d: {}", "/d  {}", "  /d\u00a0{}")).format(said))
        self.write(record_decision, text(said))

    def proposed(self) -> None:
        if any(line.decision is not None for line in self.meant.sheet().lines):
            return
        self.line(self.rng.choice(("/d", "/d ", "/D")))
        self.desktop.press(Key.Key_Return)
        self.write(record_decision, PROPOSED)

    def vote(self) -> None:
        sheet = self.meant.sheet()
        decision = sheet.to_vote_on(len(sheet.lines) + 1)
        present = voting_room(self.meant.store, sheet.item, sheet.meeting, self.taken).present
        if decision is None or not present:
            return
        count = VoteCount(yes=self.rng.randint(1, present), abstentions=0)
        count = VoteCount(yes=count.yes, abstentions=self.rng.randint(0, present - count.yes))
        spelled = self.rng.choice(
            ("/v {} 0 {}", "/v{} 0 {}", "/v Pour {} Contre 0 Abst. {}", "/V {} Ja, 0 Nein, {} Enth.")
        )
        self.line(spelled.format(count.yes, count.abstentions))
        vote = new_vote(self.meant.store.environment.new_id(), decision, count)
        self.behind.do(record_vote, vote, rule=decision.rule, taken_at=self.taken)

    def task(self) -> None:
        (until, due), owned = self.rng.choice(DUE), self.rng.random() < 0.5
        name = self.rng.choice(("@Exemple-2 ", "@Camille Exemple-2 ", "@exemple-2 Camille, "))
        self.line(f"/t {name if owned else ''}compléter le budget{until}")
        owner = self.meant.store.all(Person, family_name="Exemple-2")[0].id if owned else None
        self.write(add_task, text("compléter le budget"), owner=owner, due=due)

    def rewrite(self) -> None:
        lines = self.meant.sheet().lines
        if not lines or lines[-1].record is None:
            return
        self.editor.pair.fr.setFocus()
        self.desktop.press(Key.Key_Up)
        self.type(" Suite.")
        self.desktop.press(Key.Key_Return)
        last = lines[-1]
        wording = Rewording(fr=f"{last.text.fr.text} Suite.")
        if last.task is not None:
            self.behind.do_fields(change_task, task=last.task.id, text=wording)
        elif last.decision is not None:
            self.behind.do_fields(change_decision, decision=last.decision.id, text=wording)
        else:
            self.behind.do_fields(change_block, block=last.block.id, text=wording)

    def remove(self) -> None:
        lines = self.meant.sheet().lines
        voted = {line.decision.id for line in lines if line.vote is not None and line.decision is not None}
        if not lines or lines[-1].vote is not None or (lines[-1].decision and lines[-1].decision.id in voted):
            return
        last = lines[-1]
        self.editor.column.rows[len(lines) - 1].setFocus()
        self.desktop.press(Key.Key_Delete)
        if last.task is not None:
            self.behind.do(remove_task, task=last.task.id)
        elif last.decision is not None:
            self.behind.do(remove_decision, decision=last.decision.id)
        else:
            self.behind.do(remove_block, block=last.block.id)
        self.compare()
        typed = any(self.editor.pair.edit(side).document().isUndoAvailable() for side in Language)
        if self.rng.random() < 0.5 and not typed:  # what Escape took out of the line would come back first
            self.desktop.press(Key.Key_Z, CTRL)
            self.behind.office.undo()

    def refused(self) -> None:
        said = self.rng.choice(REFUSED)
        self.line(said)
        assert bare(self.editor.pair.fr.text()) == said, self.done
        assert self.editor.pair.note_text(), self.done
        self.desktop.press(Key.Key_Escape)
        assert self.editor.entry.is_empty()

    def write(self, step: Callable[..., Any], said: Bilingual, **fields: Any) -> None:
        source = self.meant.sheet().source
        given = Bilingual.of(said.fr.text, said.de.text, source=source)
        self.behind.do_fields(step, item=self.meant.item.id, text=given, **fields)

    # the attendance

    def numbers(self, *here: Here) -> list[int]:
        return [one.number for one in self.meant.view(self.now).seats if one.here in here]

    def seat(self, number: int) -> dict[str, Any]:
        return {"meeting": self.meant.meeting, "seat": self.meant.view(self.now).seats[number - 1].seat}

    def is_fresh(self, number: int) -> bool:
        return number in self.entered and self.minute - self.entered[number] <= FRESH

    def come(self) -> None:
        free = [one for one in self.numbers(Here.EXPECTED, Here.REPRESENTED) if one not in self.entered]
        if not free:
            return
        some = sorted(self.rng.sample(free, self.rng.randint(1, len(free))))
        code, at = self.rng.choice(("", "", "/p ", "/d ")), self.rng.choice((None, None, time(14, 0)))
        self.sheet_line(f"{code}{' '.join(map(str, some))}{f' {at:%H:%M}' if at else ''}")
        for number in some:
            said = REPLIES.get(number) if code == "" else None
            if said is Reply.REPRESENTED:
                continue
            self.entered[number] = self.minute
            if said is Reply.SUBSTITUTE:
                self.behind.do(substitute_arrives, **self.seat(number), arrived=at or self.came)
            else:
                remote = code == "/d " or said is Reply.REMOTE
                self.behind.do(record_arrival, **self.seat(number), arrived=at or self.came, remote=remote)

    def slip(self) -> None:
        """Who was entered as in the room was there from afar, or not at all."""
        if not (there := self.numbers(Here.ROOM)):
            return
        number, away, yes = self.rng.choice(there), self.rng.random() < 0.3, self.rng.random() < 0.7
        stay = self.stay(number)
        counted = away and any(at >= stay.start for at in self.votes())
        asked = self.is_fresh(number) and stay.start != self.came and not counted
        code = "/x" if away else "/d"
        if asked:
            self.in_dialog(lambda: self.sheet_line(f"{code} {number}"), lambda: self.from_first(yes))
        else:
            self.sheet_line(f"{code} {number}")
        if self.is_fresh(number) and not counted and (yes or not asked):
            self.behind.do(remove_presence, presence=stay.id)
            if away:
                self.behind.do(excuse, **self.seat(number))
            else:
                self.behind.do(record_arrival, **self.seat(number), arrived=stay.start, remote=True)
            self.entered[number] = self.minute

    def from_first(self, yes: bool) -> None:
        """Whether what is entered now holds from the first time on."""
        self.desktop.click(f"dialog.from_first.{'go' if yes else 'cancel'}")

    def again(self) -> None:
        """An arrival is taken back and entered once more."""
        there = [one for one in self.numbers(Here.ROOM) if one not in REPLIES and self.is_fresh(one)]
        if not there:
            return
        number, yes = self.rng.choice(there), self.rng.random() < 0.7
        stay = self.stay(number)
        self.row(number)
        self.desktop.press(Key.Key_Delete)
        if stay.start != self.came:
            self.in_dialog(lambda: self.desktop.press(Key.Key_Space), lambda: self.from_first(yes))
        else:
            self.desktop.press(Key.Key_Space)
        self.back()
        self.behind.do(remove_presence, presence=stay.id)
        self.behind.do(record_arrival, **self.seat(number), arrived=stay.start if yes else self.came)
        self.entered[number] = self.minute

    def leave(self) -> None:
        there = [
            one.number
            for one in self.meant.view(self.now).seats
            if one.here in THERE and (one.since is None or one.since < self.now)
        ]
        if not there:
            return
        number = self.rng.choice(there)
        if self.rng.random() < 0.5:
            self.sheet_line(f"/q {number}")
        else:
            self.row(number)
            self.desktop.line("/q")
            self.back()
        self.behind.do(record_departure, **self.seat(number), left=self.now)

    def away(self) -> None:
        free = [one for one in self.numbers(Here.EXPECTED) if one not in self.entered]
        if not free:
            return
        number, code = self.rng.choice(free), self.rng.choice("xal")
        self.sheet_line(self.rng.choice((f"/{code} {number}", f"{number} /{code}", f"/{code}{number}")))
        step = {"x": excuse, "a": mark_absent, "l": grant_leave}[code]
        self.behind.do(step, **self.seat(number))

    def stay(self, number: int) -> Presence:
        """The one that runs, in the replay."""
        seat = self.seat(number)["seat"]
        lines = self.meant.store.rows("SELECT id FROM attendance WHERE seat = :seat AND deleted = 0", {"seat": seat})
        (found,) = [one for one in self.meant.store.all(Presence, end=None) if one.attendance.bytes == lines[0][0]]
        return found


@pytest.mark.long
@pytest.mark.parametrize("seed", range(6))
def test_random_keys_leave_the_minutes_that_were_meant(
    empty: Desktop, in_dialog: InDialog, tmp_path: Path, seed: int
) -> None:
    Keyboard(empty, in_dialog, tmp_path, seed).run(40)
