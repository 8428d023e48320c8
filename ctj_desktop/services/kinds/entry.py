"""What does one say of a kind of record, so that the whole house knows it?

An entry is data: the steps, the list, the page and the icon are words, which the rooms above resolve. Whatever it
leaves out the house does not do with such a record; `tests/services/kinds` holds every entry to its word.
"""

from collections.abc import Mapping
from enum import Enum, StrEnum
from typing import Final

from ctj_desktop.domain.numbers import Series
from ctj_desktop.domain.record import NamedValue, Record, field, fields
from ctj_desktop.domain.records.twins import twin_of
from ctj_desktop.errors import N_


class Sentences(NamedValue):
    """What the history says of an act on a record, marked by `N_`, by the verb of its key.

    Of `Office[ of {name}| in the committee]` the part before the bar is said where an act names something, the part
    behind it where it names nothing.
    """

    added: str = ""
    changed: str = ""
    deleted: str = ""
    moved: str = ""
    restored: str = ""

    def of(self, verb: str) -> str:
        """The sentence of one of `VERBS`; empty where there is none."""
        return str(getattr(self, verb)) if verb in VERBS else ""


VERBS: Final = tuple(part.name for part in fields(Sentences))
USUAL: Final = Sentences(
    added=N_("{what} added{ending}"),
    changed=N_("{what} changed{ending}"),
    deleted=N_("{what} deleted{ending}"),
    moved=N_("{what} moved{ending}"),
    restored=N_("{what} restored{ending}"),
)
"""What the history says of every kind, unless it has a sentence of its own.

`{ending}` makes the verb agree with the kind in languages where it does (`i18n/kinds.py`).
"""


class FoundBy(StrEnum):
    """What a person writes for such a record where a step or a command takes one, beside its id."""

    NUMBER = "number"  # 2026-02, or MOC/2026-02
    CODE = "code"
    ITEM = "item"  # 2026-02/3.1
    STAGE = "stage"  # a code, or FPPT/idea where several routes have it
    VOTER = "voter"  # C-2027-01/Camille Exemple
    PERSON = "person"  # Camille Exemple
    NAME = "name"
    TITLE = "title"  # only where nothing but this kind can be meant


class Arises(StrEnum):
    """How records of a kind come about that no step makes."""

    REFERENCE = "reference"  # what the conference publishes
    SETTING_UP = "setting_up"
    FILE = "file"  # a file that was attached
    IMPORT = "import"  # a list of others that was taken in


class Never(StrEnum):
    """Why nobody does something with a record of a kind by itself."""

    PUBLISHED = "the Conference publishes it, and it comes along with the program"
    HAPPENED = "it says what was done, and stays as it was written"
    FOLLOWS = "it follows from another act, and goes with it"
    ANEW = "it is taken away and entered anew"
    TOGETHER = "it is seen together with what it belongs to"
    KEPT = "other records and papers refer to it for ever"
    ONE = "there is one in a workspace, and the settings show and correct it"
    PRIVATE = "it stays in this office, and stands on no list"


class Offered(NamedValue):
    """What is done in the window with such a record that no screen of its own (`ui/frame/screen.py`) offers.

    Each is the page that offers it, with the step where it is none of the kind's own ("hold:record_vote"), or why
    nobody does it. `listed` is a list that can be printed or copied.
    """

    enter: str = ""
    correct: str = ""
    remove: str = ""
    find: str = ""
    listed: str = ""


class Steps(NamedValue):
    """The steps for such a record, by name; `change` is the one that takes it and writes whichever field differs."""

    add: str = ""
    change: str = ""
    remove: str = ""


class InBin(NamedValue):
    """That such a record, once deleted, is shown in the bin and comes back from there.

    It means nothing without what its fields `needs` refer to. `rule` names the one of its room that may refuse
    (`RULES` of services/catalogue/bin.py).
    """

    needs: tuple[str, ...] = ()
    rule: str = ""


class Listed(NamedValue):
    """The list of `ctj list` that shows such records.

    `columns` are what a person sees on a terminal, the first of a CSV; `words` has the closed sets among them.
    `order` serves where services/catalogue/lists.py has no rows of its own for this list.
    """

    name: str
    columns: tuple[str, ...]
    words: Mapping[str, type[Enum]] = field(default_factory=dict)
    order: str = "id"


class Shown(NamedValue):
    """The page of the window that shows such a record.

    `of` names the kind of the record that the page takes, where it is not the shown one itself: an item is shown by
    the page of its meeting. `part` is then the detail of the place, as that page understands it; `{id}` is the shown
    record, `{item}` the agenda item it belongs to.
    """

    page: str
    of: str = ""
    part: str = "{id}"


class Kind(NamedValue):
    """One kind of record; of its restricted twin, where it has one, everything holds as well.

    The history calls it by its noun and its name, or by its `phrase` where these make no good subject. It has
    `sentences` of its own only for acts that `USUAL` does not say well.

    `named` are the fields of its name, `about` the references that tell what it belongs to; the first of these that
    has a name names a record without one. Where they may name any kind, `about_kind` is the field that says which.
    `part_of` is the record whose id it shares. Of a kind without a name but
    with an `excerpt`, a piece of that text stands for the record. `beside` are the fields that tell two of the same
    name apart; without any, what it is about and its committee do.

    `offered` says where the window does what no screen of the kind does.

    `comes_about` is the step that makes it beside something else, or an `Arises`, where it has no step of its own.

    `goes_with` are the references that it does not outlive: taken away with what they name. `outlives` are those to
    what may go without it, such as what it was made from. `said_by` is the reference to what stands for it where it
    hangs on something else: a line of the roll is said by its meeting.

    `series` is the series whose numbers it bears. `minutes` leads, field by field, to the meeting in whose minutes it
    stands; they no longer change once they are approved. None: in no minutes. Conflicts are listed by the columns
    `place`; `list_of` is the field of the record in whose list a position is a place.
    """

    record: type[Record]
    phrase: str = ""
    sentences: Sentences = Sentences()
    named: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    about_kind: str = ""
    beside: tuple[str, ...] = ()
    part_of: type[Record] | None = None
    excerpt: str = ""
    found_by: FoundBy | None = None
    goes_with: tuple[str, ...] = ()
    outlives: tuple[str, ...] = ()
    said_by: str = ""
    series: Series | None = None
    steps: Steps = Steps()
    comes_about: str = ""
    in_bin: InBin | None = None
    minutes: tuple[str, ...] | None = None
    place: tuple[str, ...] = ()
    list_of: str = ""
    listed: Listed | None = None
    shown: Shown | None = None
    icon: str = ""
    offered: Offered = Offered()

    @property
    def name(self) -> str:
        """The name of the kind, which its restricted twin only adds to."""
        return self.record.kind

    @property
    def records(self) -> tuple[type[Record], ...]:
        """The record type, and its restricted twin."""
        twin = twin_of(self.record)
        return (self.record,) if twin is None else (self.record, twin)
