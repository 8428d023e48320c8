"""How is a block that stands in the minutes written on, without losing what somebody else wrote meanwhile?"""

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal

from ctj_desktop.domain.record import Record
from ctj_desktop.domain.records.minutes import MinuteBlockKind
from ctj_desktop.domain.records.voting import AnyAmendment, AnyDecision, AnyTask
from ctj_desktop.domain.texts import Language
from ctj_desktop.domain.typed.typed_line import LineMark, read_line
from ctj_desktop.errors import StoreError, UserError
from ctj_desktop.i18n.errors import sentence
from ctj_desktop.services.minutes.blocks import change_block
from ctj_desktop.services.minutes.decisions import change_decision
from ctj_desktop.services.minutes.in_session.amendments import change_amendment
from ctj_desktop.services.minutes.item_sheet import BlockLine, WrittenRecord
from ctj_desktop.services.minutes.tasks import change_task
from ctj_desktop.services.steps import change
from ctj_desktop.services.steps.change import Rewording
from ctj_desktop.storage.errors import ChangedMeanwhile
from ctj_desktop.ui.forms.both_values import BothValues
from ctj_desktop.ui.forms.drafts import DraftKeeper
from ctj_desktop.ui.forms.typed_values import NotADate
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.minutes.blocks.column import BlockColumn
from ctj_desktop.ui.minutes.blocks.pair import CONTENT_LANGUAGES, BlockPair
from ctj_desktop.ui.minutes.entry import PLAIN_KINDS, EntryLine

T = TypeVar("T", bound=Record)

DraftOf = Callable[[object, str], str | None]


class BlockWriter(QObject):
    """Holds the record as it was read and what is typed over it; leaving it is one act."""

    closed = Signal()

    def __init__(
        self,
        desk: Desk,
        workspace: OpenWorkspace,
        pair: BlockPair,
        column: BlockColumn,
        entry: EntryLine,
        both: BothValues,
    ) -> None:
        super().__init__(pair)
        self._desk, self._workspace, self._pair, self._column = desk, workspace, pair, column
        self._entry, self._both = entry, both
        self._line: BlockLine | None = None
        self._before: WrittenRecord | None = None
        self._clash: dict[Language, str] = {}
        self._keepers = {language: DraftKeeper(workspace, self) for language in CONTENT_LANGUAGES}
        for language in CONTENT_LANGUAGES:
            pair.edit(language).textEdited.connect(lambda _text: pair.note(""))
        both.keep_mine.connect(self._keep_mine)
        both.keep_theirs.connect(self._keep_theirs)

    @property
    def line(self) -> BlockLine | None:
        """The block that is open."""
        return self._line

    def open(self, line: BlockLine, language: Language, spoken: str) -> None:
        """The texts of a block become two editors in its place; an unfinished draft stands there again."""
        row, record = self._column.row(line.key), line.record
        if row is None or record is None:
            return
        t = self._desk.t
        self._line, self._before = line, record
        self._clash.clear()
        drafts = self._workspace.store.drafts_of(record.id)
        stored = {side: record.text.text(side) for side in CONTENT_LANGUAGES}
        self._pair.put(*(drafts.get(f"text.{side.value}", stored[side]) for side in CONTENT_LANGUAGES))
        for side in CONTENT_LANGUAGES:
            self._keepers[side].watch(self._pair.edit(side), record.id, f"text.{side.value}")
            if f"text.{side.value}" in drafts:
                self._keepers[side].adopt()
        names = (t("{block}, French").format(block=spoken), t("{block}, German").format(block=spoken))
        self._pair.say(*names, (t("not translated"), t("not translated")))
        self._pair.note(t("Typed earlier and not finished.") if drafts else "", "warning")
        row.host(self._pair)
        self._column.arrange()
        self._pair.edit(language).setFocus()

    def commit(self) -> bool:
        """What was typed becomes an act and the block is closed; False where it is refused or both values stand."""
        if self._line is None or self._before is None:
            return True
        changed = self._changed()
        if not changed:
            self.close()
            return True
        met = [side for side in changed if side in self._clash]
        if met:
            self._offer(met[0])
            return False
        return self._save(changed)

    def give_up(self) -> None:
        """Escape: the block is as it was."""
        self.close()

    def keep(self) -> None:
        """What cannot become an act now is on disk at least."""
        for side in self._changed():
            self._keepers[side].keep()

    def drop(self) -> None:
        """Another item is shown: what was refused stays on disk and stands in its block again."""
        if self._line is not None:
            self.keep()
            for keeper in self._keepers.values():
                keeper.let_go()
            self.close()

    def close(self) -> None:
        """The row shows its texts again; no draft is left."""
        line, self._line, self._before = self._line, None, None
        for keeper in self._keepers.values():
            keeper.finish()
        row = self._column.row(line.key) if line is not None else None
        self._pair.hide()
        self._pair.setParent(self._column)
        self._both.hide()
        if row is not None:
            row.host(None)
        self._column.arrange()
        self.closed.emit()

    def follow(self, line: BlockLine | None) -> None:
        """The minutes changed: an untouched side follows, a touched one is marked. What was typed is never lost."""
        if self._line is None or self._before is None:
            return
        if line is None or line.record is None:
            self._rescue()
            return
        for side in CONTENT_LANGUAGES:
            was, now, typed = self._before.text.text(side), line.text.text(side), self._pair.edit(side).text()
            if typed in (was, now):
                self._pair.edit(side).put(now)
                self._clash.pop(side, None)
            elif now != was:
                self._clash[side] = now
                said = self._desk.t("Changed elsewhere to {text}.").format(text=self._desk.t.quote(now))
                self._pair.note(said, "warning")
        self._line, self._before = line, line.record

    # inside

    def _changed(self) -> dict[Language, str]:
        if self._before is None:
            return {}
        typed = {side: self._pair.edit(side).text() for side in CONTENT_LANGUAGES}
        return {side: text for side, text in typed.items() if text != self._before.text.text(side)}

    def _save(self, changed: dict[Language, str]) -> bool:
        assert self._line is not None
        before = self._before
        try:
            self._write(changed)
        except ChangedMeanwhile as met:
            theirs = met.theirs
            assert isinstance(theirs, type(before))
            for side in changed:
                if theirs.text.text(side) != before.text.text(side):  # type: ignore[union-attr]
                    self._clash[side] = theirs.text.text(side)
            self._before = theirs
            self._offer(next(iter(self._clash), next(iter(changed))))
            return False
        except (UserError, StoreError) as error:
            self._pair.note(sentence(self._desk.t, error))
            self.keep()
            return False
        self.close()
        return True

    def _write(self, changed: dict[Language, str]) -> None:
        line, record, changed = self._line, self._before, self._entry.with_names(changed)
        assert line is not None
        if isinstance(record, AnyDecision):
            self._workspace.do(change_decision, self._after(record, changed), record)
        elif isinstance(record, AnyAmendment):
            self._workspace.do(change_amendment, self._after(record, changed), record)
        elif isinstance(record, AnyTask):
            self._write_task(record, changed)
        elif record is not None:
            kind, texts = self._plain(line.block.block_kind, changed)
            self._workspace.do(change_block, self._after(record, texts, block_kind=kind), record)

    def _write_task(self, record: AnyTask, changed: dict[Language, str]) -> None:
        """An owner or a day typed into the line counts as when the task was new."""
        read = {side: self._entry.read_task(text) for side, text in changed.items()}
        unread = next((task.unread for task in read.values() if task.unread), "")
        if unread:
            raise NotADate(unread)
        fields: dict[str, Any] = {}
        for task in read.values():
            fields |= {"owner": task.owner} if task.owner is not None else {}
            fields |= {"due": task.due} if task.due is not None else {}
        texts = {side: task.text for side, task in read.items()}
        self._workspace.do(change_task, self._after(record, texts, **fields), record)

    def _after(self, record: T, texts: dict[Language, str], **fields: object) -> T:
        """The record with what was typed."""
        return change.changed(self._workspace.store, record, {"text": _rewording(texts), **fields})

    @staticmethod
    def _plain(kind: MinuteBlockKind, changed: dict[Language, str]) -> tuple[MinuteBlockKind, dict[Language, str]]:
        """`- ` and `# ` typed before a paragraph make it an entry or a heading."""
        texts = dict(changed)
        for side, text in changed.items():
            line = read_line(text)
            if line.mark in PLAIN_KINDS and line.mark is not LineMark.PARAGRAPH:
                kind, texts[side] = PLAIN_KINDS[line.mark], line.text
        return kind, texts

    def _offer(self, side: Language) -> None:
        theirs = self._clash.get(side, "")
        name = self._pair.edit(side).accessibleName()
        self._both.offer(self._desk.t, name, theirs, self._pair.edit(side).text())

    def _keep_mine(self) -> None:
        self._clash.clear()
        self._save(self._changed())

    def _keep_theirs(self) -> None:
        for side, text in self._clash.items():
            self._pair.edit(side).put(text)
        self._clash.clear()
        self.commit()

    def _rescue(self) -> None:
        """The block was taken away elsewhere: what was typed over it stands in the line at the end."""
        changed = self._changed()
        typed = {side: changed.get(side, "") for side in CONTENT_LANGUAGES}
        self.close()
        if changed:
            self._entry.take_over(typed)


def _rewording(texts: dict[Language, str]) -> Rewording:
    return Rewording(fr=texts.get(Language.FR), de=texts.get(Language.DE))
