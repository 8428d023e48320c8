"""How does the key of a protected workspace come onto paper, with or without that workspace open?

No entry of `all_papers` names this sheet: whoever prints lists of papers does not hold the key. It is made by the act
alone that has it.
"""

from datetime import date

from ctj_desktop.domain.protection.recovery_code import groups_of, mark_of
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.i18n import load_translator


class SheetFacts(NamedValue):
    """What a sheet is made of: the name of the workspace without its ending, its office, the day, the key itself."""

    name: str
    office: Bilingual
    made: date
    key: bytes

    def __repr__(self) -> str:
        return f"SheetFacts({self.name!r}, {mark_of(self.key)})"  # the key stands in no traceback and no log


def recovery_sheet_pdf(facts: SheetFacts) -> bytes:
    """The tagged PDF of one page in both languages; the same facts give the same bytes.

    The key stands on the page, as groups and as their code, and nowhere else in the file. Raises ValueError for a key
    that has not 256 bits.
    """
    from ctj_desktop.documents.protection.recovery_sheet import RecoverySheetPaper, document  # the PDF engine is heavy
    from ctj_desktop.documents.writers.pdf import write_pdf

    paper = RecoverySheetPaper(
        name=facts.name,
        office=facts.office,
        made=facts.made,
        groups=groups_of(facts.key),
        mark=mark_of(facts.key),
    )
    return write_pdf(document(paper, load_translator("fr_CH"), load_translator("de_CH")))
