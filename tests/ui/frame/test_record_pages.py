"""Do the pages and icons that the entries of the kinds name exist?"""

from collections.abc import Iterator, Sequence

import pytest

from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.voting import Task
from ctj_desktop.paths import resources
from ctj_desktop.services.kinds.catalogue import BY_KIND, ENTRIES
from ctj_desktop.services.kinds.entry import Kind, Shown
from ctj_desktop.storage.tables import current_schema
from ctj_desktop.ui.window.pages import is_known


def faults(entries: Sequence[Kind]) -> Iterator[str]:
    """A sentence for each page or icon that is not there."""
    for entry in entries:
        shown, icon = entry.shown, resources() / "icons" / "regular" / f"{entry.icon}.svg"
        if shown is not None and not is_known(shown.page):
            yield f"The kind {entry.name} is shown by the page {shown.page}, which is not in ui/window/pages.py."
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
        "is shown by the page tasks, which is not in ui/window/pages.py",
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
