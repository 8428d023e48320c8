"""Who may issue numbers: what does the house know of such records?"""

from typing import Final

from ctj_desktop.domain.records.committees import NumberingLoan, NumberingRight
from ctj_desktop.errors import N_
from ctj_desktop.services.kinds.entry import Kind, Never, Offered, Sentences, Steps

ENTRIES: Final = (
    Kind(
        record=NumberingRight,
        sentences=Sentences(
            added=N_("Right to number {name} added"),
            changed=N_("Right to number {name} changed"),
            deleted=N_("Right to number {name} deleted"),
            moved=N_("Right to number {name} moved"),
            restored=N_("Right to number {name} restored"),
        ),
        about=("committee",),
        goes_with=("committee",),
        comes_about="add_committee",
        icon="list-numbers",
        offered=Offered(
            enter=Never.FOLLOWS,
            correct=Never.HAPPENED,
            remove=Never.FOLLOWS,
            find=Never.TOGETHER,
            listed=Never.TOGETHER,
        ),
    ),
    Kind(
        record=NumberingLoan,
        sentences=Sentences(
            added=N_("Loan of the right to number {name} added"),
            changed=N_("Loan of the right to number {name} changed"),
            deleted=N_("Loan of the right to number {name} deleted"),
            moved=N_("Loan of the right to number {name} moved"),
            restored=N_("Loan of the right to number {name} restored"),
        ),
        about=("meeting",),
        outlives=("meeting",),
        said_by="meeting",
        steps=Steps(add="lend_numbering"),
        icon="list-numbers",
        offered=Offered(
            enter="committees",
            correct=Never.HAPPENED,
            remove="committees:return_numbering",
            find=Never.TOGETHER,
            listed=Never.TOGETHER,
        ),
    ),
)
