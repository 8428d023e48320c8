"""What does one say of a plain screen, so that it is a list, a sheet and a dialog for a new record?

Plain data: fields and editors follow from the types of the record, their labels from `i18n/registers.py`, acts from
the steps that the entry of the kind names. Titles are marked with N_.
"""

from collections.abc import Callable
from typing import Any

from ctj_desktop.domain.record import NamedValue


class Part(NamedValue):
    """A part of a sheet: fields side by side, row by row; a text in two languages is a row of two by itself.

    `step` names one that finds another record by the id of the shown one: the fields are then of that record.
    `note` is a sentence below the title.
    """

    rows: tuple[tuple[str, ...], ...]
    title: str = ""
    note: str = ""
    step: str = ""


class Linked(NamedValue):
    """A list of the records of a kind that refer to the shown one by the field `by`, each opened by its own page.

    `second` stands at the right of the name. `new` is the word for adding one, empty where that is done elsewhere.
    """

    kind: str
    by: str
    title: str
    second: tuple[str, ...] = ()
    new: str = ""
    ordered: bool = False


class Screen(NamedValue):
    """A page that lists the records of one kind beside the sheet of the one that is chosen.

    `asked` are the rows of the dialog for a new record; what the step needs is asked in any case. `second` are the
    fields below the name in the list. `of_committee`: only the records of the committee that is looked at, which is
    that of a new one too. `ordered`: in their own order, else by name.
    """

    kind: str
    page: str
    section: str
    title: str
    icon: str
    parts: tuple[Part, ...]
    new: str = ""
    asked: tuple[tuple[str, ...], ...] = ()
    linked: tuple[Linked, ...] = ()
    second: tuple[str, ...] = ()
    nothing: str = ""
    nothing_more: str = ""
    of_committee: bool = False
    ordered: bool = False
    picture: Callable[[Any, Any, Any], Any] | None = None
    """Makes a widget that shows the record in another way (`show_of`, `retranslate`), above its fields; given the desk,
    the workspace and the sheet. What it needs is imported when it is called."""
    tab: str = ""
    """The word of its switch among the views of its section; empty for a page that is reached from elsewhere."""
