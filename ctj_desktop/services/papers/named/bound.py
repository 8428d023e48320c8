"""How do the papers about several records become one file?"""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from ctj_desktop.services.papers.paper import Asked

if TYPE_CHECKING:  # the PDF engine is heavy
    from ctj_desktop.documents.blocks import Document


def bound(
    asked: Asked, papers: Iterable[Any], document: "Callable[..., Document]", title: str, none: str
) -> "Document":
    """Each of the `papers` as `document` says it.

    One alone is a paper by itself; of several each has its own head and page numbers; of none a page says `none`.
    """
    from ctj_desktop.documents.blocks import BoundPaper, Document
    from ctj_desktop.documents.post.letter import letters_facts, nobody_to_write_to
    from ctj_desktop.services.membership.senders import sender

    made = [document(one, *asked.voices, asked.options) for one in papers]
    if len(made) == 1:
        return made[0]
    office = sender(asked.store, asked.body.committee, asked.options.printed_on)
    if not made:
        return nobody_to_write_to(office, title, *asked.voices, asked.options, none)
    layout = asked.options.layout
    parts = tuple(BoundPaper(name="", language=one.facts.language, document=one, layout=layout) for one in made)
    return Document(facts=letters_facts(office, title, *asked.voices, asked.options), parts=parts)
