"""Who may issue numbers: what does the house know of such records?"""

from typing import Final

from ctj_desktop.domain.records.committees import NumberingLoan, NumberingRight
from ctj_desktop.services.kinds.entry import Kind, Never, Offered, Steps

ENTRIES: Final = (
    Kind(
        record=NumberingRight,
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
