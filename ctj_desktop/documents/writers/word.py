"""How do blocks become the bytes of a file that Word opens, for a colleague who must edit a paper?

`write_word` is a pure function, as `write_pdf` is: the same document gives the same bytes.
"""

from ctj_desktop.documents.blocks import Document, Letterhead
from ctj_desktop.documents.layout import Layout
from ctj_desktop.documents.writers.docx.composing import WordBody, compose
from ctj_desktop.documents.writers.docx.markup import Languages, Links, root
from ctj_desktop.documents.writers.docx.package import RunningPart, package
from ctj_desktop.documents.writers.docx.running import first_head, foot, next_head, page


def write_word(document: Document, layout: Layout = Layout.COLUMNS) -> bytes:
    """The file of a document in a layout; its parts, if it has any, are each in their language on their own pages."""
    body, links, heads = WordBody(), Links(), _Heads()
    bound = [(part.document, part.laid_out) for part in document.parts]
    papers = bound or [(document, layout)]
    for place, (paper, chosen) in enumerate(papers, 1):
        languages = compose(paper, chosen, body, links)
        sheet = page(heads.of(paper, languages, bound=bool(bound)), bound=bool(bound))
        if place < len(papers):
            body.end_section(sheet)
    return package(document.facts, root("document", body.finished(sheet)), links, heads.parts)


class _Heads:
    """The heads and feet of all papers of the file; one that says the same as that of the paper before goes on."""

    def __init__(self) -> None:
        self.parts: list[RunningPart] = []
        self._before: dict[tuple[str, str], str] = {}

    def of(self, paper: Document, languages: Languages, *, bound: bool) -> str:
        """The references from the pages of a paper."""
        head = next((block for block in paper.blocks if isinstance(block, Letterhead)), None)
        made = []
        for kind, which in (("header", "first"), ("header", "default"), ("footer", "first"), ("footer", "default")):
            links = Links()
            if kind == "footer":
                content = foot(paper.facts, languages, links, bound=bound)
            elif which == "first":
                content = first_head(head, paper.facts, languages, links)
            else:
                content = next_head(paper.facts)
            if self._before.get((kind, which)) == content:
                continue
            self._before[kind, which] = content
            key = f"{kind}{len(self.parts) + 1}"
            self.parts.append(RunningPart(key=key, kind=kind, content=content, links=links))
            made.append(f'<w:{kind}Reference w:type="{which}" r:id="{key}"/>')
        return "".join(made)
