"""What does one say of a plain screen, so that it is a list, a sheet and a dialog for a new record?

Plain data: fields and editors follow from the types of the record, their labels from `i18n/registers.py`, acts from
the steps that the entry of the kind names. Titles are marked with N_.
"""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from ctj_desktop.domain.record import NamedValue
from ctj_desktop.ui.frame.navigation import Place


class Removal(NamedValue):
    """How the other record of a part is taken away: the step, which names the act, its words, and what to know of it.

    The step takes the id of the shown record.
    """

    step: str
    act: str
    tip: str


class Part(NamedValue):
    """A part of a sheet: fields side by side, row by row; a text in two languages is a row of two by itself.

    `step` names one that finds another record by the id of the shown one: the fields are then of that record, which
    `removal` takes away by itself.
    `note` is a sentence below the title. What no field of the record says comes from the particulars of the screen,
    by name: `told` are sentences, `chips` other records, `acts` what can be done. `follows` makes a widget below the
    fields that is told what stands in them, also while it is typed (`say` with the record, `retranslate`); what it
    needs is imported when it is called.
    """

    rows: tuple[tuple[str, ...], ...] = ()
    title: str = ""
    note: str = ""
    step: str = ""
    removal: Removal | None = None
    told: tuple[str, ...] = ()
    chips: tuple[str, ...] = ()
    acts: tuple[str, ...] = ()
    follows: Callable[[Any, Any, Any], Any] | None = None


class FormRows(NamedValue):
    """The fields of one kind on a page that is laid out by hand: row by row where it is changed.

    `asked` are the rows of the dialog for a new one, whose title is `new`. Of the choices `unsaid` none stands in it
    unless one is proposed: what is left as it stood would be taken for said.
    """

    kind: str
    rows: tuple[tuple[str, ...], ...]
    asked: tuple[tuple[str, ...], ...] = ()
    new: str = ""
    unsaid: tuple[str, ...] = ()


class Linked(NamedValue):
    """A list of the records of a kind that refer to the shown one by the field `by`, each opened by its own page.

    `second` stands below the name, `right` at its right, `name` instead of it: fields, or words of
    `services/catalogue/line_words.py`. `new` is the word for adding one, empty where that is done elsewhere. `first`
    stands above the fields of the sheet, `wide` has a row for itself. `kept_with`: it is kept by whoever keeps the
    shown record. `opens` is the field of a mere link whose record is opened in its place.
    """

    kind: str
    by: str
    title: str
    name: tuple[str, ...] = ()
    second: tuple[str, ...] = ()
    right: tuple[str, ...] = ()
    new: str = ""
    ordered: bool = False
    first: bool = False
    wide: bool = False
    kept_with: bool = False
    opens: str = ""


class Ending(NamedValue):
    """How a record that runs is ended: the step, and the words of its act, of its dialog, and of the button there."""

    step: str
    act: str
    title: str
    verb: str


class Tick(NamedValue):
    """What the space bar does with a record at once: the step, which takes its id and asks nothing, and its word."""

    step: str
    act: str


class Filter(NamedValue):
    """One choice above a list, remembered under `key`: a field of the record, unless the list has its own source.

    `every` is the word for no choice; without one, one of the choices is always made: `usual` at the beginning, and
    `whole` is that which leaves out nothing. `least` is its width in pixels of ordinary text, else that of its first
    word.
    """

    key: str
    label: str
    every: str = ""
    usual: str = ""
    whole: str = ""
    least: int = 0


class Screen(NamedValue):
    """A page that lists the records of one kind beside the sheet of the one that is chosen.

    `new` is the word for a new record, empty where none is entered here. `asked` are the rows of its dialog, and
    `about` what is said above them; what the step needs is asked in any case, and `committee` is where the step asks
    for whom the record is kept. `second` are the fields below the name in the list; of the name itself it is the other
    language. `of_committee`: only the records of the committee that is looked at, which is that of a new one too.
    `ordered`: in their own order, else by name. `detail` tells the lists of one page apart. `acts` stand below the head
    of the sheet. `as_of`: the list can be shown as of a day, by the periods of its records.
    """

    kind: str
    page: str
    section: str
    title: str
    icon: str
    parts: tuple[Part, ...]
    again: bool = False
    """Another list of a kind whose records have their own page elsewhere."""
    new: str = ""
    asked: tuple[tuple[str, ...], ...] = ()
    about: str = ""
    proposed: Callable[[Any, Mapping[str, Any]], Mapping[str, object]] | None = None
    """What stands in the fields of the dialog at first, by the open file and the values that need not be asked."""
    linked: tuple[Linked, ...] = ()
    second: tuple[str, ...] = ()
    nothing: str = ""
    nothing_more: str = ""
    of_committee: bool = False
    ordered: bool = False
    picture: Callable[[Any, Any, Any], Any] | None = None
    """Makes a widget that shows the record in another way (`show_of`, `retranslate`), above its fields; given the desk,
    the workspace and the sheet. What it needs is imported when it is called."""
    below: Callable[[Any, Any, Any], Any] | None = None
    """Makes a widget as `picture` does, below the lists, that has acts of its own too (`handlers`, `why_not`)."""
    while_new: Callable[[Any, Any, Any], Any] | None = None
    """Makes a widget below the fields of the dialog for a new record (`say` with the texts that stand there by their
    names, whether it has anything to say; `chosen`, a record that is taken instead), as `picture` is made."""
    move: str = ""
    """The step that gives a record another place in its list."""
    ending: Ending | None = None
    tick: Tick | None = None
    tab: str = ""
    """The word of its switch among the views of its section; empty for a page that is reached from elsewhere."""
    detail: str = ""
    filters: tuple[Filter, ...] = ()
    search: str = ""
    """What the field that filters by words says while it is empty, where that is more than the name."""
    as_of: bool = False
    on_sheets: bool = False
    """Its records are met on the sheet of what they belong to: no menu opens the page, the palette does."""
    acts: tuple[str, ...] = ()
    new_of: str = ""
    """The kind of which a new record is made from here, where its own come about elsewhere."""
    keys: str = ""
    """The keys of the page for the strip, where they are not the usual ones."""

    @property
    def name(self) -> str:
        """Of its parts on the screen, and of what is remembered of it."""
        return self.detail or self.page

    @property
    def setting(self) -> str:
        """Where the filter is remembered with the file."""
        return f"{self.page}.{self.detail}" if self.detail else f"list.{self.page}"

    @property
    def key(self) -> str:
        """Under which the desk knows it: the kind, of another list of it the page."""
        return self.page if self.again else self.kind

    def at(self, record: UUID | None = None) -> Place:
        """Where it is shown, with one of its records."""
        return Place(page=self.page, record=record, detail=self.detail)
