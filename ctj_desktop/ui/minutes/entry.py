"""How does a new line of the minutes become a paragraph, a decision, a vote or a task?"""

from collections.abc import Callable
from datetime import datetime, time
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from ctj_desktop.domain.deciding.over_roll import decided
from ctj_desktop.domain.ids import DecisionId, TaskId
from ctj_desktop.domain.records.minutes import MinuteBlockKind
from ctj_desktop.domain.records.people import Person
from ctj_desktop.domain.records.voting import AnyDecision, Decision, DecisionKind, Task, VoteCount
from ctj_desktop.domain.texts import NO_TEXT, Bilingual, Language, says_something
from ctj_desktop.domain.typed.typed_line import LineMark, read_count, read_line
from ctj_desktop.domain.typed.typed_task import TypedTask, read_task
from ctj_desktop.errors import N_, StoreError, UserError
from ctj_desktop.i18n.errors import sentence
from ctj_desktop.i18n.translator import ZONE
from ctj_desktop.i18n.votes import open_word, verdict_word
from ctj_desktop.services.meetings.people_meant import with_persons
from ctj_desktop.services.minutes.blocks import NewPassage, add_block, add_blocks, new_block
from ctj_desktop.services.minutes.decisions import record_decision
from ctj_desktop.services.minutes.item_sheet import MinuteSheet, VotingRoom, minute_of_vote, voting_room
from ctj_desktop.services.minutes.tasks import add_task
from ctj_desktop.services.minutes.votes import new_vote, record_vote
from ctj_desktop.ui.forms.drafts import DraftKeeper
from ctj_desktop.ui.forms.typed_values import NotADate
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.minutes.blocks.column import BlockColumn
from ctj_desktop.ui.minutes.blocks.pair import CONTENT_LANGUAGES, BlockPair
from ctj_desktop.ui.minutes.blocks.paste import Pasted
from ctj_desktop.ui.minutes.in_session import amendment_words, write_amendment, write_pause
from ctj_desktop.ui.minutes.proposed import choices_said, taken_said
from ctj_desktop.ui.minutes.voices import ContentVoices
from ctj_desktop.ui.widgets.spoken import announce

HEADS: dict[LineMark, tuple[str, str]] = {
    LineMark.DECISION: ("gavel", N_("Decision")),
    LineMark.ADJOURNMENT: ("arrow-bend-up-right", N_("Adjournment")),
    LineMark.VOTE: ("hand-palm", N_("Vote")),
    LineMark.TASK: ("check-square", N_("Task")),
    LineMark.AMENDMENT: ("pencil-simple", N_("Amendment")),
    LineMark.PAUSE: ("pause", N_("Pause")),
    LineMark.HEADING: ("text-aa", N_("Heading")),
    LineMark.LIST_ENTRY: ("rows", N_("List entry")),
}
PLAIN_KINDS = {
    LineMark.PARAGRAPH: MinuteBlockKind.PARAGRAPH,
    LineMark.LIST_ENTRY: MinuteBlockKind.LIST_ENTRY,
    LineMark.HEADING: MinuteBlockKind.HEADING,
}
NEED_WORDS = frozenset({LineMark.DECISION, LineMark.TASK, LineMark.AMENDMENT})


class EntryLine(QObject):
    """The line at the end, or between two blocks; Enter makes it an act."""

    vote_asked = Signal(object, object)
    """A decision and the counts typed so far (or None): the vote needs more than a line."""
    written = Signal(object)

    def __init__(
        self,
        desk: Desk,
        workspace: OpenWorkspace,
        voices: ContentVoices,
        pair: BlockPair,
        column: BlockColumn,
        sheet: Callable[[], MinuteSheet | None],
    ) -> None:
        super().__init__(pair)
        self._desk, self._workspace, self._voices = desk, workspace, voices
        self._pair, self._column, self._sheet = pair, column, sheet
        self._keepers = {language: DraftKeeper(workspace, self) for language in CONTENT_LANGUAGES}
        self._room: tuple[object, VotingRoom] | None = None
        self.began: Language | None = None
        """In which language the present line, else the last one, was begun."""
        for language in CONTENT_LANGUAGES:
            edit = pair.edit(language)
            edit.textEdited.connect(partial(self._typed, language))
            edit.gave_up.connect(self.give_up)

    def watch(self, item: UUID) -> bool:
        """A new item: what was typed there earlier and not finished stands in the line again; whether anything did."""
        drafts = self._workspace.store.drafts_of(item)
        found = [drafts.get(f"new.{language.value}", "") for language in CONTENT_LANGUAGES]
        self._pair.put(*found)
        for language, text in zip(CONTENT_LANGUAGES, found, strict=True):
            keeper = self._keepers[language]
            keeper.watch(self._pair.edit(language), item, f"new.{language.value}")
            if text:
                keeper.adopt()
        self._column.put_entry(None)
        self._preview()
        self._pair.note(self._desk.t("Typed earlier and not finished.") if any(found) else "", "warning")
        return any(found)

    def is_empty(self) -> bool:
        """Whether nothing is typed that one would see."""
        return not any(says_something(text) for text in self._pair.texts())

    def why_not(self) -> str:
        """Why nothing is written into the line now; empty when it can be."""
        covered = self._column.entry is not self._pair
        return self._desk.t("Record the vote first, or cancel it.") if covered else ""

    def side(self) -> Language:
        """The first side in which something is typed."""
        return next((side for side in CONTENT_LANGUAGES if self._pair.edit(side).text().strip()), Language.FR)

    def rest(self) -> None:
        """The counts of a vote are kept from now on: nothing of the line is written to the disk over them."""
        for keeper in self._keepers.values():
            keeper.keep()

    def keep(self) -> None:
        """On disk now."""
        for language in CONTENT_LANGUAGES:
            if self._pair.edit(language).text():
                self._keepers[language].keep()

    def give_up(self) -> None:
        """Escape: the line is empty again, and Ctrl+Z in it brings back what stood there."""
        for language in CONTENT_LANGUAGES:
            edit = self._pair.edit(language)
            cursor = edit.textCursor()
            cursor.select(cursor.SelectionType.Document)
            cursor.removeSelectedText()
        self._done()
        self._column.put_entry(None)

    def clear(self) -> None:
        """It became an act."""
        self._pair.put("", "")
        self._done()

    def take_over(self, texts: dict[Language, str]) -> None:
        """Text typed over a block that is gone: it stands here, on disk, and becomes a block of its own."""
        for side, text in texts.items():
            if text:
                self._pair.edit(side).insert(text)
        self.keep()
        self._pair.note(self._desk.t("The block was removed elsewhere. What you typed stands here."), "warning")

    def take_proposed(self) -> None:
        """`/d` alone, and Enter: the line says what the agenda proposes; leaving a line begun does not."""
        proposed = self._proposed(*self._read())
        for side in CONTENT_LANGUAGES if proposed else ():
            edit = self._pair.edit(side)
            if read_line(edit.text()).text.isdecimal():
                edit.put(edit.text().strip()[:2])  # the number chose it
            edit.moveCursor(edit.textCursor().MoveOperation.End)
            edit.insert_word(proposed.text(side))

    def commit(self) -> bool:
        """What is typed becomes an act; False where it was refused and stands there still, with the reason."""
        if reason := self.why_not():
            self._workspace.bus.refused.emit(reason)
            return False
        sheet = self._sheet()
        if sheet is None or self.is_empty():
            self._done()
            return True
        try:
            made = self._write(sheet, *self._read())
        except (UserError, StoreError) as error:
            self._pair.note(sentence(self._desk.t, error))
            self.keep()
            return False
        if made is None:
            return False
        at = self._column.entry_index if self._column.entry_index < len(self._column.rows) else None
        self.clear()
        self._column.put_entry(None if at is None else at + 1)
        self.written.emit(made)
        if isinstance(made, AnyDecision):
            self._say_left()
        return True

    def paste(self, found: list[Pasted], language: Language) -> None:
        """A whole document: plain blocks in one language, as one act, where the line stands."""
        sheet = self._sheet()
        if sheet is None or not self.commit():
            return
        german = language is Language.DE
        passages = tuple(
            NewPassage(text=Bilingual.of(de=one.text) if german else Bilingual.of(fr=one.text), block_kind=one.kind)
            for one in found
        )
        try:
            made = self._workspace.do(add_blocks, item=sheet.item.id, passages=passages, place=self._place())
        except (UserError, StoreError) as error:
            self._pair.note(sentence(self._desk.t, error))
            return
        at = self._place()
        if at is not None:
            self._column.put_entry(at - 1 + len(passages))
        self.written.emit(made)

    # inside

    def _read(self) -> tuple[LineMark, dict[Language, str]]:
        """The mark of either side, and both texts without it."""
        lines = {side: read_line(self._pair.edit(side).text()) for side in CONTENT_LANGUAGES}
        mark = next((line.mark for line in lines.values() if line.mark is not LineMark.PARAGRAPH), LineMark.PARAGRAPH)
        return mark, {side: line.text for side, line in lines.items()}

    def _write(self, sheet: MinuteSheet, mark: LineMark, texts: dict[Language, str]) -> object:
        place, texts = self._place(), self.with_names(texts)
        if mark in PLAIN_KINDS:
            text = self._bilingual(sheet, texts)
            new = new_block(self._workspace.new_id(), sheet.item, text, PLAIN_KINDS[mark])
            return self._workspace.do(add_block, new, place=place)
        if mark in NEED_WORDS and not any(texts.values()):
            self._pair.note(self._desk.t("The text is missing: write it in at least one of the two languages."))
            return None
        if mark is LineMark.TASK:
            return self._write_task(sheet, texts, place)
        if mark is LineMark.VOTE:
            return self._write_vote(sheet, texts)
        if mark is LineMark.AMENDMENT:
            decision = sheet.to_amend(self._column.entry_index + 1)
            if decision is None and (proposed := self._proposed(LineMark.DECISION, {})):
                words = {side: proposed.text(side) for side in CONTENT_LANGUAGES}
                decision = self._write_decision(sheet, LineMark.DECISION, words, place)
                place = place + 1 if place is not None else None
            return write_amendment(self._workspace, sheet, decision, texts, place)
        if mark is LineMark.PAUSE:
            typed = " ".join(filter(None, texts.values()))
            at, item = self._minute(), sheet.item.id
            return write_pause(self._desk, self._workspace, sheet.meeting, at, typed, item, place)
        if self._chooses(mark, texts):
            self._pair.note(choices_said(self._desk.t, sheet.proposals(), no_such=True))
            return None
        return self._write_decision(sheet, mark, texts, place)

    def _proposed(self, mark: LineMark, texts: dict[Language, str]) -> Bilingual:
        """What the agenda proposes: where nothing was decided yet, or of several the one that is next or chosen."""
        sheet, typed = self._sheet(), " ".join(filter(None, texts.values()))
        if sheet is None or mark is not LineMark.DECISION or (typed and not typed.isdecimal()):
            return NO_TEXT
        proposed = sheet.proposals()
        if proposed.are_numbered:
            return proposed.chosen(typed) or NO_TEXT
        decided = any(line.decision is not None for line in sheet.lines)
        return NO_TEXT if decided or typed else proposed.whole

    def _say_left(self) -> None:
        """Of several proposals one was decided, and others wait."""
        sheet = self._sheet()
        proposed = sheet.proposals() if sheet is not None else None
        if proposed is not None and proposed.are_several and proposed.left:
            said = self._desk.t.n(
                "{count} proposed decision of this item is not taken yet: /d.",
                "{count} proposed decisions of this item are not taken yet: /d.",
                len(proposed.left),
            )
            self._pair.note(said.format(count=len(proposed.left)), "muted")

    def _write_decision(
        self, sheet: MinuteSheet, mark: LineMark, texts: dict[Language, str], place: int | None
    ) -> AnyDecision:
        kind = sheet.usual_kind()
        if mark is LineMark.ADJOURNMENT:
            kind = DecisionKind.ADJOURNMENT
            if not any(texts.values()):
                texts = dict(zip(CONTENT_LANGUAGES, self._voices.adjourned(), strict=True))
        rule = sheet.usual_rule()
        new = Decision(
            id=DecisionId(self._workspace.new_id()),
            home=sheet.item.home,
            committee=sheet.meeting.committee,
            item=sheet.item.id,
            text=self._bilingual(sheet, texts),
            decision_kind=kind,
            rule=rule.id if rule else None,
        )
        made = self._workspace.do(record_decision, new, place=place)
        announce(self._pair, made.number or "")
        return made

    def _write_task(self, sheet: MinuteSheet, texts: dict[Language, str], place: int | None) -> object:
        read = {side: self.read_task(text) for side, text in texts.items()}
        unread = next((task.unread for task in read.values() if task.unread), "")
        if unread:
            raise NotADate(unread)
        owner = next((task.owner for task in read.values() if task.owner is not None), None)
        due = next((task.due for task in read.values() if task.due is not None), None)
        text = self._bilingual(sheet, {side: task.text for side, task in read.items()})
        person = self._workspace.store.get(Person, owner) if owner else None
        new = Task(
            id=TaskId(self._workspace.new_id()),
            home=sheet.item.home,
            committee=sheet.meeting.committee,
            item=sheet.item.id,
            text=text,
            owner=person.id if person else None,
            due=due,
        )
        return self._workspace.do(add_task, new, place=place)

    def read_task(self, text: str) -> TypedTask:
        """Owner and day of a task line; only a person can be the owner, and a day is meant as of the meeting."""
        store, sheet = self._workspace.store, self._sheet()
        held_on = sheet.meeting.on if sheet is not None else None
        return read_task(text, held_on or self._workspace.today(), lambda one: store.get(Person, one) is not None)

    def with_names(self, texts: dict[Language, str]) -> dict[Language, str]:
        """Names typed out after `@` lead to their persons, as those chosen from the list do."""
        sheet = self._sheet()
        if sheet is None:
            return texts
        store, meeting = self._workspace.store, sheet.meeting.id
        return {side: with_persons(store, meeting, text) for side, text in texts.items()}

    def _write_vote(self, sheet: MinuteSheet, texts: dict[Language, str]) -> object:
        t, typed = self._desk.t, " ".join(filter(None, texts.values()))
        decision = self._decision(sheet)
        if decision is None:
            self._pair.note(t("There is no decision above that waits for a vote. Write it first, with /d."))
            return None
        count = read_count(typed)
        if typed and count is None:
            said = t("“{text}” are no counts. Write for, against and abstentions, for instance 8 0 1.")
            self._pair.note(said.format(text=typed))
            return None
        room = self._voting_room(sheet)
        if count is None or count.nobody_voted or not self._is_clear(sheet, decision, count, room):
            self.vote_asked.emit(decision, count)
            return None
        amendment = sheet.amendment_of(decision)
        new = new_vote(self._workspace.new_id(), decision, count, amendment=amendment.id if amendment else None)
        said = self._verdict(decision, count, room)[1]
        made = self._workspace.do(record_vote, new, rule=decision.rule, taken_at=room.at, place=self._place())
        announce(self._pair, said)
        return made

    def _is_clear(self, sheet: MinuteSheet, decision: AnyDecision, count: VoteCount, room: VotingRoom) -> bool:
        """Nothing is left to be asked: quorate, no tie, no opposition under a rule of consensus or without any rule."""
        rule = sheet.counting_rule(decision, count)
        same = (rule.id if rule else None) == decision.rule and not (sheet.without_statutes and count.no)
        return same and room.quorum.reached and self._verdict(decision, count, room)[0] is not None

    def _verdict(self, decision: AnyDecision, count: VoteCount, room: VotingRoom) -> tuple[bool | None, str]:
        t, sheet = self._desk.t, self._sheet()
        assert sheet is not None
        rule = sheet.counting_rule(decision, count)
        verdict = decided(room.snapshot, room.there, rule, count)
        if verdict.adopted is None:
            return None, open_word(t, verdict)
        return verdict.adopted, verdict_word(t, adopted=verdict.adopted, rule=rule)

    def _decision(self, sheet: MinuteSheet) -> AnyDecision | None:
        return sheet.to_vote_on(self._column.entry_index + 1)

    def _voting_room(self, sheet: MinuteSheet) -> VotingRoom:
        """Read once for a line; a keystroke reads nothing."""
        line, store = (sheet.item.id, self._minute()), self._workspace.store
        if self._room is None or self._room[0] != line:
            at = minute_of_vote(store, sheet, self.now())
            self._room = (line, voting_room(store, sheet.item, sheet.meeting, at))
        return self._room[1]

    def _minute(self) -> time:
        return self.now().time().replace(second=0, microsecond=0, tzinfo=None)

    def now(self) -> datetime:
        """The wall clock of the meeting."""
        return self._workspace.now().astimezone(ZONE)

    def _typed(self, language: Language, _text: str) -> None:
        if not any(self._pair.edit(side).text() for side in CONTENT_LANGUAGES if side is not language):
            self.began = language
        self._preview()

    def _preview(self) -> None:
        """What the line will become, while it is typed."""
        if self._pair.note_text():
            self._pair.note("")
        mark, texts = self._read()
        if mark is LineMark.PARAGRAPH:
            self._room = None
            self._pair.show_head()
            return
        icon, word = HEADS[mark]
        self._pair.show_head(icon, self._desk.t(word), *self._facts(mark, texts))
        sheet = self._sheet()
        if sheet is not None and (self._chooses(mark, texts) or self._proposed(mark, texts)):
            self._pair.note(choices_said(self._desk.t, sheet.proposals()), "muted")

    def _chooses(self, mark: LineMark, texts: dict[Language, str]) -> bool:
        """Whether a number stands there, where one of several proposals is chosen by it."""
        sheet, typed = self._sheet(), " ".join(filter(None, texts.values()))
        return mark is LineMark.DECISION and typed.isdecimal() and sheet is not None and sheet.proposals().are_numbered

    def _facts(self, mark: LineMark, texts: dict[Language, str]) -> tuple[str, str]:
        """What is said of it at the right, and in which colour."""
        if mark is LineMark.VOTE:
            return self._counted(texts)
        if mark is LineMark.TASK and any(texts.values()):
            return self._due(texts)
        proposed, sheet = self._proposed(mark, texts), self._sheet()
        return (
            taken_said(self._desk.t, sheet.proposals(), proposed) if proposed and sheet is not None else ""
        ), "muted"

    def _due(self, texts: dict[Language, str]) -> tuple[str, str]:
        t, read = self._desk.t, [self.read_task(text) for text in texts.values()]
        if unread := next((task.unread for task in read if task.unread), ""):
            return t("“{text}” is no date").format(text=unread), "error"
        due = next((task.due for task in read if task.due is not None), None)
        return (t("By when: {day}").format(day=t.date_long(due)) if due else t("no date")), "muted"

    def _counted(self, texts: dict[Language, str]) -> tuple[str, str]:
        sheet = self._sheet()
        decision = self._decision(sheet) if sheet is not None else None
        if sheet is None or decision is None:
            return self._desk.t("no decision waits for a vote"), "warning"
        room, count = self._voting_room(sheet), read_count(" ".join(filter(None, texts.values())))
        number = decision.number or self._desk.t("unnumbered")
        if (amendment := sheet.amendment_of(decision)) is not None:
            number = amendment_words(self._desk.t, amendment)
        if count is None or count.nobody_voted:
            said = self._desk.t("on decision {number} · {count} may vote")
            if amendment is not None:
                said = self._desk.t("on the amendment {number} · {count} may vote")
            return said.format(number=number, count=room.present), "muted"
        given = count.yes + count.no + count.abstentions + count.blank + count.invalid + count.not_voted
        if given > room.present:
            said = self._desk.t("{given} votes, but {present} may vote")
            return said.format(given=given, present=room.present), "error"
        adopted, said = self._verdict(decision, count, room)
        return f"{number} · {said}", "warning" if adopted is None else "ok" if adopted else "error"

    def _place(self) -> int | None:
        at = self._column.entry_index
        return at + 1 if at < len(self._column.rows) else None

    @staticmethod
    def _bilingual(sheet: MinuteSheet, texts: dict[Language, str]) -> Bilingual:
        return Bilingual.of(texts[Language.FR], texts[Language.DE], source=sheet.source)

    def _done(self) -> None:
        for keeper in self._keepers.values():
            keeper.finish()
        self._pair.note("")
        self._preview()
