"""How are words written as runs and paragraphs of WordprocessingML? The only place that escapes what people wrote."""

import html
import re
from typing import Final

from ctj_desktop.documents.blocks import Pair, Run, Words
from ctj_desktop.documents.inline import mark_of
from ctj_desktop.documents.setting.styles import MM
from ctj_desktop.documents.writers.addresses import uri
from ctj_desktop.domain.texts import Language

WORD_LANGUAGES: Final = {Language.FR: "fr-CH", Language.DE: "de-CH", Language.EN: "en-GB"}
"""A program that checks spelling asks for the country too."""
NAMESPACES: Final = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
}
DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
NO_TEXT_OF_XML: Final = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
SOFT_HYPHEN: Final = "\u00ad"
LINE_BREAK: Final = "<w:br/>"
TAB: Final = "<w:tab/>"

Languages = tuple[Language, ...]


def twips(points: float) -> int:
    """A length in twentieths of a point."""
    return round(points * 20)


def millimetres(length: float) -> int:
    """A length in millimetres as twentieths of a point."""
    return twips(length * MM)


def w(name: str, /, *inside: str, **values: str | int) -> str:
    """An element of WordprocessingML; the names of its attributes stand in the same namespace."""
    given = "".join(f' w:{key}="{escaped(str(value))}"' for key, value in values.items())
    within = "".join(inside)
    return f"<w:{name}{given}>{within}</w:{name}>" if within else f"<w:{name}{given}/>"


def root(name: str, *inside: str) -> str:
    """A part of the file under its root."""
    spaces = "".join(f' xmlns:{prefix}="{space}"' for prefix, space in NAMESPACES.items())
    return f"{DECLARATION}<w:{name}{spaces}>{''.join(inside)}</w:{name}>"


def escaped(text: str) -> str:
    """The text as XML holds it: what it cannot hold is a space, half of a character is U+FFFD.

    Soft hyphens go away: the program of the reader divides words by itself.
    """
    return html.escape(NO_TEXT_OF_XML.sub(_held, text.replace(SOFT_HYPHEN, "")))


def _held(found: re.Match[str]) -> str:
    return "\ufffd" if "\ud800" <= found.group() <= "\udfff" else " "


def paragraph(style: str, *inside: str, properties: str = "") -> str:
    """A paragraph of a style; `properties` stand behind its style, in the order of the standard."""
    return w("p", w("pPr", w("pStyle", val=style), properties), *inside)


def text_run(text: str, language: Language, look: str = "", after: str = "") -> str:
    """Text of one look in one language; a new line in it is a break of the line.

    `look` are the marks before the language, `after` an element behind the text.
    """
    lines = (f'<w:t xml:space="preserve">{line}</w:t>' if line else "" for line in escaped(text).split("\n"))
    return w("r", w("rPr", look, w("lang", val=WORD_LANGUAGES[language])), LINE_BREAK.join(lines), after)


def field(instruction: str, language: Language) -> str:
    """What the program of the reader fills in, as a number of the page."""
    return w("fldSimple", text_run("1", language), instr=f" {instruction} ")


MISSING: Final = w("rStyle", val="MissingText")


class Links:
    """The addresses to which a part of the file leads, each under its number."""

    def __init__(self) -> None:
        self.addresses: dict[str, str] = {}

    def to(self, address: str, inside: str) -> str:
        """The runs as a link."""
        target = uri(address.encode(errors="replace").decode())
        number = self.addresses.setdefault(target, f"rLink{len(self.addresses) + 1}")
        return f'<w:hyperlink r:id="{number}" w:history="1">{inside}</w:hyperlink>'


def stands_in(words: Words) -> bool:
    """Whether they stand in for a translation and say so; a name does not."""
    return words.borrowed and words.marked


def said(words: Words, links: Links, look: str = "") -> str:
    """The runs of one side, under the mark where they are borrowed; `look` is a style of characters for all of them."""
    look = "Borrowed" if stands_in(words) else look
    runs = "".join(_run(run, words.language, links, look) for run in words.runs if run.text)
    if not (stands_in(words) and runs):
        return runs
    *first, last = mark_of(words).runs
    mark = [text_run(run.text, run.language or words.language, MISSING) for run in first]
    mark.append(text_run(last.text, last.language or words.language, MISSING, LINE_BREAK))
    return "".join((*mark, runs))


def _run(run: Run, language: Language, links: Links, look: str) -> str:
    style = "Hyperlink" if run.link else "Strong" if run.strong else "Emphasis" if run.em else look
    marks = (
        w("rStyle", val=style) if style else "",
        w("b") if run.strong and style != "Strong" else "",
        w("i") if run.em and style != "Emphasis" else "",
        w("vertAlign", val="superscript") if run.sup else "",
    )
    made = text_run(run.text, run.language or language, "".join(marks))
    return links.to(run.link, made) if run.link else made


def once_if_same(pair: Pair, languages: Languages) -> tuple[Words, ...]:
    """The sides in these languages; the first alone where both read alike: a name is not said twice."""
    return tuple(pair.side(language) for language in (languages[:1] if pair.same else languages))


def told_apart(pair: Pair, languages: Languages) -> tuple[Words, ...]:
    """As `once_if_same`, but what stands in for a translation is said with its mark."""
    return (
        tuple(map(pair.side, languages)) if stands_in(pair.fr) or stands_in(pair.de) else once_if_same(pair, languages)
    )
