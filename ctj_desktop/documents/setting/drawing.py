"""Which operators paint a page? Lines at their baselines, rules and grounds, each inside its mark.

Every painted thing stands inside the mark of an element or of an artifact, since state set outside marks counts
as untagged content.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ctj_desktop.documents.blocks import Letterhead, PaperFacts, Run, SecretariatLines, Words
from ctj_desktop.documents.inline import words as written
from ctj_desktop.documents.setting.embedding import FontBook
from ctj_desktop.documents.setting.fonts import paper_face
from ctj_desktop.documents.setting.lines import ITSELF, Fragment, Line, set_lines, text_width
from ctj_desktop.documents.setting.paging import PlacedRow
from ctj_desktop.documents.setting.rows import Cells, Figure, Outline, RowPart, Rule
from ctj_desktop.documents.setting.sheets import PlacedSheet
from ctj_desktop.documents.setting.styles import (
    AXIS_1,
    AXIS_3,
    AXIS_4,
    COLUMN,
    FIRST_TOP,
    FOOT_BASELINE,
    GROUND_OVERHANG,
    HALF_MEASURE,
    HALF_STEP,
    HANGING,
    HEAD_BASELINE,
    HEAD_RULE,
    LETTERHEAD_LEADING,
    LETTERHEAD_NAME,
    LETTERHEAD_TERRITORY,
    MM,
    NEXT_TOP,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    RIGHT_EDGE,
    RUNNING,
    RUNNING_GREY,
    SECRETARIAT_LEADING,
    SECRETARIAT_LINE,
    SECRETARIAT_NAME,
    Colour,
    Face,
    PaperType,
)
from ctj_desktop.documents.setting.tagging import Element, Structure
from ctj_desktop.domain.record import PositionalValue
from ctj_desktop.domain.texts import Language

LETTERHEAD_TOP = 13 * MM
LOGO_TOP = 15.2 * MM
LOGO_WIDTH = 7 * MM
SAMPLE_MARK = "Exemple / Beispiel"
DRAFT_MARK = "Provisoire · Entwurf"
ABOVE_FOOT = 4 * MM
"""Where the paper stands in its course is said on a line of its own."""
LOGO_ALTERNATIVE = "Logo : deux sommets du Jura"


@dataclass(slots=True)
class LinkBox:
    """A link on a page: its number, address, the words it stands on, its rectangle from the foot."""

    number: int
    address: str
    text: str
    box: tuple[float, float, float, float]


@dataclass(slots=True)
class PageDrawing:
    """Draws one page; `stream` holds the operators, `links` the annotations."""

    structure: Structure
    fonts: FontBook
    stream: list[str] = field(default_factory=list)
    links: list[LinkBox] = field(default_factory=list)
    width: float = PAGE_WIDTH
    height: float = PAGE_HEIGHT
    _fold: float | None = None

    def __post_init__(self) -> None:
        self.structure.start_page()

    def grounds(self, placed: Sequence[PlacedRow], top: float) -> None:
        """What lies below everything else, the watermark too; `top` in points is where the text block begins."""
        for item in placed:
            if item.row.ground:
                self._ground(top + item.top * HALF_STEP, item.row.height * HALF_STEP)

    def rows(self, placed: Sequence[PlacedRow], top: float) -> None:
        """The rows of the flow."""
        for item in placed:
            row_top = top + item.top * HALF_STEP
            for rule in item.row.rules:
                self.rule(rule, row_top)
            for figure in item.row.figures:
                self.figure(figure, row_top)
            for part in item.row.parts:
                self._part(part, row_top)

    def sheet(self, sheet: PlacedSheet) -> None:
        """A sheet that is no page of text; what stands beyond a fold is turned about it."""
        for text in sheet.texts:
            self._fold = text.fold
            self.lines(text.lines, text.style, text.element, text.runs, "" if text.element else "Footer")
        for one in sheet.rules:
            self._fold = one.fold
            self.rule(one.rule, one.top)
        self._fold = None

    def _part(self, part: RowPart, row_top: float) -> None:
        baseline = row_top + (part.top + part.style.steps) * HALF_STEP - part.style.drop
        step = part.style.steps * HALF_STEP
        lines = []
        for number, line in enumerate(part.lines):
            x = part.x - line.width if part.flush_right else part.x
            lines.append((x, baseline + number * step, line))
        self.lines(lines, part.style, part.element, part.runs, spaced=part.spaced)

    def lines(
        self,
        lines: Sequence[tuple[float, float, Line]],
        style: PaperType,
        element: Element | None,
        runs: tuple[Run, ...] = (),
        artifact: str = "",
        *,
        spaced: bool = False,
    ) -> None:
        """Lines at (left edge, baseline from the top); the owners of their fragments get marks of their own."""
        if element is None:
            self._open(self.structure.artifact(artifact), style.colour)
            for piece in _pieces(lines):
                self._show(piece)
            self._close()
            return
        owners = {ITSELF: element}
        for owner, pieces in _by_owner(lines):
            marked = owners.get(owner) or owners.setdefault(owner, _owner(element, runs[owner]))
            self._open(self.structure.mark(marked), style.colour)
            for number, piece in enumerate(pieces):
                last = number + 1 == len(pieces)
                self._show(piece, space_after=spaced if last and owner == ITSELF else not last)
            self._close()
            if marked.tag == "Link":
                self._link(marked, runs[owner].link, pieces, style)

    def _open(self, mark: str, colour: Colour) -> None:
        self.stream.append(f"{mark} BT {colour.value} rg")

    def _close(self) -> None:
        self.stream.append("ET EMC")

    def _show(self, piece: "_Piece", *, space_after: bool = False) -> None:
        """The fragments of a line from one place on; a space ends a line that is followed by another."""
        way = "1 0 0 1" if self._fold is None else "-1 0 0 -1"
        x, y = self._at(piece.x, piece.baseline)
        operators = [f"{way} {x:.2f} {y:.2f} Tm"]
        font, rise = ("", 0.0), 0.0
        for number, (text, look) in enumerate(piece.fragments):
            if look.rise != rise:
                operators.append(f"{look.rise:.2f} Ts")
                rise = look.rise
            ends = space_after and number + 1 == len(piece.fragments) and not piece.divided
            for name, shown in self.fonts.shown(look.face, text + " " if ends else text):
                if font != (name, look.size):
                    operators.append(f"/{name} {look.size:g} Tf")
                    font = (name, look.size)
                operators.append(f"[({shown})] TJ")
        if rise:
            operators.append("0 Ts")
        self.stream.append(" ".join(operators))

    def _link(self, element: Element, address: str, pieces: Sequence["_Piece"], style: PaperType) -> None:
        for piece in pieces:
            width = sum(_fragment_width(fragment) for fragment in piece.fragments)
            foot = PAGE_HEIGHT - piece.baseline - 2
            number = self.structure.link(element)
            text = "".join(fragment.text for fragment in piece.fragments).strip()
            box = (piece.x, foot, piece.x + width, foot + style.size + 1)
            self.links.append(LinkBox(number, address, text, box))
            self.rule(Rule(left=piece.x, right=piece.x + width, weight=0.4, colour=style.colour), piece.baseline + 1.5)

    def rule(self, rule: Rule, top: float) -> None:
        """A rule as decoration; `top` in points is the top of what it belongs to."""
        left, y = self._at(rule.left, top + rule.at * HALF_STEP)
        right, _ = self._at(rule.right, top)
        self.stream.append(
            f"{self.structure.artifact()} {rule.colour.value} RG {rule.weight} w "
            f"{left:.2f} {y:.2f} m {right:.2f} {y:.2f} l S EMC"
        )

    def figure(self, figure: Figure, row_top: float) -> None:
        """The shapes of a picture, one after the other."""
        if figure.element is not None:
            left, top, right, foot = figure.box
            corners = (*self._at(left, row_top + foot), *self._at(right, row_top + top))
            figure.element.placed((corners[0], corners[1], corners[2], corners[3]))
        mark = self.structure.mark(figure.element) if figure.element is not None else self.structure.artifact()
        self.stream.append(f"{mark} q")
        self.stream += [self._shape(shape, row_top) for shape in figure.shapes]
        self.stream.append("Q EMC")

    def _shape(self, shape: Outline | Cells, row_top: float) -> str:
        if isinstance(shape, Cells):
            return " ".join((f"{shape.fill.value} rg", *(self._cell(box, row_top) for box in shape.boxes), "f"))
        stroke, operators = shape.stroke, list[str]()
        if stroke.fill is not None:
            operators.append(f"{stroke.fill.value} rg")
        if stroke.border is not None:
            operators.append(
                f"{stroke.border.value} RG {stroke.weight:g} w {'[2.5 2] 0 d' if stroke.dashed else '[] 0 d'}"
            )
        for number, step in enumerate(shape.steps):
            places = [self._at(step[at], row_top + step[at + 1]) for at in range(0, len(step), 2)]
            way = "c" if len(places) > 1 else "l" if number else "m"
            operators.append(f"{' '.join(f'{x:.2f} {y:.2f}' for x, y in places)} {way}")
        paint = "b" if stroke.fill and stroke.border else "f" if stroke.fill else "S"
        return " ".join((*operators, paint))

    def _cell(self, box: tuple[float, float, float, float], row_top: float) -> str:
        left, top, width, height = box
        x, y = self._at(left, row_top + top + height)
        return f"{x:.2f} {y:.2f} {width:.2f} {height:.2f} re"

    def _at(self, x: float, top: float) -> tuple[float, float]:
        """A place on the page, from its lower left corner."""
        if self._fold is None:
            return x, self.height - top
        return self.width - x, self.height - 2 * self._fold + top

    def _ground(self, top: float, height: float) -> None:
        left, right = AXIS_1 - GROUND_OVERHANG, RIGHT_EDGE + GROUND_OVERHANG
        foot = PAGE_HEIGHT - top - height
        self.stream.append(
            f"{self.structure.artifact()} {Colour.GROUND.value} rg "
            f"{left:.2f} {foot:.2f} {right - left:.2f} {height:.2f} re f "
            f"{Colour.PINE.value} RG 1.2 w {left:.2f} {foot:.2f} m {left:.2f} {foot + height:.2f} l S EMC"
        )

    def letterhead(self, block: Letterhead, element: Element, languages: tuple[Language, ...]) -> None:
        """The head of the first page: logo, committee, territory, secretariats."""
        self._logo(element.child("Figure", Language.FR, alternative=LOGO_ALTERNATIVE))
        top = LETTERHEAD_TOP
        for pair, style in ((block.name, LETTERHEAD_NAME), (block.territory, LETTERHEAD_TERRITORY)):
            texts = {pair.side(language).text: pair.side(language) for language in reversed(languages)}
            for words in reversed(texts.values()):
                top = self._stacked(words, style, AXIS_1, top, HALF_MEASURE, LETTERHEAD_LEADING, element)
        axes = (AXIS_3, AXIS_4) if len(block.secretariats) > 1 else (AXIS_4,)
        for x, secretariat in zip(axes, block.secretariats, strict=False):
            self._secretariat(secretariat, x, element)

    def _secretariat(self, secretariat: SecretariatLines, x: float, element: Element) -> None:
        top = LETTERHEAD_TOP
        language = secretariat.title.language
        top = self._stacked(secretariat.title, SECRETARIAT_NAME, x, top, COLUMN, SECRETARIAT_LEADING, element)
        for line in filter(None, secretariat.lines):
            said = written(line, language)
            top = self._stacked(said, SECRETARIAT_LINE, x, top, COLUMN, SECRETARIAT_LEADING, element)

    def _stacked(
        self, words: Words, style: PaperType, x: float, top: float, width: float, leading: float, parent: Element
    ) -> float:
        """A paragraph in the letterhead's own leading; where the next one begins."""
        lines = set_lines(words, style, width)
        if lines:
            drop = leading * 0.3
            places = [(x, top + (number + 1) * leading - drop, line) for number, line in enumerate(lines)]
            self.lines(places, style, parent.child("P", words.language), words.runs)
        return top + len(lines) * leading

    def _logo(self, element: Element) -> None:
        """Two summits above a valley, in the hanging margin."""
        foot = PAGE_HEIGHT - LOGO_TOP - 0.86 * LOGO_WIDTH
        element.placed((HANGING, foot, HANGING + LOGO_WIDTH, foot + 0.86 * LOGO_WIDTH))
        unit = LOGO_WIDTH / 100
        self.stream.append(
            f"{self.structure.mark(element)} q {unit:.4f} 0 0 {unit:.4f} {HANGING:.2f} {foot:.2f} cm "
            f"{Colour.PINE.value} rg 0 0 m 0 40 l 34 86 l 54 60 l 66 76 l 100 36 l 100 0 l f "
            "1 1 1 RG 7 w 1 J 1 j 0 24 m 26 42 l 50 22 l 74 42 l 100 24 l S Q EMC"
        )

    def running(self, facts: PaperFacts, page: int, pages: int) -> None:
        """Head and foot as artifacts; no head on the first page, no folio on a paper of one page."""
        if page > 1:
            self._artifact_line(facts.running_left, AXIS_1, HEAD_BASELINE, RUNNING, "Header")
            self._artifact_line(facts.running_right, RIGHT_EDGE, HEAD_BASELINE, RUNNING_GREY, "Header", right=True)
            self.rule(Rule(left=AXIS_1, right=RIGHT_EDGE, weight=0.4, colour=Colour.HAIRLINE), HEAD_RULE)
        self._artifact_line(facts.standing, AXIS_1, FOOT_BASELINE - ABOVE_FOOT, RUNNING, "Footer")
        self._artifact_line(facts.reference, AXIS_1, FOOT_BASELINE, RUNNING_GREY, "Footer")
        if facts.sample:
            self._artifact_line(SAMPLE_MARK, AXIS_3, FOOT_BASELINE, RUNNING_GREY, "Footer")
        if pages > 1:
            folio = f"{page} / {pages}"
            self._artifact_line(folio, RIGHT_EDGE, FOOT_BASELINE, RUNNING_GREY, "Footer", right=True)

    def _artifact_line(
        self, text: str, x: float, baseline: float, style: PaperType, kind: str, *, right: bool = False
    ) -> None:
        if not text:
            return
        lines = set_lines(Words((Run(text=text),), Language.FR), style, RIGHT_EDGE - AXIS_1)[:1]
        placed = [(x - line.width if right else x, baseline, line) for line in lines]
        self.lines(placed, style, None, artifact=kind)

    def watermark(self) -> None:
        """`Provisoire · Entwurf` slantwise under the text, over the grounds."""
        style = PaperType(size=64, face=Face.SEMIBOLD, colour=Colour.WATERMARK)
        width = text_width(DRAFT_MARK, style) * 0.7071
        shown = "".join(f"/{name} 64 Tf [({text})] TJ" for name, text in self.fonts.shown(style.face, DRAFT_MARK))
        x = (self.width - width) / 2
        y = (self.height - width) / 2
        self.stream.append(
            f"{self.structure.artifact()} BT {style.colour.value} rg "
            f"0.7071 0.7071 -0.7071 0.7071 {x:.2f} {y:.2f} Tm {shown} ET EMC"
        )


def text_top(page: int) -> float:
    """Where the text block of a page (from 1) begins, in points from the top."""
    return FIRST_TOP if page == 1 else NEXT_TOP


class _Piece(PositionalValue):
    """Fragments of one line that have one owner."""

    x: float
    baseline: float
    fragments: tuple[Fragment, ...]
    divided: bool


def _pieces(lines: Sequence[tuple[float, float, Line]]) -> Iterator[_Piece]:
    for x, baseline, line in lines:
        yield _Piece(x, baseline, line.fragments, line.divided)


def _by_owner(lines: Sequence[tuple[float, float, Line]]) -> Iterator[tuple[int, list[_Piece]]]:
    """Stretches of text of one owner, over lines."""
    held: list[_Piece] = []
    owner: int | None = None
    for x, baseline, line in lines:
        for owned, start, fragments in _owned(line):
            if owner is not None and owned != owner:
                yield owner, held
                held = []
            owner = owned
            held.append(_Piece(x + start, baseline, fragments, line.divided))
    if owner is not None:
        yield owner, held


def _owned(line: Line) -> Iterator[tuple[int, float, tuple[Fragment, ...]]]:
    """The fragments of a line by owner, with the distance from the line's left edge."""
    first = line.fragments[0].look.owner
    if all(fragment.look.owner == first for fragment in line.fragments):
        yield first, 0.0, line.fragments
        return
    start = place = 0.0
    held: list[Fragment] = []
    for fragment in line.fragments:
        if held and held[-1].look.owner != fragment.look.owner:
            yield held[-1].look.owner, start, tuple(held)
            held, start = [], place
        held.append(fragment)
        place += _fragment_width(fragment)
    yield held[-1].look.owner, start, tuple(held)


def _fragment_width(fragment: Fragment) -> float:
    face = paper_face(fragment.look.face)
    words = fragment.text.split(" ")
    width = sum(map(face.width, words)) + (len(words) - 1) * face.advance(" ")
    return width * fragment.look.size / 1000


def _owner(element: Element, run: Run) -> Element:
    """The element of a link or of a passage in another language, made where it is first drawn."""
    return element.child("Link" if run.link else "Span", run.language)
