"""How does a list that is shown become a paper?"""

from collections.abc import Callable, Sequence
from datetime import date

from ctj_desktop.domain.records.people import Office
from ctj_desktop.i18n import Translator
from ctj_desktop.services.steps.here import is_sample
from ctj_desktop.storage.open_file import OpenFile


def list_pdf(
    store: OpenFile,
    t: Translator,
    title: str,
    lines: Sequence[tuple[str, ...]],
    *,
    narrowed: str,
    on: date,
    printed_on: date,
) -> Callable[[], bytes]:
    """What makes the tagged PDF in the language of the window; everything is read now, so that a worker may call it.

    `on` is the day as of which the list is shown.
    """
    office = store.get(Office, store.office_id)
    name, sample = office.name.or_other(t.language) if office is not None else "", is_sample(store)

    def make() -> bytes:
        from ctj_desktop.documents.record_list import ListPaper, document, layout_of
        from ctj_desktop.documents.writers.pdf import write_pdf

        paper = ListPaper(
            title=title, office=name, narrowed=narrowed, lines=tuple(lines), on=on, printed_on=printed_on, sample=sample
        )
        return write_pdf(document(paper, t), layout_of(t))

    return make
