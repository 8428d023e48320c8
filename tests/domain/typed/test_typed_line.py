"""Is a typed line read as a secretary of either side means it?"""

from datetime import date

import pytest

from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.records.voting import VoteCount
from ctj_desktop.domain.typed.typed_line import LineMark, parse_day, read_count, read_line, stray_command

TODAY = date(2027, 2, 24)


@pytest.mark.parametrize(
    ("typed", "mark", "text"),
    [
        ("/d Le comité rend un avis favorable.", LineMark.DECISION, "Le comité rend un avis favorable."),
        ("/D Der Ausschuss stimmt zu.", LineMark.DECISION, "Der Ausschuss stimmt zu."),
        ("/v 8 0 1", LineMark.VOTE, "8 0 1"),
        ("/v", LineMark.VOTE, ""),
        ("/t compléter le budget", LineMark.TASK, "compléter le budget"),
        ("/r", LineMark.ADJOURNMENT, ""),
        ("- un point", LineMark.LIST_ENTRY, "un point"),
        ("# Un titre", LineMark.HEADING, "Un titre"),
        ("#projet", LineMark.PARAGRAPH, "#projet"),
        ("/discussion nourrie", LineMark.PARAGRAPH, "/discussion nourrie"),
        ("/x inconnu", LineMark.PARAGRAPH, "/x inconnu"),
        ("-5 degrés", LineMark.PARAGRAPH, "-5 degrés"),
        ("- ", LineMark.PARAGRAPH, "-"),
        ("/discussion", LineMark.PARAGRAPH, "/discussion"),
        ("/DISCUSSION", LineMark.PARAGRAPH, "/DISCUSSION"),
        ("/dLe comité approuve.", LineMark.DECISION, "Le comité approuve."),
        ("/dL’arrêté est pris.", LineMark.DECISION, "L’arrêté est pris."),
        ("/d: le comité approuve", LineMark.DECISION, "le comité approuve"),
        ("/D.Ämter", LineMark.DECISION, "Ämter"),
        ("/d«\u202foui\u202f»", LineMark.DECISION, "«\u202foui\u202f»"),
        ("/d\u00a0le comité approuve", LineMark.DECISION, "le comité approuve"),
        ("/v8 0 1", LineMark.VOTE, "8 0 1"),
        ("/r.", LineMark.ADJOURNMENT, ""),
        ("/t@[Secrétariat CH](1)", LineMark.TASK, "@[Secrétariat CH](1)"),
        ("Au milieu /d rien", LineMark.PARAGRAPH, "Au milieu /d rien"),
        ("", LineMark.PARAGRAPH, ""),
    ],
)
def test_marks_stand_at_the_start(typed: str, mark: LineMark, text: str) -> None:
    line = read_line(typed)
    assert (line.mark, line.text) == (mark, text)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("/d Le comité approuve.", "/d"),
        ("/dle comité approuve", "/dle"),
        ("Première ligne.\n /t compléter", "/t"),
        ("/x", "/x"),
        ("/", "/"),
        ("Une subvention de 5 000 €./a la porter à 6 000 €", "/a"),
        ("Un Beitrag. /V", "/V"),
        ("Au milieu /d rien", ""),
        ("35 €/t, 12 km/h. 3/4", ""),
        ("12/15 voix", ""),
        ("/2 de la somme", ""),
        ("", ""),
    ],
)
def test_a_command_is_found_where_a_line_or_a_sentence_begins(text: str, word: str) -> None:
    assert stray_command(text) == word


@pytest.mark.parametrize(
    ("typed", "count"),
    [
        ("8 0 1", VoteCount(yes=8, abstentions=1)),
        ("8", VoteCount(yes=8)),
        ("8-0-1", VoteCount(yes=8, abstentions=1)),
        ("7 1 1 2 3 4", VoteCount(yes=7, no=1, abstentions=1, blank=2, invalid=3, not_voted=4)),
        ("Pour 8  Contre 0  Abst. 1", VoteCount(yes=8, abstentions=1)),
        ("8 voix pour, 2 voix contre et 1 abstention", VoteCount(yes=8, no=2, abstentions=1)),
        ("7 Ja, 1 Nein, 2 Enthaltungen", VoteCount(yes=7, no=1, abstentions=2)),
        ("Ja 7 Ungültig 1", VoteCount(yes=7, invalid=1)),
        ("pour 5 non-votants 2", VoteCount(yes=5, not_voted=2)),
        ("", None),
        ("beaucoup", None),
        ("pour 8 contre", None),
        ("pour 8 sans 2", None),
        ("pour contre", None),
        ("1 2 3 4 5 6 7", None),
        ("pour 8 pour 9", None),
        ("99999", None),
        ("8 0 -1", None),
    ],
)
def test_counts_in_figures_and_in_words(typed: str, count: VoteCount | None) -> None:
    assert read_count(typed) == count


@pytest.mark.parametrize(
    "typed", ["FR 5 0 1 CH 3 1 0", "CH 3 1 0, FR 5 0 1", "Suisse : pour 3 contre 1; France : 5 0 1"]
)
def test_counts_by_side_give_the_whole_and_its_parts(typed: str) -> None:
    count = read_count(typed)
    assert count is not None
    assert (count.yes, count.no, count.abstentions) == (8, 1, 1)
    parts = {part.side: (part.yes, part.no, part.abstentions) for part in count.parts}
    assert parts == {Side.FR: (5, 0, 1), Side.CH: (3, 1, 0)}


@pytest.mark.parametrize("typed", ["FR 5 0 1", "FR 5 FR 3", "FR beaucoup CH 3", "8 0 FR 5 CH 3", "FR CH"])
def test_a_count_by_side_that_is_not_whole_is_none(typed: str) -> None:
    assert read_count(typed) is None


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("15.03.", date(2027, 3, 15)),
        ("15.3", date(2027, 3, 15)),
        ("15.3.2028", date(2028, 3, 15)),
        ("15/03/27", date(2027, 3, 15)),
        ("15 mars", date(2027, 3, 15)),
        ("1er avril", date(2027, 4, 1)),
        ("15. März 2027", date(2027, 3, 15)),
        ("15 février 2028", date(2028, 2, 15)),
        ("2027-03-15", date(2027, 3, 15)),
        ("10 janvier", date(2028, 1, 10)),
        ("24.2.", TODAY),
        ("29.2.", date(2028, 2, 29)),
        ("31.2.", None),
        ("31.12.9999", None),
        ("0207-03-12", None),
        ("demain", None),
        ("15 quelque", None),
    ],
)
def test_days_as_both_sides_write_them(typed: str, day: date | None) -> None:
    assert parse_day(typed, TODAY) == day
