"""Do the pages and icons that the entries of the kinds name exist, and what is done there with each kind?"""

import inspect
from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from pathlib import Path

import pytest

from ctj_desktop.domain.record import fields, replace
from ctj_desktop.domain.records.voting import Task
from ctj_desktop.paths import resources
from ctj_desktop.services.catalogue.line_words import is_said
from ctj_desktop.services.catalogue.steps import step_named
from ctj_desktop.services.kinds.catalogue import BY_KIND, ENTRIES
from ctj_desktop.services.kinds.entry import Kind, Never, Offered, Shown
from ctj_desktop.services.steps.step import form_of
from ctj_desktop.storage.tables import current_schema
from ctj_desktop.ui.frame.screen import FormRows, Screen
from ctj_desktop.ui.window import pages
from ctj_desktop.ui.window.pages import is_known
from ctj_desktop.ui.window.screens import SCREENS


def faults(entries: Sequence[Kind]) -> Iterator[str]:
    """A sentence for each page or icon that is not there."""
    for entry in entries:
        shown, icon = entry.shown, resources() / "icons" / "regular" / f"{entry.icon}.svg"
        if shown is not None and not is_known(shown.page):
            yield f"The kind {entry.name} is shown by the page {shown.page}, which no room declares."
        if shown is not None and shown.of and shown.of not in _owners(entry):
            yield f"The kind {entry.name} is shown by the page of its {shown.of}, and is about none."
        if (shown is not None or entry.icon) and not icon.is_file():
            yield f"The kind {entry.name} has the icon “{entry.icon}”, which is not in resources/icons."


def _owners(entry: Kind) -> set[str]:
    """The kinds that it is about, near and far."""
    found, waiting = set[str](), [entry]
    while waiting:
        one = waiting.pop()
        references = current_schema().shapes[one.name].references
        new = {references[about] for about in one.about} - found
        found |= new
        waiting += [BY_KIND[kind] for kind in new]
    return found


def test_every_page_and_every_icon_exists() -> None:
    assert list(faults(ENTRIES)) == []


TASK = BY_KIND[Task.kind]
OMISSIONS = {
    "page": (
        replace(TASK, shown=Shown(page="tasks")),
        "is shown by the page tasks, which no room declares",
    ),
    "owner": (
        replace(TASK, shown=Shown(page="prepare", of="project")),
        "by the page of its project, and is about none",
    ),
    "icon": (
        replace(TASK, icon="hammer-of-nobody"),
        "has the icon “hammer-of-nobody”, which is not in resources/icons",
    ),
    "no icon": (replace(TASK, icon=""), "has the icon “”, which is not in resources/icons"),
}


@pytest.mark.parametrize("omitted", OMISSIONS)
def test_a_word_that_leads_nowhere_is_told(omitted: str) -> None:
    entry, sentence = OMISSIONS[omitted]
    [said] = faults([entry])
    assert sentence in said


# what is done in the window


DEEDS: Mapping[str, str] = {"enter": "add", "correct": "change", "remove": "remove", "find": "", "listed": ""}
"""What a person does with records of a kind, and by which of its steps."""


def lacks(entries: Sequence[Kind], screens: Mapping[str, Screen] = SCREENS) -> Iterator[str]:
    """A sentence for each deed that the window offers nowhere, without a reason, or not where it is said to."""
    for entry in entries:
        for deed, by in DEEDS.items():
            step = getattr(entry.steps, by) if by else ""
            said = getattr(entry.offered, deed)
            on_screen = _on_screen(screens.get(entry.name), deed, step)
            for fault in _lack(entry.name, deed, step, said, on_screen=on_screen):
                yield f"The kind {entry.name} {fault}."


def _lack(kind: str, deed: str, step: str, said: str, *, on_screen: bool) -> Iterator[str]:
    if not said:
        if not on_screen:
            yield f"is nowhere to {deed} in the window: declare a screen, or say in `offered` where, or why not"
    elif isinstance(said, Never):
        if on_screen:
            yield f"is not to {deed}, says its entry, and its screen does"
    else:
        page, _, named = said.partition(":")
        if not is_known(page):
            yield f"is to {deed} on the page {page}, which no room declares"
        elif (named or step) and not _names(page, named or step) and not (named == "" and _formed(page, kind, deed)):
            yield f"is to {deed} on the page {page} by {named or step}, and nothing in its room names that step"


def _on_screen(screen: Screen | None, deed: str, step: str) -> bool:
    if screen is None:
        return False
    if deed == "enter":
        return bool(screen.new and step)
    if deed == "correct":
        fields = {name for part in screen.parts for row in part.rows for name in row if not part.step}
        return bool(step) and any(form_of(step_named(step)).field(name) is not None for name in fields)
    return bool(step) if deed == "remove" else True


ROOMS: Mapping[str, tuple[str, ...]] = {"hold": ("session", "minutes"), "approve": ("approval", "minutes")}
"""Pages that show the pages of more rooms than their own."""


def _formed(page: str, kind: str, deed: str) -> bool:
    """Whether the room of a workbench declares the fields of the kind: then its steps are those of its entry."""
    for room in ROOMS.get(page, (_room(page),)):
        if (Path(inspect.getfile(pages)).parents[1] / room / "forms.py").exists():
            declared = vars(import_module(f"ctj_desktop.ui.{room}.forms")).values()
            forms = [one for one in declared if isinstance(one, FormRows) and one.kind == kind]
            return any({"enter": one.new, "correct": one.rows, "remove": True}[deed] for one in forms)
    return False


def _room(page: str) -> str:
    maker = pages.LAID_OUT.get(page)
    return maker.removeprefix("ctj_desktop.ui.").partition(".")[0] if maker is not None else page


def _names(page: str, step: str) -> bool:
    """Whether a declaration of the page, or the room of a workbench, names a step."""
    parts = [part for one in SCREENS.values() if one.page == page for part in one.parts]
    declared = [*(part.step for part in parts), *(part.removal.step for part in parts if part.removal is not None)]
    if page not in pages.LAID_OUT:
        below = (one.below for one in SCREENS.values() if one.page == page)
        rooms = (Path(inspect.getfile(made)).parent for made in below if made is not None)
        return step in declared or any(
            step in file.read_text(encoding="utf-8") for one in rooms for file in one.glob("*.py")
        )
    root = Path(inspect.getfile(pages)).parents[1]
    files = (file for one in ROOMS.get(page, (_room(page),)) for file in (root / one).rglob("*.py"))
    return any(step in file.read_text(encoding="utf-8") for file in files)


def test_every_kind_is_entered_corrected_removed_found_and_listed_in_the_window_or_says_why_not() -> None:
    assert list(lacks(ENTRIES)) == []


TERM, GUEST = BY_KIND["glossary_term"], BY_KIND["guest"]
NOT_DONE = {
    "nowhere": (replace(GUEST, offered=Offered()), "is nowhere to enter in the window"),
    "no such page": (
        replace(GUEST, offered=replace(GUEST.offered, remove="guests")),
        "is to remove on the page guests, which no room declares",
    ),
    "not there": (
        replace(GUEST, offered=replace(GUEST.offered, enter="strategy")),
        "is to enter on the page strategy by add_guest, and nothing in its room names that step",
    ),
    "denied": (
        replace(TERM, offered=Offered(correct=Never.PUBLISHED)),
        "is not to correct, says its entry, and its screen does",
    ),
}


@pytest.mark.parametrize("omitted", NOT_DONE)
def test_a_deed_that_is_offered_nowhere_is_told(omitted: str) -> None:
    entry, sentence = NOT_DONE[omitted]
    assert any(sentence in said for said in lacks([entry]))


def test_every_list_of_a_sheet_shows_what_its_records_have() -> None:
    """A list that is empty in the sample hides a field that is not there."""
    for screen in SCREENS.values():
        for linked in screen.linked:
            known = {part.name for part in fields(BY_KIND[linked.kind].record)}
            shown = {name for name in (*linked.name, *linked.second, *linked.right) if not is_said(name)}
            assert shown <= known, (screen.name, linked.kind)
