"""Does the paper of the radar draw its months, say what is open and what ends, and how the seats are shared out?"""

import datetime as dt
from pathlib import Path

import outloud
import pytest

from ctj_desktop.documents.blocks import AttendanceTable, Bars, Document, Heading, Paragraph, Title
from ctj_desktop.documents.layout import Layout
from ctj_desktop.documents.membership.radar import RadarEntry, RadarPaper, RadarShare, document
from ctj_desktop.documents.writers.pdf import write_pdf
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.people import Salutation, Side
from ctj_desktop.domain.texts import NO_TEXT
from ctj_desktop.i18n import load_translator
from tests.documents.committee_records import LONG
from tests.documents.records import a_sender, options, text

FRENCH, GERMAN = load_translator("fr_CH"), load_translator("de_CH")
ON = dt.date(2027, 2, 24)
MONTHS = tuple((dt.date(2027 + (number > 11), (number - 1) % 12 + 1, 1), number % 4) for number in range(2, 15))
ENDS = RadarEntry(
    place=text("Commune", "Gemeinde"),
    why="Mandate ends",
    college=text("Communes", "Gemeinden"),
    side=Side.FR,
    name="Anne Rochat",
    last_day=dt.date(2027, 5, 31),
)
FOLLOWED = replace(ENDS, next_name="Luc Favre", next_from=dt.date(2027, 6, 1))
VACANT = RadarEntry(place=NO_TEXT, why="Seat vacant")
SHARE = RadarShare(name=Side.FR, seats=3, held=2, addressed=((Salutation.MADAME, 2), (Salutation.MONSIEUR, 0)))
NOTHING = RadarPaper(sender=a_sender(), on=ON, until=dt.date(2028, 2, 23), soon=dt.date(2027, 5, 27))
WHOLE = replace(
    NOTHING,
    months=MONTHS,
    open_now=(VACANT,),
    ends=(ENDS, FOLLOWED),
    sides=(SHARE,),
    colleges=(replace(SHARE, name=NO_TEXT, held=0, addressed=()),),
)


def said(paper: RadarPaper, layout: Layout = Layout.ALTERNATE) -> Document:
    return document(paper, FRENCH, GERMAN, options(layout))


def plain(words: str) -> str:
    return words.replace("\u00a0", " ").replace("\u202f", " ")


def test_each_month_is_a_bar_and_the_picture_says_what_it_shows() -> None:
    (drawn,) = (block for block in said(WHOLE).blocks if isinstance(block, Bars))
    assert [bar.count for bar in drawn.bars] == [count for _month, count in MONTHS]
    assert [bar.label.de.text for bar in drawn.bars][:2] == ["Febr.", "März"]
    assert [bar.loud for bar in drawn.bars] == [True] * 4 + [False] * 9
    assert plain(drawn.said.fr.text).startswith("Diagramme des échéances de chaque mois : 2 en février 2027, 3 en mars")


def test_what_is_open_stands_above_what_ends_and_who_follows_is_said() -> None:
    made = said(WHOLE)
    table, shares = (block for block in made.blocks if isinstance(block, AttendanceTable))
    now, ends = table.groups
    assert [row.state.fr.text for row in now.rows] == ["dès maintenant"]
    assert [plain(row.state.de.text) for row in ends.rows] == ["31. Mai 2027"] * 2
    assert [[plain(line.fr.text) for line in row.details] for row in ends.rows] == [
        ["Anne Rochat", "Suite : à désigner"],
        ["Anne Rochat", "Suite : Luc Favre dès le 1er juin 2027"],
    ]
    assert [[plain(row.body.fr.text) for row in group.rows if row.body] for group in shares.groups] == [
        ["3 sièges, 2 pourvus"],
        ["3 sièges, 0 pourvu"],
    ]
    title = next(block for block in made.blocks if isinstance(block, Title))
    assert title.meta is not None
    assert plain(title.meta.fr.text) == "1 place à pourvoir dès maintenant · 2 échéances"


def test_where_nothing_ends_a_sentence_says_so() -> None:
    made = said(replace(NOTHING, months=tuple((month, 0) for month, _count in MONTHS)))
    assert any(isinstance(block, Paragraph) for block in made.blocks)
    assert not any(isinstance(block, AttendanceTable | Heading) for block in made.blocks)
    (drawn,) = (block for block in made.blocks if isinstance(block, Bars))
    assert drawn.said.fr.text == "Aucun mandat ni aucune charge ne prend fin durant ces mois."


HARD = replace(WHOLE, ends=tuple(replace(ENDS, place=text(LONG[: 20 + n], LONG), name=LONG[:n]) for n in range(40)))


@pytest.mark.parametrize("paper", [NOTHING, WHOLE, HARD], ids=["nothing", "whole", "hard"])
@pytest.mark.parametrize("layout", list(Layout))
def test_the_checker_accepts_it_in_every_layout(layout: Layout, paper: RadarPaper, tmp_path: Path) -> None:
    path = tmp_path / "paper.pdf"
    chosen = options(layout, draft=True, sample=True)
    path.write_bytes(write_pdf(document(paper, FRENCH, GERMAN, chosen), layout))
    found = outloud.check(str(path))
    assert found.error is None
    assert [(one.rule, one.message) for one in found.findings if one.severity in ("error", "warning")] == []
