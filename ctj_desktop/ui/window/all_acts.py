"""Which acts does the program offer, with which keys? One module for each part of the program."""

from types import ModuleType
from typing import Final

from ctj_desktop.ui.approval import acts as approval
from ctj_desktop.ui.decisions import acts as registers
from ctj_desktop.ui.documents import acts as documents
from ctj_desktop.ui.exchange import acts as exchange
from ctj_desktop.ui.frame.act import Act, Reach
from ctj_desktop.ui.history import acts as records
from ctj_desktop.ui.imports import acts as imports
from ctj_desktop.ui.meetings import acts as agenda
from ctj_desktop.ui.membership import acts as members
from ctj_desktop.ui.minutes import acts as minutes
from ctj_desktop.ui.projects import acts as projects
from ctj_desktop.ui.resources import acts as resources
from ctj_desktop.ui.session import acts as session
from ctj_desktop.ui.strategy import acts as strategy
from ctj_desktop.ui.window import acts as program
from ctj_desktop.ui.window import screens

ROOMS: Final[tuple[ModuleType, ...]] = (
    program,
    records,
    agenda,
    session,
    minutes,
    approval,
    registers,
    strategy,
    resources,
    projects,
    members,
    documents,
    exchange,
    imports,
    screens,
)
"""What every room declares in its `acts`: `ACTS`, and `PAGES` where it has pages that are laid out by hand."""
ACTS: tuple[Act, ...] = tuple(act for room in ROOMS for act in room.ACTS)
"""No Ctrl+Alt (it is AltGr), no key that a Swiss or French keyboard cannot reach."""

PAGE_ACTS = frozenset(act.spec.key for act in ACTS if act.reach is Reach.PAGE)

__all__ = ["ACTS", "PAGE_ACTS", "Act", "Reach"]
