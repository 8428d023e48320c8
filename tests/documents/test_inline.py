"""Texts become runs and pairs without losing a word."""

from ctj_desktop.documents.blocks import Run
from ctj_desktop.documents.inline import both, content, words
from ctj_desktop.domain.texts import Bilingual, Language


def test_marks_are_read_only_where_a_text_may_carry_them() -> None:
    assert words("a *b*", Language.FR).runs == (Run(text="a *b*"),)
    assert words("a *b*", Language.FR, marks=True).runs == (Run(text="a "), Run(text="b", em=True))


def test_the_first_of_a_month_keeps_its_text_and_raises_its_ending() -> None:
    said = words("le 1er mars, la 1re fois, 21er, 1eres", Language.FR)
    assert said.text == "le 1er mars, la 1re fois, 21er, 1eres"
    assert [run.text for run in said.runs if run.sup] == ["er", "re"]
    assert words("1er", Language.DE).runs == (Run(text="1er"),)


def test_addresses_written_out_are_links() -> None:
    said = words("Écrire à pnr@example.org ou voir www.arcjurassien.org.", Language.FR)
    assert said.text == "Écrire à pnr@example.org ou voir www.arcjurassien.org."
    assert [(run.text, run.link) for run in said.runs if run.link] == [
        ("pnr@example.org", "mailto:pnr@example.org"),
        ("www.arcjurassien.org", "https://www.arcjurassien.org"),
    ]


def test_a_missing_side_borrows_the_other_and_keeps_its_language() -> None:
    pair = content(Bilingual.of("Bonjour"))
    assert not pair.fr.borrowed
    assert pair.de.borrowed
    assert (pair.de.text, pair.de.language) == ("Bonjour", Language.FR)
    other = content(Bilingual.of("", "Guten Tag"))
    assert (other.fr.text, other.fr.language, other.fr.borrowed) == ("Guten Tag", Language.DE, True)


def test_no_text_at_all_borrows_nothing() -> None:
    assert not content(Bilingual())
    assert not content(Bilingual()).de.borrowed


def test_pairs_compare_as_values() -> None:
    assert both("a", "b") == both("a", "b")
    assert both("a", "b") != both("a", "c")
    assert both("2026-01", "2026-01").same
