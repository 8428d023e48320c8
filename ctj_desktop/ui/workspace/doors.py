"""How do workspaces come into being? Given by the composition root, so that tests use their own."""

from collections.abc import Callable
from pathlib import Path

from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.texts import Bilingual, Language
from ctj_desktop.storage.store import Store
from ctj_desktop.ui.frame.jobs import Progress


class NewWorkspace(NamedValue):
    """What a new workspace needs: a file, an office, a committee and the language in which that writes first.

    `protected`: a passphrase is asked for once it is there.
    """

    path: Path
    office: str
    side: Side
    committee: Bilingual
    code: str
    language: Language = Language.FR
    protected: bool = False


MakeWorkspace = Callable[[NewWorkspace], None]


class Doors(NamedValue):
    """`open` takes whether the file is only to be read, and the key of one that is protected. `sample` runs on the
    worker thread and returns a closed file; the others run on the main thread.
    """

    open: Callable[[Path, bool, bytes | None], Store]
    create: Callable[[NewWorkspace], Store]
    sample: Callable[[Progress], Path]
    is_sample: Callable[[Store], bool]
