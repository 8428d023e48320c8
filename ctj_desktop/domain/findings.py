"""What did a rule find? A code and data; the sentence is made where it is shown, in the reader's language."""

from collections.abc import Mapping
from enum import StrEnum

from ctj_desktop.domain.record import PositionalValue, field


class Severity(StrEnum):
    """How much it matters: for information, look at it, or it must not happen."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


FindingValue = str | int | bool | None


class Finding(PositionalValue):
    """`code` is stable ("quorum.not_reached"), `data` are plain values for the sentence.

    `source` is the article or text that the rule comes from, empty where the rule is the program's own.
    """

    code: str
    severity: Severity = Severity.WARNING
    data: Mapping[str, FindingValue] = field(default_factory=dict)
    source: str = ""
