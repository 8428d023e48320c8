"""Is it said in plain words what a list would change?"""

from pathlib import Path

from ctj_desktop.i18n import load_translator
from ctj_desktop.services.imports.kinds import ListKind
from ctj_desktop.services.imports.words import RowWords, adds
from tests.office import Office
from tests.services.imports.lists import planned, taken

FR = load_translator("fr_CH")


def test_what_the_list_itself_adds_is_called_by_its_name(tmp_path: Path) -> None:
    office = Office(tmp_path)
    office.a_committee("MOC")
    rows = "Perrin;Jean;Valfroid;FR;{0}\nBlanc;Eve;Valneuf;FR;{0}\n"
    first = planned(office, "Nom;Prénom;Commune;Pays;Remarque\n" + rows.format(""), kind=ListKind.MEMBERS)
    assert adds(FR, first).replace("\u00a0", " ") == "Nouvelles fiches : 2 organismes, 2 personnes, 2 sièges, 2 mandats"
    taken(office, "Nom;Prénom;Commune;Pays;Remarque\n" + rows.format(""), kind=ListKind.MEMBERS)
    found = planned(office, "Nom;Prénom;Commune;Pays;Collège\n" + rows.format("Communes"))
    words = RowWords(FR, office.store, found)
    assert [words.details(row)[-1].split(" → ") for row in found.verdicts] == [["Collège\u00a0: –", "Communes"]] * 2
    assert adds(FR, found).endswith("collège"), "one needs no number"
    taken(office, "Nom;Prénom;Commune;Pays;Collège\n" + rows.format("Communes"))
    assert adds(FR, planned(office, "Nom;Prénom;Commune;Pays;Collège\n" + rows.format("Communes"))) == ""


def test_whoever_may_be_a_duplicate_of_a_row_above_is_not_said_to_be_in_the_directory_alone(tmp_path: Path) -> None:
    office = Office(tmp_path)
    found = planned(office, "Nom;Prénom;Mail\nPerrin;Jean;jean@moutier.example\nPerrin;Jean;j.perrin@nods.example\n")
    said = RowWords(FR, office.store, found).details(found.verdicts[1])
    assert said[0].startswith("Peut-être Jean Perrin, du répertoire ou d’une ligne plus haut")
