"""Which lists of others were taken in, and what do their columns mean?"""

from datetime import date, datetime

from ctj_desktop.domain.ids import ImportMappingId, ImportRunId
from ctj_desktop.domain.record import OfficeInternal
from ctj_desktop.errors import N_p


class ImportRun(OfficeInternal):
    """A file that was taken in: what it was, and what became of its rows."""

    kind = "import_run"
    noun = N_p("kind", "import")
    nouns = N_p("kinds", "imports")
    id: ImportRunId
    source: str
    source_sha256: str = ""
    sender: str = ""
    imported_kind: str = ""
    at: datetime
    added: int = 0
    changed: int = 0
    same: int = 0
    refused: int = 0


class ImportMapping(OfficeInternal):
    """What the columns of a sender's lists mean: for each heading the field, empty for one that is left out.

    The id is derived from the office, the sender and the headings.
    """

    kind = "import_mapping"
    noun = N_p("kind", "meaning of columns")
    nouns = N_p("kinds", "meanings of columns")
    searched = False
    id: ImportMappingId
    sender: str
    headings: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    used_on: date
