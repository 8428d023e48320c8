"""Which text to use again is meant after `/`? It is written in both languages at once, filled with what is known."""

import re
from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtWidgets import QWidget

from ctj_desktop.domain.ids import AgendaItemId, HomeId
from ctj_desktop.domain.records.standard_texts import StandardText
from ctj_desktop.domain.texts import Language
from ctj_desktop.domain.typed.typed_line import COMMANDS
from ctj_desktop.services.meetings.filled_blocks import filled_block
from ctj_desktop.services.texts.text_blocks import blocks_like
from ctj_desktop.ui.forms.caret.caret_list import VISIBLE, CaretEditor, CaretLine, CaretList
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.record_pages import icon_of
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.widgets.text_area import AreaField

SLASH: Final = "/"
ASKED: Final = re.compile(
    rf"(?:^|(?<=[\s(«„\"]))(?P<sign>{SLASH})"
    rf"(?P<words>(?![{COMMANDS}](?:\s|$))[^\s/@#\n](?:[^/@#\n]{{0,38}}[^\s/@#\n])?)?$",
    re.IGNORECASE,
)
"""A slash that begins a word, and a few words; not the mark of a line of the minutes (`/d`)."""
LONGEST: Final = 48
"""Characters of a text beside its name."""


class TextBlocks:
    """Those of a home and of this office; `item` is that of the agenda under which one writes, if any."""

    def __init__(
        self,
        desk: Desk,
        workspace: OpenWorkspace,
        home: Callable[[], HomeId | None],
        item: Callable[[], AgendaItemId | None],
    ) -> None:
        self._desk, self._workspace, self._home, self._item = desk, workspace, home, item

    def lines(self, words: str) -> Sequence[CaretLine]:
        """What a few letters mean."""
        language = content_language(self._desk.t)
        found = blocks_like(self._workspace.store, self._home(), words, VISIBLE)
        return [
            CaretLine(
                one.name.or_other(language),
                " ".join(one.text.or_other(language).split())[:LONGEST],
                icon_of(one.kind),
                one.id,
            )
            for one in found
        ]

    def written(self, line: CaretLine) -> dict[Language, str]:
        """What is inserted, by language; nothing of one that was taken away meanwhile."""
        store = self._workspace.store
        block = store.get(StandardText, line.record)
        return filled_block(store, block, self._item()) if block is not None else {}


class TextBlockList(CaretList):
    """The list for the long texts of a form: a pair of fields for each text in two languages."""

    asked = (ASKED,)

    def __init__(self, desk: Desk, blocks: TextBlocks, name: str, parent: QWidget) -> None:
        super().__init__(desk, name, parent)
        self._blocks = blocks
        self._pairs: list[dict[Language, AreaField]] = []

    def serve_pair(self, french: AreaField, german: AreaField) -> None:
        """A text in both languages."""
        self._pairs.append({Language.FR: french, Language.DE: german})
        for field in (french, german):
            self.serve(field.area, field.area.typed)

    def offered(self, _sign: str, words: str) -> Sequence[CaretLine]:
        return self._blocks.lines(words)

    def chosen(self, editor: CaretEditor, _sign: str, length: int, line: CaretLine) -> None:
        """Where one writes in the place of what was typed, in the other language at the end, as an act of its own."""
        said = self._blocks.written(line)
        pair = next(pair for pair in self._pairs if any(field.area is editor for field in pair.values()))
        for language, field in pair.items():
            text = said.get(language, "")
            if field.area is editor:
                editor.replace_before(length, text)
            elif text and not field.area.isReadOnly():
                field.area.append_source(text)
                field.left.emit()
