"""What stands at the head and the foot of the pages: the letterhead, the running lines, the mark of a draft?"""

from typing import Final

from ctj_desktop.documents.blocks import Letterhead, PaperFacts, SecretariatLines
from ctj_desktop.documents.inline import words
from ctj_desktop.documents.setting.drawing import (
    DRAFT_MARK,
    LETTERHEAD_TOP,
    LOGO_ALTERNATIVE,
    LOGO_TOP,
    LOGO_WIDTH,
    SAMPLE_MARK,
)
from ctj_desktop.documents.setting.styles import (
    AXIS_1,
    AXIS_3,
    AXIS_4,
    FIRST_TOP,
    FOOT_BASELINE,
    HANGING,
    NEXT_TOP,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    RIGHT_EDGE,
    TEXT_FOOT,
    Colour,
)
from ctj_desktop.documents.writers.docx.markup import (
    TAB,
    Languages,
    Links,
    escaped,
    field,
    once_if_same,
    paragraph,
    root,
    said,
    text_run,
    twips,
    w,
)
from ctj_desktop.documents.writers.docx.styles import LETTERS, colour
from ctj_desktop.documents.writers.docx.tables import NO_HEADS, cell, row, table

NAMES: Final = twips(AXIS_3 - AXIS_1)
SECRETARIATS: Final = {
    0: (NAMES, twips(RIGHT_EDGE - AXIS_3)),
    1: (twips(AXIS_4 - AXIS_1), twips(RIGHT_EDGE - AXIS_4)),
    2: (NAMES, twips(AXIS_4 - AXIS_3), twips(RIGHT_EDGE - AXIS_4)),
}
"""The columns of the head by the number of secretariats."""
FOOT: Final = twips(PAGE_HEIGHT - FOOT_BASELINE - 4)
"""From the foot of the page to that of its last line."""


def first_head(block: Letterhead | None, facts: PaperFacts, languages: Languages, links: Links) -> str:
    """The head of the first page: the letterhead, and behind the text the mark of a draft."""
    hanging = (_logo() if block else "") + (_draft_mark() if facts.draft else "")
    head = _letterhead(block, languages, links) if block else ""
    return root("hdr", head, paragraph("BetweenTables", hanging))


def next_head(facts: PaperFacts) -> str:
    """The head of every other page: whose paper it is, and which."""
    mark = _draft_mark() if facts.draft else ""
    right = w("r", TAB, TAB) + text_run(facts.running_right, facts.language)
    return root("hdr", paragraph("Header", mark, text_run(facts.running_left, facts.language), right))


def foot(facts: PaperFacts, languages: Languages, links: Links, *, bound: bool) -> str:
    """Where it stands, the reference, whether the data are invented, the page; then which paper is the record.

    Where papers are `bound` together each counts its own pages.
    """
    language = facts.language
    sample = text_run(SAMPLE_MARK, language) if facts.sample else ""
    pages = (
        field("PAGE", language) + text_run(" / ", language) + field("SECTIONPAGES" if bound else "NUMPAGES", language)
    )
    line = paragraph("Footer", text_run(facts.reference, language, "", TAB), sample, w("r", TAB), pages)
    record = once_if_same(facts.of_record, languages) if facts.of_record else ()
    standing = (
        paragraph("Footer", text_run(facts.standing, language, w("rStyle", val="Strong"))) if facts.standing else ""
    )
    return root("ftr", standing, line, *(paragraph("Footer", said(side, links)) for side in record))


def page(references: str, *, bound: bool) -> str:
    """The sheet: A4 with the margins of the paper; a bound paper begins with page 1."""
    margins = {
        "top": twips(NEXT_TOP),
        "right": twips(PAGE_WIDTH - RIGHT_EDGE),
        "bottom": twips(PAGE_HEIGHT - TEXT_FOOT),
        "left": twips(AXIS_1),
        "header": twips(LETTERHEAD_TOP),
        "footer": FOOT,
        "gutter": 0,
    }
    return w(
        "sectPr",
        references,
        w("type", val="nextPage"),
        w("pgSz", w=twips(PAGE_WIDTH), h=twips(PAGE_HEIGHT)),
        w("pgMar", **margins),
        w("pgNumType", start=1) if bound else "",
        w("cols", space=708),
        w("titlePg"),
    )


def _letterhead(block: Letterhead, languages: Languages, links: Links) -> str:
    widths = SECRETARIATS[len(block.secretariats)]
    names = [
        paragraph("LetterheadText", said(words, links, look))
        for pair, look in ((block.name, "HeadName"), (block.territory, ""))
        for words in once_if_same(pair, languages)
        if words
    ]
    offices = (
        cell(width, *_secretariat(one, links)) for one, width in zip(block.secretariats, widths[1:], strict=False)
    )
    height = w("trHeight", val=twips(FIRST_TOP - LETTERHEAD_TOP), hRule="atLeast")
    only = [cell(widths[0], *names), *offices]
    return table(widths[: len(only)], [row(*only, properties=height)], NO_HEADS)


def _secretariat(one: SecretariatLines, links: Links) -> list[str]:
    language = one.title.language
    lines = (words(line, language) for line in one.lines if line)
    title = paragraph("SecretariatText", said(one.title, links, "Strong"))
    return [title, *(paragraph("SecretariatText", said(line, links)) for line in lines)]


def _placed(**values: str) -> str:
    return ";".join(f"{key.replace('_', '-')}:{value}" for key, value in values.items())


def _picture(inside: str) -> str:
    return w("r", w("pict", inside))


def _logo() -> str:
    """Two summits above a valley, in the hanging margin."""
    width, height = LOGO_WIDTH, 0.86 * LOGO_WIDTH
    at = _placed(
        position="absolute",
        margin_left=f"{HANGING:.2f}pt",
        margin_top=f"{LOGO_TOP:.2f}pt",
        width=f"{width:.2f}pt",
        height=f"{height:.2f}pt",
        z_index="251658240",
        mso_position_horizontal_relative="page",
        mso_position_vertical_relative="page",
    )
    within = _placed(position="absolute", left="0", top="0", width="100", height="86")
    summits = "m0,86l0,46,34,0,54,26,66,10,100,50,100,86xe"
    snow = "m0,62l26,44,50,64,74,44,100,62e"
    return _picture(
        f'<v:group id="Logo" style="{at}" coordorigin="0,0" coordsize="100,86" alt="{LOGO_ALTERNATIVE}">'
        f'<v:shape style="{within}" coordorigin="0,0" coordsize="100,86" path="{summits}" '
        f'fillcolor="#{colour(Colour.PINE)}" stroked="f"/>'
        f'<v:shape style="{within}" coordorigin="0,0" coordsize="100,86" path="{snow}" filled="f" '
        f'strokecolor="#FFFFFF" strokeweight="{0.07 * width:.2f}pt"/></v:group>'
    )


def _draft_mark() -> str:
    """The same words slantwise behind the text, as Word writes them itself."""
    at = _placed(
        position="absolute",
        margin_left="0",
        margin_top="0",
        width="560pt",
        height="66pt",
        rotation="315",
        z_index="-251658752",
        mso_position_horizontal="center",
        mso_position_horizontal_relative="page",
        mso_position_vertical="center",
        mso_position_vertical_relative="page",
    )
    return _picture(
        f'{_WORD_ART}<v:shape id="PowerPlusWaterMarkObject1" type="#_x0000_t136" style="{at}" alt="" '
        f'fillcolor="#{colour(Colour.WATERMARK)}" stroked="f">'
        f"<v:textpath style=\"font-family:'{LETTERS}';font-weight:bold;font-size:1pt\" "
        f'string="{escaped(DRAFT_MARK)}"/></v:shape>'
    )


_WORD_ART: Final = (
    '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e">'
    "<v:formulas>"
    + "".join(
        f'<v:f eqn="{equation}"/>'
        for equation in (
            "sum #0 0 10800",
            "prod #0 2 1",
            "sum 21600 0 @1",
            "sum 0 0 @2",
            "sum 21600 0 @3",
            "if @0 @3 0",
            "if @0 21600 @1",
            "if @0 0 @2",
            "if @0 @4 21600",
            "mid @5 @6",
            "mid @8 @5",
            "mid @7 @8",
            "mid @6 @7",
            "sum @6 0 @5",
        )
    )
    + '</v:formulas><v:path textpathok="t" o:connecttype="custom" '
    'o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" o:connectangles="270,180,90,0"/>'
    '<v:textpath on="t" fitshape="t"/></v:shapetype>'
)
"""The outline along which words are drawn."""
