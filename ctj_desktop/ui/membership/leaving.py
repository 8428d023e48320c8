"""What of the members leaves the window as a file: the persons that are shown, or who sits on the seats of a day?"""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from ctj_desktop.i18n import N_
from ctj_desktop.services.catalogue.composition_table import composition_table
from ctj_desktop.services.membership.lists import SeatLine
from ctj_desktop.ui.forms.export_list import ListToExport
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk


def persons_shown(desk: Desk, workspace: OpenWorkspace, keys: Sequence[bytes]) -> ListToExport:
    """With every field of the directory."""
    persons = [UUID(bytes=key) for key in keys]
    return ListToExport.of_screen(desk, workspace, desk.screens["person"], persons)


def committee_shown(desk: Desk, workspace: OpenWorkspace, seats: Sequence[SeatLine], day: date) -> ListToExport:
    """A line for each seat, vacant or held; as cards and addresses, those who sit there."""
    holders = list(dict.fromkeys(seat.holder for seat in seats if seat.holder is not None))  # on two seats, once
    return ListToExport.of_screen(desk, workspace, desk.screens["person"], holders).with_table(
        N_("Committee on a day"), lambda t, title, _step: composition_table(workspace.store, t, seats, title, day)
    )
