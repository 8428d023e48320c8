"""Lines end where a good printer would end them."""

import itertools

import pytest

from ctj_desktop.documents.blocks import Run, Words
from ctj_desktop.documents.inline import words
from ctj_desktop.documents.setting.fonts import SOFT_HYPHEN, PaperFace, paper_face
from ctj_desktop.documents.setting.hyphenation import divisions
from ctj_desktop.documents.setting.lines import set_lines, text_width
from ctj_desktop.documents.setting.styles import (
    BODY,
    CELL,
    COLUMN,
    HALF_MEASURE,
    HEADING,
    HYPHENATE_FROM,
    MM,
    PLAIN,
    SHORT_LAST_LINE,
    Face,
    PaperType,
)
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.texts import Language
from tests.documents.samples import LONG

FRENCH, GERMAN = Language.FR, Language.DE


def lines_of(text: str, language: Language = FRENCH, width: float = HALF_MEASURE, style: PaperType = BODY) -> list[str]:
    return [line.text for line in set_lines(words(text, language), style, width)]


def test_nothing_is_lost_and_no_line_is_too_long() -> None:
    for said in (LONG.fr, LONG.de):
        lines = set_lines(said, BODY, HALF_MEASURE)
        together = " ".join(line.text for line in lines).replace(f"{SOFT_HYPHEN} ", "")
        assert together == said.text
        assert all(line.width <= HALF_MEASURE for line in lines)


@pytest.mark.parametrize("space", ["\u00a0", "\u202f"])
def test_lines_break_only_at_the_ordinary_space(space: str) -> None:
    narrow = text_width("le 24", BODY) + 1
    assert lines_of(f"le 24{space}mars", width=narrow)[0] == "le"
    assert f"24{space}m" in "".join(lines_of(f"le 24{space}mars", width=narrow))


def test_a_word_is_divided_only_where_its_line_would_stay_short() -> None:
    divided = 0
    for said, width in itertools.product((LONG.fr, LONG.de), (50 * MM, 60 * MM, HALF_MEASURE)):
        for line in (line for line in set_lines(said, BODY, width) if line.divided):
            divided += 1
            head = line.text.rsplit(" ", 1)[-1]
            without = line.width - text_width(head, BODY) - text_width(" ", BODY)
            assert width - without > HYPHENATE_FROM
    assert divided > 5


def test_at_most_two_divided_lines_follow_each_other() -> None:
    text = " ".join(["Gebietskörperschaftsverwaltungen"] * 20)
    lines = set_lines(words(text, GERMAN), BODY, 42 * MM)
    in_a_row = 0
    for line in lines:
        in_a_row = in_a_row + 1 if line.divided else 0
        assert in_a_row <= 2


@pytest.mark.parametrize(
    ("word", "language", "parts"),
    [
        ("manifestations", FRENCH, ["mani", "fes", "ta", "tions"]),
        ("l’approbation", FRENCH, ["l’appro", "ba", "tion"]),
        ("Verkehrsunternehmen", GERMAN, ["Ver", "kehrs", "un", "ter", "neh", "men"]),
        ("Zusammenarbeit", GERMAN, ["Zusam", "menarbeit"]),
        ("Abendanschlüsse", GERMAN, ["Abend", "anschlüsse"]),
        ("Kooperationsgebiet", GERMAN, ["Koope", "ra", "ti", "ons", "ge", "biet"]),
        ("Collectivités", FRENCH, ["Collectivités"]),
        ("séance", FRENCH, ["séance"]),
        ("INTERREGIONAL", GERMAN, ["INTERREGIONAL"]),
        ("Coprésidence", GERMAN, ["Coprésidence"]),
        ("grösstenteils", FRENCH, ["grösstenteils"]),
        ("Bourgogne-Franche-Comté", FRENCH, ["Bourgogne-Franche-Comté"]),
    ],
)
def test_divisions_follow_the_rules_of_each_language(word: str, language: Language, parts: list[str]) -> None:
    points = [0, *divisions(word, language), len(word)]
    assert [word[a:b] for a, b in itertools.pairwise(points)] == parts


def test_a_double_name_is_never_broken_at_its_hyphen() -> None:
    room = text_width("La Région Bourgogne-Franche-", BODY) + 2
    assert lines_of("La Région Bourgogne-Franche-Comté", width=room) == ["La Région", "Bourgogne-Franche-Comté"]


def test_a_double_name_wider_than_its_column_is_cut_at_its_hyphen() -> None:
    room = text_width("Bourgogne-Fran", BODY)
    assert lines_of("Bourgogne-Franche-Comté", width=room) == ["Bourgogne-", "Franche-Comté"]


def test_headings_are_balanced_and_never_divided() -> None:
    lines = set_lines(words("Approbation du procès-verbal du 1er décembre 2025", FRENCH), HEADING, HALF_MEASURE)
    assert [line.text for line in lines] == ["Approbation du procès-verbal", "du 1er décembre 2025"]
    assert not any(line.divided for line in lines)


def test_a_short_last_line_is_lengthened_without_costing_a_line() -> None:
    said = LONG.fr.text.split(" ")
    unhyphenated = replace(BODY, hyphenate=False)
    lengthened = 0
    for count in range(20, len(said)):
        part = words(" ".join(said[:count]), FRENCH)
        greedy, better = set_lines(part, unhyphenated, HALF_MEASURE), set_lines(part, BODY, HALF_MEASURE)
        assert len(better) <= len(greedy)
        lengthened += greedy[-1].width < SHORT_LAST_LINE <= better[-1].width and len(better) == len(greedy)
    assert lengthened


def test_an_endless_word_is_cut_and_a_newline_breaks() -> None:
    lines = lines_of("x" * 500 + "\nfin")
    assert "".join(lines[:-1]).replace(SOFT_HYPHEN, "") == "x" * 500
    assert lines[-1] == "fin"


def test_a_word_wider_than_its_column_shows_a_hyphen_where_it_is_cut_and_an_address_none() -> None:
    room = text_width("xxxxxxxxx", BODY)
    assert lines_of("x" * 12, width=room, style=CELL) == ["x" * 8 + SOFT_HYPHEN, "xxxx"]
    address = set_lines(words("www.exempleexempleexemple.fr", FRENCH), CELL, 60)
    assert len(address) > 1
    assert "".join(line.text for line in address) == "www.exempleexempleexemple.fr"


def test_in_a_narrow_column_a_word_is_divided_only_where_it_is_wider_than_the_column() -> None:
    assert lines_of("Communauté de communes de Montbenoît", width=COLUMN, style=CELL) == [
        "Communauté de",
        "communes de Montbenoît",
    ]
    endless = lines_of("Gebietskörperschaftsverwaltungsvereinbarung", GERMAN, COLUMN, CELL)
    assert endless[0].endswith(SOFT_HYPHEN)


def test_a_passage_in_another_language_is_divided_by_its_own_rules() -> None:
    before = "Die beteiligten Gemeinden sagen "
    after = Run(text=" und noch manches andere")
    said = Words((Run(text=before), Run(text="communautaire", language=FRENCH), after), GERMAN)
    room = text_width(before + "communau-", BODY) + 1
    assert set_lines(said, BODY, room)[0].text == before + "communau" + SOFT_HYPHEN


def test_a_dot_between_two_facts_does_not_end_a_line() -> None:
    room = text_width("+33 3 81 00 00 00 · m", BODY)
    assert lines_of("+33\u00a03\u00a081\u00a000\u00a000\u00a000 · mairie@exemple.fr", width=room)[0] == (
        "+33\u00a03\u00a081\u00a000\u00a000\u00a000"
    )
    assert lines_of(
        "31\u00a0mars\u00a02026\u00a0· Pontarlier", width=text_width("31 mars 2026 · Pont", BODY), style=PLAIN
    ) == [
        "31\u00a0mars\u00a02026",
        "Pontarlier",
    ]
    assert lines_of("un · deux") == ["un · deux"]


@pytest.mark.parametrize("text", ["", " ", "   ", "\n", "\t"])
def test_nothing_to_say_takes_no_line(text: str) -> None:
    assert lines_of(text) == []


def test_marks_set_faces_and_the_first_of_the_month_is_raised() -> None:
    said = words("**oui** au *projet* le 1er mars", FRENCH, marks=True)
    (line,) = set_lines(said, BODY, HALF_MEASURE)
    assert [(one.text.strip(), one.look.face) for one in line.fragments if one.text.strip()] == [
        ("oui", Face.SEMIBOLD),
        ("au", Face.REGULAR),
        ("projet", Face.ITALIC),
        ("le 1", Face.REGULAR),
        ("er", Face.REGULAR),
        ("mars", Face.REGULAR),
    ]
    raised = next(one for one in line.fragments if one.text == "er")
    assert raised.look.rise > 0
    assert raised.look.size < BODY.size
    assert line.text == "oui au projet le 1er mars"


@pytest.mark.parametrize("style", [BODY, HEADING, CELL], ids=["body", "heading", "cell"])
@pytest.mark.parametrize("part", ["a", "Kooperationsgebiet", "x-"])
def test_a_word_of_thousands_of_letters_costs_what_its_letters_cost(
    part: str, style: PaperType, monkeypatch: pytest.MonkeyPatch
) -> None:
    measured = 0
    advance = PaperFace.advance

    def counted(face: PaperFace, char: str) -> float:
        nonlocal measured
        measured += 1
        return advance(face, char)

    monkeypatch.setattr(PaperFace, "advance", counted)
    costs = []
    for length in (1_000, 16_000):
        measured, word = 0, (part * length)[:length]
        lines = lines_of(word, GERMAN, style=style)
        assert "".join(lines).replace(SOFT_HYPHEN, "") == word
        costs.append(measured)
    short, long = costs
    assert long < short * 16 * 4  # as many tries may be made of one as four of the other; squared, it is 256 times


def test_the_width_of_a_long_text_is_that_of_its_parts_and_a_bound_only_ends_the_measuring() -> None:
    text = "AVATAR To " * 50
    face = paper_face(Face.REGULAR)
    whole = sum(face.width(pair) - face.advance(pair[1]) for pair in map("".join, itertools.pairwise(text)))
    assert face.width(text) == pytest.approx(whole + face.advance(text[-1]))
    assert face.width(text, face.width(text)) == face.width(text)
    assert 1_000 < face.width(text, 1_000) < face.width(text)
