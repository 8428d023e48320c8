"""Are the lists of a sheet found, whatever stands above, between and below them?"""

from datetime import date, datetime, time, timedelta

from ctj_desktop.files.tables.headings import tables_of
from ctj_desktop.files.tables.table import Cell, SourceSheet, SourceTable, clean
from ctj_desktop.files.tables.workbook import sheets_of
from tests.files.tables.made import a_workbook, known


def found(*rows: tuple[Cell, ...]) -> tuple[SourceTable, ...]:
    return tables_of(SourceSheet(name="Liste", grid=rows), known)


def test_a_title_blank_rows_a_sum_and_a_note_are_no_rows() -> None:
    tables = found(
        ("Liste des membres",),
        (),
        ("Nom", "Prénom", "Commune"),
        ("Perrin", "Zoë", "Morteau"),
        ("", "", ""),
        ("Müller", "Ann", "Biel"),
        ("Total", 2),
        (),
        ("Etabli par le secrétariat",),
    )
    assert [line.number for line in tables[0].rows] == [4, 6]
    assert tables[0].left_out == (7, 9)


def test_a_sum_of_several_columns_is_no_row_and_a_name_that_begins_like_one_is() -> None:
    heading = ("Nom", "Prénom", "Mail", "Commune")
    tables = found(heading, ("Somme-Leuze", "Ann", "b", "c"), ("Total", 26_112, "25 000,50 €", ""))
    assert ([line.number for line in tables[0].rows], tables[0].left_out) == ([2], (3,))


def test_a_long_remark_right_below_is_no_row() -> None:
    tables = found(
        ("Nom", "Prénom", "Mail"), ("a", "b", "c"), ("Les adresses sont confidentielles et internes", "", "")
    )
    assert tables[0].left_out == (3,)


def test_a_name_alone_is_a_row() -> None:
    assert len(found(("Nom", "Prénom", "Commune"), ("Perrin", "", ""), ("Dupont", "", ""))[0].rows) == 2
    assert len(found(("Nom", "Prénom"), ("Perrin", ""), ("", ""), ("Dupont", ""))[0].rows) == 2


def test_headings_of_two_languages_are_joined() -> None:
    table = found(("Nom", "Prénom", "Commune"), ("Name", "Vorname", "Gemeinde"), ("Perrin", "Zoë", "Biel"))[0]
    assert table.headings == ("Nom\nName", "Prénom\nVorname", "Commune\nGemeinde")
    assert len(table.rows) == 1


def test_a_group_above_headings_holds_for_all_its_columns() -> None:
    table = found(
        ("Liste",),
        ("", "Titulaire", "", "", "Suppléant", ""),
        ("Commune", "Nom", "Prénom", "Mail", "Nom", "Prénom"),
        ("Biel", "Perrin", "Zoë", "a@b.ch", "Dupont", "Luc"),
    )[0]
    assert table.headings == (
        "Commune",
        "Titulaire\nNom",
        "Titulaire\nPrénom",
        "Titulaire\nMail",
        "Suppléant\nNom",
        "Suppléant\nPrénom",
    )


def test_among_many_titles_a_group_holds_where_titles_stand_below_each_other() -> None:
    table = found(
        ("Commune", "Nom", "", "Mail", "", "Prénom"),
        ("", "Name", "Prénom", "", "Commune", "Vorname"),
        ("Biel", "Perrin", "Zoë", "a@b.ch", "x", "y"),
    )[0]
    assert table.headings == ("Commune", "Nom\nName", "Nom\nPrénom", "Mail", "Commune", "Prénom\nVorname")


def test_two_tables_below_each_other_are_two() -> None:
    first, second = found(
        ("Nom", "Prénom"),
        ("a", "b"),
        ("c", "d"),
        (),
        ("Commune", "Téléphone", "Mail"),
        ("Biel", "1", "x"),
        ("Nods", "2", "y"),
    )
    assert [line.cells[:2] for line in first.rows] == [("a", "b"), ("c", "d")]
    assert second.headings == ("Commune", "Téléphone", "Mail")
    assert len(second.rows) == 2


def test_the_group_of_the_second_table_is_no_row_of_the_first() -> None:
    first, second = found(
        ("Nom", "Prénom", "Mail"),
        ("a", "b", "c"),
        ("", "Titulaire", ""),
        ("Commune", "Nom", "Prénom"),
        ("Biel", "d", "e"),
    )
    assert len(first.rows) == 1
    assert second.headings == ("Commune", "Titulaire\nNom", "Titulaire\nPrénom")


def test_two_tables_beside_each_other_are_two() -> None:
    tables = found(("Nom", "Prénom", "", "Nom", "Prénom"), ("a", "b", "", "c", "d"), ("e", "f", "", "", ""))
    assert [[line.cells for line in table.rows] for table in tables] == [[("a", "b"), ("e", "f")], [("c", "d")]]


def test_an_empty_column_alone_parts_nothing() -> None:
    assert len(found(("Nom", "Prénom", "", "Mail"), ("a", "b", "", "c"))) == 1
    grouped = found(
        ("", "Titulaire", "", "Suppléant", ""), ("Nom", "Prénom", "", "Nom", "Prénom"), ("a", "b", "", "c", "d")
    )
    assert len(grouped) == 1


def test_one_column_may_be_the_whole_list() -> None:
    assert [line.cells for line in found(("Commune",), ("Biel",), ("Nods",))[0].rows] == [("Biel",), ("Nods",)]


def test_headings_in_another_language_are_told_by_what_stands_below() -> None:
    table = found(("Cognome", "Posta"), ("Rossi", "a@b.ch"))[0]
    assert (table.headings, len(table.rows)) == (("Cognome", "Posta"), 1)
    table = found(("Cognome", "Anno"), ("Rossi", 2024))[0]
    assert table.headings == ("Cognome", "Anno")


def test_a_title_row_of_which_one_word_in_many_is_known_is_told_by_what_stands_below() -> None:
    titles = ("kurzname_gre", "gremientyp", "uni_nr_gre", "Commune", "beginn_mit", "ende_mit", "anrede", "sitz_1")
    rows = [("BK", "Kommission", 17, "Biel", date(2025, 2, 1), "", "Frau", str(at)) for at in range(3)]
    table = found(("Mitgliedschaften in Gremien",), (), titles, *rows)[0]
    assert (table.headings, [line.number for line in table.rows]) == (titles, [4, 5, 6])


def test_rows_without_headings_have_none() -> None:
    table = found(("Perrin", "Zoë"), ("Müller", "Ann"))[0]
    assert (table.headings, len(table.rows)) == (("", ""), 2)
    assert found(("Perrin", 3), ("Müller", "Ann"))[0].headings == ("", "")
    assert found() == ()
    assert found(("", "")) == ()


def test_a_merged_cell_says_the_same_for_each_of_its_rows() -> None:
    rows = [["Commune", "Nom", "Prénom"], ["", "a", "b"], ["", "c", "d"], ["Nods", "e", "f"]]
    content = a_workbook(
        rows, merged=[(1, 0, 2, 0, "Biel"), (5, 0, 5, 2, "Fin"), (6, 0, 2000, 0, "x"), (2001, 5, 2002, 5, "")]
    )
    cells = [line.cells for line in tables_of(sheets_of("a.xlsx", content)[0], known)[0].rows]
    assert cells[:3] == [("Biel", "a", "b"), ("Biel", "c", "d"), ("Nods", "e", "f")]


def test_cells_are_cleaned() -> None:
    cells = [
        "\u00a0a \t b\r\n c\x00",
        2.0,
        2.5,
        True,
        date(2024, 1, 1),
        datetime(2024, 1, 1, 8),
        time(8, 30),
        timedelta(1),
        "#REF!",
    ]
    assert list(map(clean, cells)) == ["a b\nc", 2, 2.5, True, date(2024, 1, 1), date(2024, 1, 1), "08:30", "", ""]
