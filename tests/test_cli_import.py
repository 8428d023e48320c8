"""Is a list of others taken in from the command line, with its exit codes and its JSON?"""

import json
import sys
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest

from ctj_desktop import cli
from ctj_desktop.domain.records.meetings import Reply
from ctj_desktop.services.papers.answer_workbooks import reply_workbook
from tests.files.answer_forms.made import ticked
from tests.files.tables.made import sheets
from tests.services.meetings.sending.calling import Calling
from tests.test_cli import Ran

LIST = "Nom;Prénom;Commune;Pays;Mail;Début\nPerrin;Jean;Nods;CH;j@nods.example;2026\nBlanc;Luc;Biel;CH;l@;bientôt\n"


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Any:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CTJ_DATA_DIR", str(tmp_path / "data"))

    def call(*words: str) -> Ran:
        code = cli.main([*words, "--lang", "fr"])
        sys.stdout.flush()
        out, err = capfd.readouterr()
        assert "Traceback" not in err
        return Ran(code, out, err)

    call("new", "w.ctj", "--committee", "MOC")
    (tmp_path / "liste.csv").write_text(LIST, encoding="cp1252")
    return call


def test_a_list_is_tried_taken_in_and_the_same_again(run: Any) -> None:
    tried = run("import", "w.ctj", "liste.csv", "--dry-run")
    assert tried.code == 1
    assert "2 Nouveau Jean Perrin" in tried.out
    assert "n’est pas une date" in tried.out
    assert tried.out.rstrip().endswith("c’était un essai.")
    assert "Perrin" not in run("list", "w.ctj", "persons").out
    assert run("import", "w.ctj", "liste.csv").code == 1
    assert "Perrin" in run("list", "w.ctj", "persons").out
    assert "liste.csv" in run("list", "w.ctj", "imports").out
    again = run("import", "w.ctj", "liste.csv", "--json").json
    assert (again["kind"], again["counts"]["same"], again["counts"]["refused"]) == ("members", 1, 1)
    assert again["rows"][0] == {
        "row": 2,
        "verdict": "same",
        "name": "Jean Perrin",
        "duplicate_of": None,
        "further_function_with": None,
        "part": "vote",
        "substitute_of": None,
        "joined_with": [],
        "added": [],
        "changed": [],
        "details": [],
    }
    assert run("undo", "w.ctj").code == 0
    assert "Perrin" not in run("list", "w.ctj", "persons").out


def test_columns_may_be_given_in_a_file(run: Any, tmp_path: Path) -> None:
    (tmp_path / "k.json").write_text(json.dumps({"Début": "", "Mail": ""}), encoding="utf-8")
    ran = run("import", "w.ctj", "liste.csv", "--kind", "persons", "--mapping", "k.json", "--json")
    assert (ran.code, ran.json["columns"]["Mail"], ran.json["counts"]["new"]) == (0, "", 2)
    for wrong, code in (
        ('{"Autre": ""}', 3),
        ('{"Nom": "rien"}', 3),
        ('{"Nom": 1}', 2),
        ("[]", 2),
        ("{", 2),
        ("[" * 99_999, 2),
        (" " * 5_000_000, 3),
    ):
        (tmp_path / "k.json").write_text(wrong, encoding="utf-8")
        assert run("import", "w.ctj", "liste.csv", "--mapping", "k.json").code == code


def test_several_lists_and_what_is_no_list(run: Any, tmp_path: Path) -> None:
    (tmp_path / "zwei.csv").write_text("Nom;Prénom\nPerrin;Jean\nNom;Prénom\nBlanc;Luc\nTotal;2\n", encoding="utf-8")
    assert "Une autre liste" in run("import", "w.ctj", "zwei.csv", "--dry-run").out
    (tmp_path / "fin.csv").write_text("Nom;Prénom\nPerrin;Jean\nTotal;1\n", encoding="utf-8")
    assert "ligne 3" in run("import", "w.ctj", "fin.csv").out
    assert run("import", "w.ctj", "fehlt.csv").code == 3
    assert run("import", "w.ctj", "liste.csv", "--kind", "chats").code == 2


TWICE = (
    "Nom;Prénom;Mail;Commune\nPerrin;Jean;j@a.example;Nods\nPerrin;J.;;\nBlanc;Luc;;\nBlanc;L.;;\n"
    "Perrin;Jean;j@a.example;Biel\n"
)


def fates(ran: Ran) -> list[str]:
    """The verdict of each row."""
    return [row["verdict"] for row in ran.json["rows"]]


def test_duplicates_are_joined_by_an_option_or_row_by_row(run: Any, tmp_path: Path) -> None:
    (tmp_path / "liste.csv").write_text(TWICE, encoding="utf-8")
    words = ("import", "w.ctj", "liste.csv", "--kind", "persons", "--json")
    waiting = run(*words, "--dry-run")
    assert (waiting.code, fates(waiting)) == (1, ["new", "duplicate", "new", "duplicate", "duplicate"])
    assert waiting.json["rows"][4]["further_function_with"] == "Biel"
    some = run(*words, "--dry-run", "--join", "3,5-6", "--apart", "5")
    assert (some.code, fates(some)) == (0, ["new", "same", "new", "new", "new"])
    assert [row["joined_with"] for row in some.json["rows"]] == [[], ["Jean Perrin"], [], [], ["Jean Perrin"]]
    said = run(*words[:-1], "--accept-duplicates")
    assert (said.code, said.out.count("Réuni avec")) == (0, 3)
    assert len(run("list", "w.ctj", "persons", "--json").json) == 2
    again = run(*words, "--accept-duplicates")
    assert (again.code, set(fates(again))) == (0, {"same"})
    for wrong in ("x", "3-", "-", "99", ""):
        assert run(*words, f"--join={wrong}").code == 2


def test_projects_are_taken_in_with_their_numbers(run: Any, tmp_path: Path) -> None:
    told = "Projet;Programme;Montant demandé\nBus de nuit;Loterie;CHF 12'000.–\nSentier;;12000\n"
    (tmp_path / "liste.csv").write_text(told, encoding="utf-8")
    ran = run("import", "w.ctj", "liste.csv", "--kind", "projects", "--json")
    assert (ran.code, ran.json["kind"], fates(ran)) == (0, "projects", ["new", "new"])
    assert [len(row["details"]) for row in ran.json["rows"]] == [3, 2]
    assert "12’000.00" in ran.json["rows"][0]["details"][1]
    rows = run("list", "w.ctj", "projects", "--json").json
    assert [row["title"]["fr"] for row in rows] == ["Bus de nuit", "Sentier"]
    again = run("import", "w.ctj", "liste.csv", "--json")
    assert (again.code, fates(again)) == (0, ["same", "same"])


def test_a_published_list_is_of_the_day_that_is_said(run: Any, tmp_path: Path) -> None:
    told = (
        "Réf.;Projet;Programme;Statut;Ausbezahlt (€)\nFS-1;Bus;Interreg VI;Programmé;26\u202f112\u00a0€\nFS-2;B;;;-1\n"
    )
    (tmp_path / "liste.csv").write_text(told, encoding="utf-8")
    ran = run("import", "w.ctj", "liste.csv", "--as-of", "2025-06-30")
    assert (ran.code, "2 lignes avec remarques" in ran.out, "négatif" in ran.out) == (0, True, True)
    assert [row["number"] for row in run("list", "w.ctj", "projects", "--json").json] == ["P-2025-001", "P-2025-002"]
    assert run("import", "w.ctj", "liste.csv", "--as-of", "morgen").code == 2


def test_an_answer_is_tried_entered_and_refused_the_second_time(run: Any, tmp_path: Path) -> None:
    (tmp_path / "bureau").mkdir()
    calling = Calling(tmp_path / "bureau")
    calling.office.convened(calling.meeting)
    anne, asking = calling.reader("Siège 1 Personne-1"), calling.order().asking
    form = reply_workbook(calling.office.store, calling.meeting, asking, 1, anne, anne)
    (tmp_path / "formulaire.xlsx").write_bytes(ticked(form, Reply.PRESENT, beside="en retard"))
    path, number = str(calling.office.store.path), calling.meeting.number
    calling.office.store.close()
    run("calendar", path, "--meeting", number, "-o", "rendez-vous.ics")
    sent = (tmp_path / "rendez-vous.ics").read_text("utf-8").replace("METHOD:PUBLISH", "METHOD:REPLY")
    guest = "ATTENDEE;PARTSTAT=ACCEPTED:mailto:beat@biel.example\nEND:VEVENT"
    (tmp_path / "réponse.ics").write_text(sent.replace("END:VEVENT", guest), "utf-8")
    tried = run("reply", path, "réponse.ics", "--dry-run")
    assert (tried.code, tried.out.splitlines()[1]) == (0, "Rien n’a été écrit\u00a0: c’était un essai.")
    assert run("list", path, "attendance", "--json").json == []
    assert run("reply", path, "réponse.ics").out.startswith("Siège 2 Personne-2")
    [line] = run("list", path, "attendance", "--json").json
    assert (line["reply"], line["replied_by"], line["excuse"]) == ("present", "calendar", "")
    again = run("reply", path, "réponse.ics")
    assert (again.code, "déjà saisie" in again.err) == (3, True)
    said = run("reply", path, "formulaire.xlsx").out.splitlines()
    assert said[0] == "Siège 1 Personne-1\u00a0: présent-e"
    assert "en retard" in said[1]


def test_an_answer_that_may_be_from_somebody_else_is_listed_and_left_out(run: Any, tmp_path: Path) -> None:
    (tmp_path / "bureau").mkdir()
    calling = Calling(tmp_path / "bureau")
    calling.office.convened(calling.meeting)
    anne, asking = calling.reader("Siège 1 Personne-1"), calling.order().asking
    form = ticked(reply_workbook(calling.office.store, calling.meeting, asking, 1, anne, anne), Reply.PRESENT)
    mail = EmailMessage()
    mail["From"] = "eve@else.example"
    mail.add_attachment(form, maintype="application", subtype="octet-stream", filename="formulaire.xlsx")
    (tmp_path / "r.eml").write_bytes(mail.as_bytes())
    path = str(calling.office.store.path)
    calling.office.store.close()
    left = run("reply", path, "r.eml")
    assert (left.code, run("list", path, "attendance", "--json").json) == (1, [])
    assert "eve@else.example" in left.out
    assert run("reply", path, "r.eml", "--accept", "2").code == 2, "there is no second one"
    assert run("reply", path, "r.eml", "--accept", "1").code == 0
    [line] = run("list", path, "attendance", "--json").json
    assert line["reply"] == "present"


def test_a_second_sheet_is_named_and_taken_in_by_its_name(run: Any, tmp_path: Path) -> None:
    members = (("Commune", "Nom", "Prénom", "Pays"), ("Nods", "Perrin", "Jean", "CH"))
    (tmp_path / "deux.xlsx").write_bytes(sheets(Membres=members, Suppléants=(members[0], ("Nods", "Roy", "Eva", "CH"))))
    first = run("import", "w.ctj", "deux.xlsx")
    assert "Suppléants" in first.out
    assert "Roy" not in run("list", "w.ctj", "persons").out
    second = run("import", "w.ctj", "deux.xlsx", "--sheet", "suppléants", "--json").json
    assert (second["rows"][0]["part"], second["rows"][0]["substitute_of"]) == ("substitute", "Jean Perrin")
    wrong = run("import", "w.ctj", "deux.xlsx", "--sheet", "Gäste")
    assert (wrong.code, "Membres, Suppléants" in wrong.err) == (2, True)
