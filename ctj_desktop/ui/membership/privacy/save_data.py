"""How does everything that is held about a person leave as a paper to hand over, or as a file for programs?"""

from functools import partial

from PySide6.QtWidgets import QWidget

from ctj_desktop.domain.ids import PersonId
from ctj_desktop.domain.records.people import Person
from ctj_desktop.files.stepwise import Step
from ctj_desktop.i18n import N_, load_translator
from ctj_desktop.services.steps.records import person_name
from ctj_desktop.ui.forms.save_as import FileForm, save_as
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk

PAPER, DATA = N_("Paper in French and German (*.pdf)"), N_("Data for other programs (*.json)")


def save_person_data(desk: Desk, workspace: OpenWorkspace, person: Person, parent: QWidget) -> None:
    """Asks where to, and in which form."""
    t, day = desk.t, workspace.today().isoformat()
    title = t("All data on {person}").format(person=person_name(person))
    forms = (
        FileForm(PAPER, ".pdf", partial(_paper, workspace, PersonId(person.id))),
        FileForm(DATA, ".json", partial(_data, desk, workspace, PersonId(person.id))),
    )
    save_as(desk, workspace, parent, (title, f"{title} {day}"), forms)


def _paper(workspace: OpenWorkspace, person: PersonId, _step: Step) -> bytes:
    from ctj_desktop.services.membership.privacy.data_paper import data_pdf
    from ctj_desktop.services.membership.privacy.person_data import person_data

    return data_pdf(workspace.store, person_data(workspace.store, person), workspace.today())


def _data(desk: Desk, workspace: OpenWorkspace, person: PersonId, _step: Step) -> bytes:
    from ctj_desktop.services.membership.privacy.person_data import data_json, person_data

    store = workspace.store
    return data_json(store, load_translator(desk.t.locale), person_data(store, person), workspace.today())
