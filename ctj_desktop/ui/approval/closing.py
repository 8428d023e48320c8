"""Is the file of a meeting closed though something of it is still owed?"""

from collections.abc import Iterator
from typing import Final

from PySide6.QtWidgets import QWidget

from ctj_desktop.domain.records.meetings import Meeting
from ctj_desktop.i18n import Translator
from ctj_desktop.services.minutes.approved.owed import StillOwed, still_owed
from ctj_desktop.ui.forms.asked_once import AskedOnce
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk

NAMED: Final = 6
SIGNATURES: Final = Place(page="approve")


def ask_to_close(desk: Desk, workspace: OpenWorkspace, meeting: Meeting, parent: QWidget) -> tuple[bool, Place | None]:
    """Whether it is closed: at once where nothing is owed; else where what is owed is seen to, if that was chosen."""
    t = desk.t
    owed = list(_owed(t, still_owed(workspace.store, meeting, workspace.today())))
    if not owed:
        return True, None
    lines = [(sentence, verb) for sentence, verb, _place in owed]
    words = (t("Something of this meeting is still owed"), t("Close all the same"))
    asked = AskedOnce(desk, "dialog.close_file", words, lines, parent)
    closes = asked.ask()
    return closes, owed[asked.mended][2] if asked.mended is not None else None


def _owed(t: Translator, found: StillOwed) -> Iterator[tuple[str, str, Place]]:
    """Sentence, word of the button, and where it leads."""
    language = content_language(t)
    if found.extracts:
        said = t("Extracts still to be made or sent: {readers}.")
        readers = _some(t, [one.reader.or_other(language) for one in found.extracts])
        place = Place(page="registers", record=found.extracts[0].key, detail="extracts")
        yield said.format(readers=readers), t("Show"), place
    if found.signatures:
        said = t("Signatures still missing: {names}.")
        yield said.format(names=_some(t, [one.name for one in found.signatures])), t("Enter a signature…"), SIGNATURES
    if found.things:
        said = t("Tasks and decisions still to be done: {things}.")
        things = _some(t, [one.number or one.text.or_other(language) for one in found.things])
        first = found.things[0]
        place = Place(page="registers", record=first.key, detail="decisions" if first.decision else "tasks")
        yield said.format(things=things), t("Show"), place


def _some(t: Translator, names: list[str]) -> str:
    """The first few; how many more there are."""
    more = len(names) - NAMED
    if more <= 0:
        return t.join(names)
    return ", ".join(names[:NAMED]) + " " + t.n("and {count} more", "and {count} more", more).format(count=more)
