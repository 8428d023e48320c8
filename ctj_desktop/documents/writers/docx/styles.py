"""Which styles has a paper in Word? The type of the house under the names that the program has for it.

Where Word knows a use of type by itself its name is taken, which it shows in the language of whoever edits; for the
rest the names are French and German. Source Sans 3 stands on few desks: the letters are those of the reader's office.
"""

from typing import Final

from ctj_desktop.documents.setting.styles import (
    AXIS_1,
    AXIS_3,
    BODY,
    CELL,
    DECISION_HEADING,
    HALF_STEP,
    HANGING,
    HEADING,
    LABEL,
    META,
    MINOR_HEADING,
    MM,
    PLACE_AND_TIME,
    RIGHT_EDGE,
    RUNNING,
    SECRETARIAT_LINE,
    SUBTITLE,
    TITLE,
    Colour,
    Face,
    PaperType,
)
from ctj_desktop.documents.writers.docx.markup import WORD_LANGUAGES, root, twips, w
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.texts import Language

LETTERS: Final = "Calibri"
LARGER: Final = 0.5
"""Points by which its letters are larger: they are drawn smaller than those of the paper."""
MARGIN: Final = twips(AXIS_1 - HANGING)
"""How far a number hangs in the margin."""
MEASURE: Final = twips(RIGHT_EDGE - AXIS_1)
DASH_INDENT: Final = twips(4 * MM)
SIGNING_ROOM: Final = 42
"""Points above a line to sign on."""
CELL_PADDING: Final = 40
GROUND_INSET: Final = twips(6)
"""Between the edge of a ground and its text."""


def colour(one: Colour) -> str:
    """A colour of the paper as six figures."""
    return "".join(f"{round(float(part) * 255):02X}" for part in one.split())


class WordStyle(NamedValue):
    """A style of paragraphs: its name, what it is made from, its type and its place; lengths in points.

    `line` is the least height of a line where it is not that of the type. `marks` are the elements of its paragraph
    before the spacing, `behind` those after the indent.
    """

    key: str
    name: str
    kind: PaperType = BODY
    based_on: str = "Normal"
    then: str = ""
    before: float = 0
    after: float = 0
    line: float = 0
    indent: str = ""
    marks: str = ""
    behind: str = ""


def border(side: str, weight: float, shade: Colour, room: int = 4) -> str:
    """One side of a frame: `weight` in points, `room` between it and the text."""
    return w(side, val="single", sz=round(weight * 8), space=room, color=colour(shade))


def _type(kind: PaperType) -> str:
    heavy = kind.face is Face.SEMIBOLD
    return (w("b") + w("bCs") if heavy else w("b", val=0) + w("bCs", val=0)) + _inked(kind)


def _inked(kind: PaperType) -> str:
    """Colour and size: in a heading, heavy letters of a style within another would be light again."""
    size = round((kind.size + LARGER) * 2)
    return w("color", val=colour(kind.colour)) + w("sz", val=size) + w("szCs", val=size)


KEPT: Final = w("keepNext") + w("keepLines")
HANGING_NUMBER: Final = w("ind", left=0, hanging=MARGIN)
"""For what begins with a number, which hangs in the margin."""
TO_THE_RIGHT: Final = w("tab", val="right", pos=MEASURE)
RUNNING_TABS: Final = w("tabs", w("tab", val="left", pos=twips(AXIS_3 - AXIS_1)), TO_THE_RIGHT)
INSET: Final = w("ind", left=GROUND_INSET)
ON_GROUND: Final = w("pBdr", border("left", 1.2, Colour.PINE, 6)) + w(
    "shd", val="clear", color="auto", fill=colour(Colour.GROUND)
)
SMALL_LINE: Final = w("spacing", before=0, after=twips(6), line=20, lineRule="exact")

STYLES: Final = (
    WordStyle(key="Title", name="Title", kind=TITLE, then="Subtitle", after=4, marks=KEPT),
    WordStyle(key="Subtitle", name="Subtitle", kind=SUBTITLE, then="PlaceAndTime", marks=KEPT),
    WordStyle(key="PlaceAndTime", name="Lieu et heure / Ort und Zeit", kind=PLACE_AND_TIME, after=6.5),
    WordStyle(
        key="Heading1",
        name="heading 1",
        kind=HEADING,
        then="BodyText",
        before=16,
        after=3,
        marks=KEPT,
        behind=w("outlineLvl", val=0),
    ),
    WordStyle(
        key="Heading2",
        name="heading 2",
        kind=MINOR_HEADING,
        then="BodyText",
        before=11,
        after=2,
        marks=KEPT,
        behind=w("outlineLvl", val=1),
    ),
    WordStyle(
        key="Heading3",
        name="heading 3",
        kind=DECISION_HEADING,
        then="BodyText",
        before=10,
        after=2,
        marks=KEPT,
        behind=w("outlineLvl", val=2),
    ),
    WordStyle(
        key="AgendaItem",
        name="Point / Traktandum",
        kind=HEADING,
        based_on="Heading1",
        then="AgendaDetail",
        before=9,
        after=1,
        marks=KEPT + w("pBdr", border("top", 0.5, Colour.HAIRLINE, 5)),
        indent=HANGING_NUMBER,
    ),
    WordStyle(
        key="AgendaSubItem",
        name="Sous-point / Untertraktandum",
        kind=BODY,
        based_on="Heading2",
        then="AgendaDetail",
        before=5,
        after=1,
        marks=KEPT,
        indent=HANGING_NUMBER,
    ),
    WordStyle(key="AgendaDetail", name="Indications du point / Angaben zum Traktandum", kind=META, after=1),
    WordStyle(key="AgendaEnd", name="Fin de l’ordre du jour / Schluss der Traktandenliste", before=6),
    WordStyle(key="BodyText", name="Body Text", after=6.5),
    WordStyle(
        key="NumberedText",
        name="Alinéa numéroté / nummerierter Absatz",
        based_on="BodyText",
        after=6.5,
        indent=HANGING_NUMBER,
    ),
    WordStyle(
        key="ListBullet",
        name="List Bullet",
        after=2,
        marks=w("numPr", w("ilvl", val=0), w("numId", val=1)),
        indent=w("ind", left=DASH_INDENT, hanging=DASH_INDENT),
    ),
    WordStyle(key="SmallNote", name="Remarque / Bemerkung", kind=META, before=6.5),
    WordStyle(key="Notice", name="Avertissement / Hinweis", kind=LABEL, before=4, after=10),
    WordStyle(key="Label", name="Étiquette / Bezeichnung", kind=LABEL, before=4, marks=w("keepNext")),
    WordStyle(
        key="DecisionHeading",
        name="Titre de décision / Titel des Beschlusses",
        kind=DECISION_HEADING,
        based_on="Heading2",
        then="Decision",
        before=9,
        marks=KEPT + ON_GROUND,
        indent=INSET,
    ),
    WordStyle(
        key="Decision",
        name="Texte de décision / Text des Beschlusses",
        based_on="BodyText",
        after=3,
        marks=KEPT + ON_GROUND,
        indent=INSET,
    ),
    WordStyle(
        key="DecisionEntry",
        name="Décision au relevé / Beschluss im Verzeichnis",
        kind=HEADING,
        based_on="Heading1",
        then="BodyText",
        before=16,
        after=4,
        marks=KEPT + w("pBdr", border("top", 0.8, Colour.PINE, 6)),
    ),
    WordStyle(
        key="MinorDecisionEntry",
        name="Décision d’une séance / Beschluss einer Sitzung",
        kind=MINOR_HEADING,
        based_on="Heading2",
        then="BodyText",
        before=16,
        after=4,
        marks=KEPT + w("pBdr", border("top", 0.8, Colour.PINE, 6)),
    ),
    WordStyle(key="Result", name="Résultat / Ergebnis", kind=META, after=5, marks=w("keepLines")),
    WordStyle(key="TableText", name="Texte de tableau / Tabellentext", kind=CELL),
    WordStyle(key="TableHead", name="Tête de tableau / Tabellenkopf", kind=LABEL, marks=w("keepNext")),
    WordStyle(key="TableDetail", name="Détail de tableau / Tabellenangabe", kind=META),
    WordStyle(key="PlaceAndDate", name="Date", kind=BODY, before=20, after=4, marks=KEPT),
    WordStyle(
        key="Signature",
        name="Signature",
        before=SIGNING_ROOM,
        marks=KEPT + w("pBdr", border("top", 0.6, Colour.INK, 4)),
        indent=w("ind", right=twips(10 * MM)),
    ),
    WordStyle(key="SignatureTitle", name="Qualité / Funktion", marks=w("keepLines")),
    WordStyle(key="EnvelopeAddress", name="envelope address"),
    WordStyle(
        key="Header",
        name="header",
        kind=RUNNING,
        before=9,
        marks=w("pBdr", border("bottom", 0.4, Colour.HAIRLINE, 3)) + RUNNING_TABS,
    ),
    WordStyle(key="Footer", name="footer", kind=META, marks=RUNNING_TABS),
    WordStyle(key="LetterheadText", name="En-tête / Briefkopf", kind=BODY),
    WordStyle(key="SecretariatText", name="Secrétariat / Sekretariat", kind=SECRETARIAT_LINE, line=10.5),
)

CHARACTERS: Final = (
    ("Strong", "Strong", w("b") + w("bCs")),
    ("Emphasis", "Emphasis", w("i") + w("iCs")),
    ("Hyperlink", "Hyperlink", w("u", val="single")),
    ("LabelText", "Désignation / Benennung", _inked(LABEL)),
    ("ItemNumber", "Numéro / Nummer", w("color", val=colour(Colour.PINE))),
    ("ParagraphNumber", "Numéro d’alinéa / Absatznummer", _type(META)),
    ("MissingText", "Traduction manquante / fehlende Übersetzung", w("b") + w("color", val=colour(Colour.PINE))),
    ("Borrowed", "Texte non traduit / nicht übersetzter Text", w("color", val=colour(Colour.GREY))),
    ("HeadName", "Nom du comité / Name des Ausschusses", w("b") + w("color", val=colour(Colour.PINE))),
)


def styles_part(language: Language) -> str:
    """All of them, with what holds where none says otherwise; `language` is that of the paper."""
    spoken = WORD_LANGUAGES[language]
    letters = w("rFonts", ascii=LETTERS, hAnsi=LETTERS, eastAsia=LETTERS, cs=LETTERS)
    usual = w(
        "docDefaults",
        w("rPrDefault", w("rPr", letters, _type(BODY), w("lang", val=spoken, eastAsia=spoken, bidi="ar-SA"))),
        w("pPrDefault", w("pPr", w("spacing", before=0, after=0, line=260, lineRule="atLeast"))),
    )
    return root(
        "styles",
        usual,
        w("style", w("name", val="Normal"), w("qFormat"), type="paragraph", default=1, styleId="Normal"),
        w(
            "style",
            w("name", val="Default Paragraph Font"),
            w("uiPriority", val=1),
            w("semiHidden"),
            type="character",
            default=1,
            styleId="DefaultParagraphFont",
        ),
        *map(_paragraphs, STYLES),
        _between_tables(),
        *(_characters(*one) for one in CHARACTERS),
    )


def _paragraphs(style: WordStyle) -> str:
    line = twips(style.line or style.kind.steps * HALF_STEP)
    spacing = w("spacing", before=twips(style.before), after=twips(style.after), line=line, lineRule="atLeast")
    return w(
        "style",
        w("name", val=style.name),
        w("basedOn", val=style.based_on),
        w("next", val=style.then) if style.then else "",
        w("qFormat"),
        w(
            "pPr",
            style.marks,
            "" if style.kind.hyphenate else w("suppressAutoHyphens"),
            spacing,
            style.indent,
            style.behind,
        ),
        w("rPr", _type(style.kind)),
        type="paragraph",
        styleId=style.key,
    )


def _between_tables() -> str:
    """Two tables that touch grow together, and a part of the paper does not end in one: a line without height."""
    return w(
        "style",
        w("name", val="Entre deux tableaux / zwischen zwei Tabellen"),
        w("basedOn", val="Normal"),
        w("pPr", SMALL_LINE),
        w("rPr", w("sz", val=2), w("szCs", val=2)),
        type="paragraph",
        styleId="BetweenTables",
    )


def _characters(key: str, name: str, marks: str) -> str:
    return w("style", w("name", val=name), w("qFormat"), w("rPr", marks), type="character", styleId=key)


def fonts_part() -> str:
    """What stands in where the letters are not installed: those of the same widths, else some without serifs."""
    kind = (w("panose1", val="020F0502020204030204"), w("family", val="swiss"), w("pitch", val="variable"))
    return root("fonts", w("font", w("altName", val="Carlito"), *kind, name=LETTERS))


def numbering_part() -> str:
    """The dash of a list."""
    level = w(
        "lvl",
        w("start", val=1),
        w("numFmt", val="bullet"),
        w("pStyle", val="ListBullet"),
        w("lvlText", val="–"),
        w("lvlJc", val="left"),
        w("pPr", w("ind", left=DASH_INDENT, hanging=DASH_INDENT)),
        ilvl=0,
    )
    return root(
        "numbering",
        w("abstractNum", w("multiLevelType", val="singleLevel"), level, abstractNumId=0),
        w("num", w("abstractNumId", val=0), numId=1),
    )
