"""Who is at the keyboard? Shown and asked in the strip at the foot of every window."""

from PySide6.QtWidgets import QWidget

from ctj_desktop.domain.records.people import Person
from ctj_desktop.services.steps.records import person_name
from ctj_desktop.storage.log.history import recent_authors
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk


def who_writes(desk: Desk, workspace: OpenWorkspace) -> str:
    """The name, or the question."""
    store = workspace.store
    person = store.get(Person, store.author) if store.author else None
    return person_name(person) or desk.t("Who is writing?")


def ask_who_writes(desk: Desk, workspace: OpenWorkspace, parent: QWidget) -> None:
    """Lets a person be chosen, who signs every act from then on; nobody chosen changes nothing.

    Two who take turns need Enter alone: whoever wrote before stands first.
    """
    from ctj_desktop.ui.forms.choose_person import ChoosePerson

    title, verb = desk.t("Who is at the keyboard?"), desk.t("Write as this person")
    others = [one for one in recent_authors(workspace.store) if one != workspace.store.author]
    chosen = ChoosePerson.ask(desk, workspace, title, verb, parent, others)
    if chosen is not None:
        workspace.sit_down(chosen)
