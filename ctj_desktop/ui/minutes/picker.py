"""Who or what is meant after `@`, `#` or `/`? A list at the cursor, narrowed as one types, accents folded."""

import re
from collections.abc import Callable, Mapping, Sequence

from PySide6.QtWidgets import QWidget

from ctj_desktop.domain import marks
from ctj_desktop.domain.ids import MeetingId
from ctj_desktop.domain.texts import Language
from ctj_desktop.errors import N_, StoreError
from ctj_desktop.services.meetings.people_meant import persons_like
from ctj_desktop.ui.forms.caret.caret_list import VISIBLE, CaretEditor, CaretLine, CaretList
from ctj_desktop.ui.forms.caret.text_blocks import ASKED, SLASH, TextBlocks
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.record_pages import icon_of
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.minutes.blocks.pair import CONTENT_LANGUAGES, BlockPair

SEARCHED = 16
NAMED = re.compile(r"(?:^|(?<=[\s(«„\"]))(?P<sign>[@#])(?P<words>[^\s@#\n](?:[^@#\n]{0,38}[^\s@#\n])?)?$")
MENTIONED_KINDS = {
    "project": N_("Project"),
    "decision": N_("Decision"),
    "agenda_item": N_("Item"),
    "task": N_("Task"),
    "meeting": N_("Meeting"),
}
"""Records that minutes name."""


class MentionPicker(CaretList):
    """Names of persons and records, and texts to use again, in the line and in a block that is open."""

    asked = (NAMED, ASKED)

    def __init__(
        self,
        desk: Desk,
        workspace: OpenWorkspace,
        meeting: Callable[[], MeetingId | None],
        blocks: TextBlocks,
        parent: QWidget,
    ) -> None:
        super().__init__(desk, "minutes.picker", parent)
        self._workspace, self._meeting, self._blocks = workspace, meeting, blocks
        self._pairs: list[BlockPair] = []

    def serve_pair(self, pair: BlockPair) -> None:
        """Both editors of a block."""
        self._pairs.append(pair)
        for language in CONTENT_LANGUAGES:
            edit = pair.edit(language)
            self.serve(edit, edit.textEdited)

    def offered(self, sign: str, words: str) -> Sequence[CaretLine]:
        if sign == SLASH:
            return self._blocks.lines(words)
        return self._persons(words) if sign == "@" else self._records(words)

    def chosen(self, editor: CaretEditor, sign: str, length: int, line: CaretLine) -> None:
        if sign == SLASH:
            self._write_block(editor, length, self._blocks.written(line))
        else:
            editor.replace_before(length, marks.markup([marks.MarkedRun(line.name, mention=line.record)]))
            editor.insert(" ")

    # inside

    def _write_block(self, editor: CaretEditor, length: int, said: Mapping[Language, str]) -> None:
        """In both languages at once, where the cursors stand."""
        pair = next(pair for pair in self._pairs if editor in (pair.fr, pair.de))
        for language in CONTENT_LANGUAGES:
            edit, text = pair.edit(language), said.get(language, "")
            if edit is editor:
                edit.replace_before(length, text)
            else:
                edit.insert_word(text)

    def _persons(self, words: str) -> Sequence[CaretLine]:
        language, meeting = content_language(self._desk.t), self._meeting()
        if meeting is None:
            return []
        found = persons_like(self._workspace.store, meeting, words, VISIBLE)
        return [CaretLine(one.name, one.beside.or_other(language), "user", one.person) for one in found]

    def _records(self, words: str) -> Sequence[CaretLine]:
        if not words:
            return []
        try:
            found = self._workspace.store.search(words, limit=SEARCHED, kinds=tuple(MENTIONED_KINDS))
        except StoreError:
            return []
        german = self._desk.t.language == "de"
        return [
            CaretLine(
                _short(hit.german if german and hit.german else hit.title),
                self._desk.t(MENTIONED_KINDS[hit.kind]),
                icon_of(hit.kind),
                hit.id,
            )
            for hit in found
            if hit.title or hit.german
        ]


def _short(text: str) -> str:
    """A name that fits into a sentence."""
    return " ".join(text.split())[:80]
