"""Does the command line tell the whole story, and does it refuse in one sentence?"""

import csv
import io
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdf
import pytest

from ctj_desktop import cli
from ctj_desktop.domain.records.meetings import AgendaItem
from ctj_desktop.services.catalogue.lists import LISTS, OF_A_MEETING
from ctj_desktop.services.meetings.item_documents import join_files
from ctj_desktop.services.workspace.workspace import Workspace
from ctj_desktop.storage.store import Store
from tests.documents.writers import word_reading as read

ROOT = Path(__file__).resolve().parents[1]
AT = "2026-11-03T09:00:00+01:00"
NAME = {"fr": "Comité Mont d’Or–Chasseron", "de": "Ausschuss Mont d’Or–Chasseron"}
STORY: tuple[dict[str, object], ...] = (
    {"do": "add_person", "as": "a", "family_name": "Secrétariat", "given_name": "CH", "side": "ch", "at": AT},
    {"do": "add_seat", "as": "s", "committee": "MOC", "side": "ch", "label": {"fr": "Ville", "de": "Stadt"}},
    {"do": "appoint", "seat": "$s", "person": "$a", "start": "2026-01-01"},
    {
        "do": "plan_meeting",
        "as": "m",
        "committee": "MOC",
        "on": "2027-03-12",
        "start": "14:00",
        "place": {"fr": "Pontarlier"},
        "chair": "$a",
    },
    {
        "do": "add_agenda_item",
        "as": "i",
        "meeting": "$m",
        "minutes": 30,
        "title": {"fr": "Marchés & foires <2027>", "de": "Märkte & Messen <2027>"},
    },
    {"do": "add_agenda_item", "meeting": "2027-01", "title": {"fr": "=Divers", "de": "Varia"}},
    {"do": "convene_meeting", "meeting": "2027-01", "on": "2027-02-20"},
    {"do": "open_session", "meeting": "2027-01", "on": "2027-03-12", "opened_at": "14:00"},
    {"do": "record_arrival", "meeting": "2027-01", "seat": "$s", "arrived": "14:00"},
    {"do": "add_block", "item": "2027-01/1", "text": {"fr": "Discussion 🧀", "de": "Diskussion"}},
    {"do": "record_decision", "as": "d", "item": "$i", "text": {"fr": "Approuvé", "de": "Genehmigt"}},
    {"do": "record_vote", "decision": "2027-001", "count": {"yes": 1}, "taken_at": "14:10"},
    {"do": "add_task", "item": "$i", "text": {"fr": "Écrire", "de": "Schreiben"}, "owner": "$a", "due": "2028-02-29"},
    {"do": "close_session", "meeting": "2027-01", "on": "2027-03-12", "closed_at": "15:30"},
)


@dataclass(frozen=True)
class Ran:
    """What a call left: exit code, and both streams."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one document on standard output."""
        return json.loads(self.out)


def in_a_process(*arguments: str | bytes) -> subprocess.CompletedProcess[bytes]:
    """Python with this package, wherever the test stands."""
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run([sys.executable, *arguments], capture_output=True, check=False, env=env, timeout=120)


def ctj(*words: str | Path) -> Ran:
    """The real program in a process of its own."""
    done = in_a_process("-m", "ctj_desktop.cli", *map(str, words))
    ran = Ran(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))
    assert "Traceback" not in ran.err
    return ran


def steps_file(folder: Path, lines: Sequence[object]) -> Path:
    path = folder / "steps.jsonl"
    text = "\n".join(line if isinstance(line, str) else json.dumps(line, ensure_ascii=False) for line in lines)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str]) -> Any:
    """The same program in this process, for the many small cases."""

    def call(*words: str | Path) -> Ran:
        code = cli.main([*map(str, words)])
        sys.stdout.flush()
        out, err = capfd.readouterr()
        assert "Traceback" not in err
        return Ran(code, out, err)

    return call


@pytest.fixture(scope="module")
def told_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a workspace in which the story has happened; it is copied and never written to."""
    folder = tmp_path_factory.mktemp("told")
    file, steps = str(folder / "w.ctj"), str(steps_file(folder, STORY))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CTJ_DATA_DIR", str(folder / "data"))
        patch.setenv("CTJ_BACKUPS", "off")
        assert cli.main(["new", file, "--committee", "MOC"]) == 0
        assert cli.main(["apply", file, steps, "--as", "missing"]) == 3
        assert cli.main(["apply", file, steps]) == 0
    return folder


@pytest.fixture
def told(told_once: Path, here: Path, private_data_folder: Path, capfd: pytest.CaptureFixture[str]) -> Path:
    """One's own, with the installation that made it: it goes on numbering."""
    shutil.copytree(told_once / "data", private_data_folder, dirs_exist_ok=True)
    shutil.copy(told_once / "steps.jsonl", here)
    shutil.copy(told_once / "w.ctj", here)
    capfd.readouterr()
    return here / "w.ctj"


def printed_words() -> str:
    text = " ".join(page.extract_text() for page in pypdf.PdfReader("p.pdf").pages)
    return " ".join(text.split())


@pytest.mark.long
def test_the_story_is_told_by_commands_alone(here: Path) -> None:
    assert ctj("new", "w.ctj", "--committee", "MOC").code == 0
    steps = steps_file(here, STORY)
    trial = ctj("apply", "w.ctj", steps, "--dry-run", "--json")
    assert [line["line"] for line in trial.json] == list(range(1, len(STORY) + 1))
    assert ctj("list", "w.ctj", "meetings", "--json").json == []
    done = ctj("apply", "w.ctj", steps, "--json").json
    assert [line["number"] for line in done if line["number"]] == ["2027-01", "2027-001", "T-2027-001"]
    meetings = ctj("list", "w.ctj", "meetings", "--json").json
    assert [(m["number"], m["state"], m["place"]) for m in meetings] == [
        ("2027-01", "held", {"fr": "Pontarlier", "de": ""})
    ]
    for document in ("agenda", "minutes", "decisions"):
        assert ctj("print", "w.ctj", document, "--meeting", "2027-01", "--on", "2027-03-15", "-o", "p.pdf").code == 0
        assert "Märkte & Messen <2027>" in printed_words()
    assert ctj("print", "w.ctj", "decisions", "--committee", "MOC", "--year", "2027", "-o", "p.pdf").code == 0
    assert "2027-001" in printed_words()
    assert ctj("print", "w.ctj", "roster", "--as-of", "2027-03-12", "--layout", "fr", "-o", "p.pdf").code == 0
    assert "12 mars 2027" in printed_words()
    assert ctj("print", "w.ctj", "tasks", "--as-of", "2027-03-12", "--layout", "fr", "-o", "p.pdf").code == 0
    assert "Tableau de suivi" in printed_words()
    assert ctj("print", "w.ctj", "nameplates", "--options", "format=a5,substitutes", "-o", "p.pdf").code == 0
    for only in ("2027-001", "1"):
        asked = ("extract", "--meeting", "2027-01", "--only", only, "--options", "passages", "--on", "2027-03-15")
        assert ctj("print", "w.ctj", *asked, "-o", "p.pdf").code == 0
        assert "Extrait provisoire" in printed_words()
    for_word = ctj("print", "w.ctj", "minutes", "--meeting", "2027-01", "--on", "2027-03-15", "-o", "p.docx")
    assert (for_word.code, for_word.out.count("p.docx")) == (0, 1)
    assert any(
        "Märkte & Messen <2027>" in said for _style, said in read.paragraphs(read.body(Path("p.docx").read_bytes()))
    )
    assert ctj("undo", "w.ctj").code == 0
    assert ctj("list", "w.ctj", "meetings", "--json").json[0]["state"] == "in_session"
    assert ctj("redo", "w.ctj").code == 0
    assert ctj("list", "w.ctj", "meetings", "--json").json[0]["state"] == "held"
    before = ctj("list", "w.ctj", "items", "--json").out
    backup = ctj("backup", "w.ctj", "-o", "backups").out.splitlines()[-1]
    assert ctj("restore", backup, "-o", "again.ctj").code == 0
    assert ctj("list", "again.ctj", "items", "--json").out == before
    assert ctj("check", "again.ctj").code == 0


def test_nothing_of_qt_is_imported() -> None:
    code = "import sys, ctj_desktop.cli as c; c.main(['steps']); sys.exit('PySide6' in sys.modules)"
    assert in_a_process("-c", code).returncode == 0


def test_a_wrong_line_writes_nothing_and_is_named_in_the_language_asked_for(here: Path, run: Any) -> None:
    run("new", "w.ctj", "--committee", "MOC")
    wrong = steps_file(here, [*STORY[:4], {"do": "add_agenda_item", "meeting": "$m", "titel": {}}])
    before = run("history", "w.ctj").out
    for language, word in (("fr", "ligne 5"), ("de", "Zeile 5"), ("en", "line 5")):
        ran = run("apply", "w.ctj", wrong, "--lang", language)
        assert (ran.code, ran.out, len(ran.err.splitlines())) == (3, "", 1)
        assert word in ran.err.lower().replace("zeile", "Zeile")
        assert "titel" in ran.err
    assert run("history", "w.ctj").out == before


def test_every_wrong_line_has_a_sentence_and_the_last_one_counts(here: Path, run: Any) -> None:
    run("new", "w.ctj", "--committee", "MOC")
    lost = {"do": "plan_meeting", "as": "q", "committee": "MOC", "on": "12.03.2027", "at": AT}
    item = {"do": "add_agenda_item", "meeting": "$q", "title": {"fr": "Divers"}}
    wrong = steps_file(here, [lost, item, {"do": "add_person"}])
    before = run("history", "w.ctj").out
    ran = run("apply", "w.ctj", wrong, "--json", "--lang", "en")
    assert (ran.code, ran.out) == (3, "")
    first, second, last = ran.err.splitlines()
    assert first.startswith("Line 1:")
    assert second.startswith("Line 3:")
    assert last.startswith("Refused lines: 2, of which shown: 2. Lines not tried")
    assert run("history", "w.ctj").out == before


def test_every_kind_is_listed_in_all_three_forms(told: Path, run: Any) -> None:
    for kind in LISTS:
        of = ("--meeting", "2027-01") if kind in OF_A_MEETING else ()
        below = 2 if kind == "voters" else 0
        rows = run("list", told, kind, *of, "--json").json
        shown = run("list", told, kind, *of, "--csv").out.lstrip("\ufeff")
        lines = list(csv.reader(io.StringIO(shown), delimiter=";"))
        assert len(lines) == len(rows) + 1
        shown = run("list", told, kind, *of, "--lang", "de")
        assert shown.code == 0
        assert len(shown.out.splitlines()) == max(len(rows) + 1, 1) + below
    assert {row["code"] for row in run("list", told, "territories", "--json").json} >= {"MOC"}


def test_a_spreadsheet_gets_no_formula(told: Path, run: Any) -> None:
    out = run("list", told, "items", "--csv").out
    assert out.startswith("\ufeff")
    assert ";'=Divers;" in out


def test_a_list_is_of_a_committee_and_a_day(told: Path, run: Any) -> None:
    def listed(*options: str) -> int:
        return len(run("list", told, "mandates", "--json", *options).json)

    assert listed("--as-of", "2026-01-01") == listed("--committee", "MOC") == 1
    assert listed("--as-of", "2025-12-31") == 0
    assert run("list", told, "mandates", "--committee", "NIX").code == 3


def test_who_could_vote_is_listed_for_a_minute_with_the_quorum(told: Path, run: Any) -> None:
    of = ("--meeting", "2027-01", "--at")
    (row,) = run("list", told, "voters", *of, "14:10", "--json").json
    assert (row["name"], row["how"], row["bearer_name"], row["at"]) == ("CH Secrétariat", "room", None, "14:10")
    assert run("list", told, "voters", *of, "13:50", "--json").json == []
    shown = run("list", told, "voters", *of, "14:10", "--committee", "MOC").out.replace("\u00a0", " ").splitlines()
    assert shown[-2:] == [
        "À 14 h 10 : 1 votant.",
        "Aucun quorum n’est requis : pas de statuts en vigueur qui en fixent un.",
    ]
    nobody = run("list", told, "voters", *of, "13:50").out.replace("\u00a0", " ").splitlines()
    assert nobody[1] == "À 13 h 50 : aucun votant."
    assert run("list", told, "voters", "--meeting", "2099-01").code == 3


def test_a_vote_that_no_rule_decides_says_so_in_the_answer_and_among_the_findings(here: Path, run: Any) -> None:
    run("new", "w.ctj", "--committee", "MOC")
    done = run("apply", "w.ctj", steps_file(here, STORY), "--json").json
    [line] = [line for line in done if "findings" in line]
    assert STORY[line["line"] - 1]["do"] == "record_vote"
    [said] = line["findings"]
    assert said.startswith("Décision 2027-001")
    assert "par consensus" in said
    assert said.replace("\u00a0", " ") in run("check", "w.ctj").out.replace("\u00a0", " ")


def test_a_list_acts_on_a_day_or_refuses_it(told: Path, run: Any) -> None:
    acted = {name for name in LISTS if run("list", told, name, "--as-of", "1990-01-01", "--json").code == 0}
    assert acted >= {"persons", "mandates", "committees", "calls", "strategies"}
    for name in ("persons", "mandates"):
        assert run("list", told, name, "--as-of", "1990-01-01", "--json").json == []
    (committee,) = run("list", told, "committees", "--committee", "MOC", "--json").json
    assert committee["seats"] == 1


def test_print_names_what_the_paper_lacks_as_the_window_does(told: Path, run: Any) -> None:
    steps = told.with_name("title.jsonl")
    title = {"do": "change_meeting", "meeting": "2027-01", "title": {"fr": "Séance de printemps"}, "at": AT}
    steps.write_text(json.dumps(title), encoding="utf-8")
    assert run("apply", told, steps).code == 0

    def said(layout: str) -> str:
        paper = told.with_name("p.pdf")
        done = run("print", told, "minutes", "--meeting", "2027-01", "--layout", layout, "-o", paper)
        assert done.code == 0
        return str(done.out)

    for layout in ("columns", "de"):
        assert "1 passage sans traduction" in said(layout)
        assert "DE · Séance de printemps" in said(layout)
    assert "traduction" not in said("fr")
    assert "Imprimés comme □\u00a0: 🧀" in said("fr")


def test_what_was_known_earlier_can_be_listed(told: Path, run: Any) -> None:
    now = run("list", told, "meetings", "--known-at", "2100-01-01T00:00:00+00:00", "--json").json
    assert [meeting["number"] for meeting in now] == ["2027-01"]
    assert run("list", told, "meetings", "--known-at", "2020-01-01T00:00:00+00:00", "--json").json == []


def test_records_are_shown_by_number_and_id(told: Path, run: Any) -> None:
    meeting = run("show", told, "2027-01", "--json").json
    assert (meeting["kind"], meeting["state"]) == ("meeting", "held")
    assert run("show", told, meeting["id"], "--json").json == meeting
    assert run("show", told, "T-2027-001", "--json").json["due"] == "2028-02-29"
    person = run("show", told, "CH Secrétariat", "--as-of", "2026-06-01", "--json").json
    assert len(person["mandates"]) == 1
    assert "2027-001" in run("show", told, "2027-001").out
    assert run("show", told, "2099-99").code == 3


def test_the_code_of_a_committee_means_it_even_where_its_territory_has_the_same(told: Path, run: Any) -> None:
    assert run("show", told, "MOC", "--json").json["kind"] == "committee"
    territory = next(row for row in run("list", told, "territories", "--json").json if row["code"] == "MOC")
    assert run("show", told, territory["id"], "--json").json["kind"] == "territory"


def test_words_are_found_whatever_their_accents(told: Path, run: Any) -> None:
    kinds = {hit["kind"] for hit in run("search", told, "marches", "foires", "--json").json}
    assert "agenda_item" in kinds
    assert run("search", told, "introuvable").code == 0


def test_a_search_says_how_many_more_there_are_and_lists_them(told: Path, run: Any) -> None:
    found = run("search", told, "co", "--all", "--json")
    count = len(found.json)
    assert count > 50
    assert found.err == ""
    first = run("search", told, "co", "--lang", "en")
    assert len(first.out.splitlines()) == 50
    assert first.err == f"{count - 50} more; --all lists them.\n"
    assert len(run("search", told, "co", "--json").json) == 50


def test_attached_files_are_found_once_the_index_was_made_anew(told: Path, run: Any) -> None:
    with Store.open(told) as store:
        note = told.with_name("note.txt")
        note.write_text("Fußverbindung über den Fluss", "utf-8")
        Workspace(store).do(join_files, item=store.all(AgendaItem)[0].id, paths=[note])
    assert run("search", told, "fussverbindung", "--json").json == []
    assert run("index", told).code == 0
    assert {hit["kind"] for hit in run("search", told, "fussverbindung", "--json").json} == {"attachment"}


def test_what_the_search_reads_in_a_file_is_printed(here: Path, run: Any) -> None:
    (here / "a.txt").write_bytes("Zwölf\nBrücken\x1b[2J".encode("utf-16"))
    assert run("text", "a.txt").out == "Zwölf\nBrücken□[2J\n"
    (here / "a.txt").write_bytes("Zwölf\nBrücken".encode("utf-16"))
    assert run("text", "a.txt").out == "Zwölf\nBrücken\n"
    assert run("text", "a.txt", "--json").json == {"text": "Zwölf\nBrücken", "why": None}
    (here / "a.pdf").write_bytes(b"%PDF-")
    told = run("text", "a.pdf")
    assert (told.code, told.out, bool(told.err)) == (3, "", True)
    assert run("text", "a.pdf", "--json").json == {"text": "", "why": "damaged"}
    assert run("text", "none.pdf").code == 3


def test_history_names_who_did_what(told: Path, run: Any) -> None:
    newest = run("history", told, "--json").json[0]
    assert newest["label"] == "meeting.state"
    assert newest["at"] == "2026-11-03T08:00:00+00:00"
    record = run("history", told, "T-2027-001", "--json").json
    assert [entry["label"] for entry in record] == ["task.added"]
    assert {row["kind"] for row in record[0]["rows"]} == {"task"} | {row["kind"] for row in record[0]["rows"]}


def test_an_author_is_who_acts(told: Path, run: Any, here: Path) -> None:
    step = {"do": "add_person", "family_name": "X", "at": AT}
    assert run("--as", "CH Secrétariat", "apply", told, steps_file(here, [step])).code == 0
    assert run("history", told, "--json").json[0]["author_name"] == "CH Secrétariat"


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("--lang",),
        ("fly",),
        ("new",),
        ("new", "x.ctj", "--role", "king"),
        ("list", "w.ctj"),
        ("list", "w.ctj", "moons"),
        ("list", "w.ctj", "meetings", "--json", "--csv"),
        ("list", "w.ctj", "meetings", "--as-of", "2027-03-12"),
        ("list", "w.ctj", "items", "--as-of", "2027-03-12"),
        ("list", "w.ctj", "exchanges", "--as-of", "2027-03-12"),
        ("list", "w.ctj", "meetings", "--as-of", "12.03.2027"),
        ("list", "w.ctj", "meetings", "--as-of", "2027-02-29"),
        ("list", "w.ctj", "meetings", "--known-at", "2027-03-12"),
        ("list", "w.ctj", "meetings", "--lang", "it"),
        ("list", "w.ctj", "voters"),
        ("list", "w.ctj", "voters", "--meeting", "2027-01", "--at", "14h05"),
        ("list", "w.ctj", "voters", "--meeting", "2027-01", "--at", "25:00"),
        ("list", "w.ctj", "voters", "--meeting", "2027-01", "--as-of", "2027-03-12"),
        ("list", "w.ctj", "recusals"),
        ("list", "w.ctj", "recusals", "--meeting", "2027-01", "--at", "14:10"),
        ("list", "w.ctj", "recusals", "--meeting", "2027-01", "--as-of", "2027-03-12"),
        ("list", "w.ctj", "meetings", "--meeting", "2027-01"),
        ("list", "w.ctj", "meetings", "--at", "14:05"),
        ("print", "w.ctj", "agenda", "-o", "x.pdf"),
        ("print", "w.ctj", "poem", "--meeting", "2027-01", "-o", "x.pdf"),
        ("print", "w.ctj", "agenda", "--meeting", "2027-01", "--layout", "spiral", "-o", "x.pdf"),
        ("print", "w.ctj", "agenda", "--meeting", "2027-01", "-o", "x.exe"),
        ("print", "w.ctj", "attendance", "--meeting", "2027-01", "-o", "x.docx"),
        ("print", "w.ctj", "attendance", "--meeting", "2027-01", "--public", "-o", "x.pdf"),
        ("print", "w.ctj", "minutes", "--committee", "MOC", "-o", "x.pdf"),
        ("print", "w.ctj", "minutes", "--meeting", "2027-01", "--year", "2027", "-o", "x.pdf"),
        ("print", "w.ctj", "decisions", "--meeting", "2027-01", "--as-of", "2027-01-01", "-o", "x.pdf"),
        ("print", "w.ctj", "decisions", "--as-of", "2027-01-01", "-o", "x.pdf"),
        ("print", "w.ctj", "decisions", "--year", "0", "-o", "x.pdf"),
        ("print", "w.ctj", "roster", "--meeting", "2027-01", "-o", "x.pdf"),
        ("print", "w.ctj", "roster", "--year", "2027", "-o", "x.pdf"),
        ("print", "w.ctj", "roster", "--as-of", "12.03.2027", "-o", "x.pdf"),
        ("print", "w.ctj", "tasks", "--year", "2027", "-o", "x.pdf"),
        ("print", "w.ctj", "tasks", "--only", "2027-001", "-o", "x.pdf"),
        ("print", "w.ctj", "minutes", "--meeting", "2027-01", "--only", "2027-001", "-o", "x.pdf"),
        ("print", "w.ctj", "extract", "--meeting", "2027-01", "--only", "2027-999", "-o", "x.pdf"),
        ("print", "w.ctj", "tasks", "--options", "format=a5", "-o", "x.pdf"),
        ("print", "w.ctj", "labels", "--options", "start=25", "-o", "x.pdf"),
        ("print", "w.ctj", "labels", "--options", "start=²", "-o", "x.pdf"),
        ("print", "w.ctj", "nameplates", "--options", "format=a0", "-o", "x.pdf"),
        ("print", "w.ctj", "nameplates", "--options", "format", "-o", "x.pdf"),
        ("print", "w.ctj", "tasks", "--meeting", "2027-01", "-o", "x.pdf"),
        ("sample", "x.ctj", "--seed", "many"),
        ("show", "w.ctj", "2027-01", "extra"),
        ("export", "w.ctj"),
    ],
)
def test_wrong_usage_is_said_and_exits_2(told: Path, run: Any, here: Path, words: tuple[str, ...]) -> None:
    ran = run(*words)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err
    assert not (here / "x.pdf").exists()
    assert not (here / "x.docx").exists()
    assert not (here / "x.ctj").exists()


def test_a_paper_that_has_no_form_for_word_says_which_have(told: Path, run: Any) -> None:
    said = run("print", told, "roster", "-o", "x.docx").err
    assert "roster" in said
    assert "agenda, convocation, minutes, " in said
    assert "decisions, " in said


def test_refusals_exit_3_in_one_sentence(told: Path, run: Any, here: Path) -> None:
    (here / "no.ctj").write_text("no workspace", encoding="utf-8")
    (here / "latin.jsonl").write_bytes("é".encode("latin-1"))
    calls: tuple[tuple[str | Path, ...], ...] = (
        ("list", "missing.ctj", "meetings"),
        ("list", "no.ctj", "meetings"),
        ("new", told),
        ("apply", told, "missing.jsonl"),
        ("apply", told, "latin.jsonl"),
        ("print", told, "agenda", "--meeting", "2099-01", "-o", "x.pdf"),
        ("print", told, "agenda", "--meeting", "2027-01", "-o", "nowhere/x.pdf"),
        ("print", told, "decisions", "--committee", "ZZ", "-o", "x.pdf"),
        ("print", told, "decisions", "--committee", "ZZ", "--meeting", "2027-01", "-o", "x.pdf"),
        ("redo", told),
        ("restore", "no.ctj", "-o", "y.ctj"),
        ("restore", "missing", "-o", "y.ctj"),
        ("restore", told, "-o", "y.ctj"),
        ("backup", told, "-o", "no.ctj"),
        ("apply", told, here),
        ("sample", "y.ctj", "--years", "21"),
        ("sample", "y.ctj", "--territories", "0"),
    )
    for call in calls:
        ran = run(*call)
        assert (ran.code, ran.out, len(ran.err.splitlines())) == (3, "", 1), call
        assert "problems.txt" not in ran.err, call
    assert sorted(path.name for path in here.iterdir() if path.suffix in (".pdf", ".part")) == []
    assert not (here / "y.ctj").exists()


def test_an_ambiguous_number_is_listed(told: Path, run: Any, here: Path) -> None:
    other = {"do": "add_committee", "code": "AUD", "name": {"fr": "AUD"}, "at": AT}
    meeting = {"do": "plan_meeting", "committee": "AUD", "on": "2027-03-12"}
    assert run("apply", told, steps_file(here, [other, meeting])).code == 0
    ran = run("show", told, "2027-01")
    assert ran.code == 3
    ids = [row["id"] for row in run("list", told, "meetings", "--json").json]
    assert all(identity in ran.err for identity in ids)
    assert run("show", told, "AUD/2027-01", "--json").json["committee"] != run("show", told, ids[0])


def test_reading_works_beside_a_window_and_writing_says_who_has_the_file(told: Path) -> None:
    with Store.open(told):
        assert ctj("list", told, "meetings", "--json").json[0]["number"] == "2027-01"
        assert ctj("print", told, "agenda", "--meeting", "2027-01", "-o", told.with_name("a.pdf")).code == 0
        refused = ctj("undo", told)
        assert refused.code == 3
        assert told.name in refused.err


def test_a_failed_print_leaves_the_old_paper(told: Path, run: Any, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paper = here / "a.pdf"
    paper.write_bytes(b"old")

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("ctj_desktop.whole_files.os.fsync", full)
    assert run("print", told, "agenda", "--meeting", "2027-01", "-o", paper).code == 3
    assert paper.read_bytes() == b"old"
    assert [path.name for path in here.iterdir() if path.name.startswith(".")] == []


def test_what_nobody_foresaw_is_one_sentence_and_a_note_without_anybodys_words(
    told: Path, run: Any, monkeypatch: pytest.MonkeyPatch, private_data_folder: Path
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("Jeanne Perrin")

    before = private_data_folder / "ctj-errors.log"
    before.write_text("ValueError: Jeanne Perrin", encoding="utf-8")
    monkeypatch.setattr("ctj_desktop.services.catalogue.lists.rows_of", broken)
    ran = run("list", told, "meetings")
    assert (ran.code, len(ran.err.splitlines())) == (3, 1)
    noted = private_data_folder / "problems.txt"
    assert noted.name in ran.err
    assert "ZeroDivisionError in ctj_desktop.cli.program" in noted.read_text(encoding="utf-8")
    assert "Perrin" not in noted.read_text(encoding="utf-8")
    assert not before.exists()


def test_an_empty_committee_and_a_bad_row_are_told_apart_by_check(told: Path, run: Any) -> None:
    assert run("check", told).code == 0
    with Store.open(told) as store:
        store.connection.run("UPDATE meeting SET number = '1999-01'")
    ran = run("check", told, "--json")
    assert ran.code == 1
    assert {finding["severity"] for finding in ran.json} >= {"error"}


def test_the_sample_is_made_once_and_is_sound(here: Path) -> None:
    assert ctj("sample", "s.ctj").code == 0
    checked = ctj("check", "s.ctj", "--json")
    assert checked.code == 0
    assert checked.json
    assert ctj("sample", "s.ctj").code == 3
    printed = ctj("print", "s.ctj", "minutes", "--meeting", "2026-01", "--on", "2027-02-24", "-o", "pv.pdf")
    assert printed.code == 0


def test_help_names_every_command(run: Any) -> None:
    ran = run("--help", "--lang", "de")
    assert ran.code == 0
    for name in cli.COMMANDS:
        assert f"ctj {name}" in ran.out
        assert run(name, "--help").out.startswith(f"ctj {cli.COMMANDS[name].usage}")
    assert "{year}" not in run("print", "--help").out, "no year is chosen yet"
    assert run("version").out.startswith("CTJ Desktop")
    steps = run("steps", "--json").json
    assert {"name": "title", "type": "bilingual", "required": True} in next(
        step["fields"] for step in steps if step["do"] == "add_agenda_item"
    )
    told = run("steps", "--lang", "de").out
    assert told[told.index("begin_item:") :].splitlines()[3:5] == [
        "    Status der Sitzung: in_session",
        "    nach: open_session",
    ]


@pytest.mark.long
def test_bytes_that_are_no_text_are_refused_in_one_sentence(told: Path) -> None:
    for words in (
        ("list", "w.ctj", b"\xff"),
        (b"\xff",),
        ("new", b"\xff.ctj"),
        ("new", "n.ctj", "--committee", b"\xff"),
        ("show", "w.ctj", b"\xff"),
        ("list", "w.ctj", "meetings", "--as-of", b"\xff"),
    ):
        done = in_a_process("-m", "ctj_desktop.cli", *words)
        assert (done.returncode, len(done.stderr.splitlines())) == (2, 1), words
        assert b"Traceback" not in done.stderr
    assert not (told.parent / "n.ctj").exists()


def test_halves_of_signs_in_steps_are_refused_and_shown_as_a_box(told: Path, run: Any, here: Path) -> None:
    half = chr(0xD800)
    before = run("history", told).out
    for step in (
        {"do": half},
        {"do": "add_person", half: "x"},
        {"do": "add_person", "family_name": "X", "side": half},
        {"do": "change_person", "person": half},
        {"do": "plan_meeting", "committee": "MOC", "on": half},
        {"do": "add_person", "family_name": "X", "author": half},
    ):
        ran = run("apply", told, steps_file(here, [json.dumps({**step, "at": AT})]))
        assert (ran.code, len(ran.err.splitlines())) == (3, 1)
        assert "problems.txt" not in ran.err
        assert "□" in ran.err
    assert run("history", told).out == before


@pytest.mark.parametrize("at", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "9999-12-31T12:00:00+00:00"])
def test_times_at_the_ends_of_the_calendar_are_refused(told: Path, run: Any, here: Path, at: str) -> None:
    ran = run("apply", told, steps_file(here, [{"do": "add_person", "family_name": "X", "at": at}]))
    assert ran.code == 3
    assert "problems.txt" not in ran.err
    listed = run("list", told, "meetings", "--known-at", at)
    assert listed.code in (0, 2)
    assert "problems.txt" not in listed.err


def test_an_empty_name_is_wrong_usage(told: Path, run: Any) -> None:
    for words in (("new", ""), ("list", "", "meetings"), ("restore", "b", "-o", ""), ("backup", told, "-o", "")):
        assert run(*words).code == 2


def test_the_code_of_a_committee_is_short_and_plain(here: Path, run: Any) -> None:
    for code in ("a\nb", "A/B", "A" * 300, "$x", "2027 01", "-"):
        ran = run("new", "n.ctj", "--committee", code)
        assert (ran.code, len(ran.err.splitlines())) == (3, 1), code
        assert list(here.iterdir()) == []


def test_a_folder_is_called_a_folder(here: Path, run: Any) -> None:
    (here / "d.ctj").mkdir()
    assert "folder" in run("list", "d.ctj", "meetings", "--lang", "en").err
    assert "“nowhere”" in run("new", "nowhere/n.ctj", "--lang", "en").err


def test_what_cannot_be_read_is_shown_as_it_stands_in_the_file(told: Path, run: Any, here: Path) -> None:
    """Not in the English of the parser, nor in the spelling of Python."""
    for line, shown in (
        ('{"do": "add_person", oops}', "oops}"),
        ("[" * 100_000, "[["),
        ('{"do": "add_person", "do": "x"}', "“do” 2×"),
        (json.dumps({"do": "add_person", "family_name": {"x": True}, "at": AT}), '{"x": true}'),
        (json.dumps({"at": AT}), "(do)"),
        (json.dumps({"do": None, "at": AT}), "(do)"),
    ):
        ran = run("apply", told, steps_file(here, [line]))
        assert ran.code == 3
        assert shown in ran.err


def test_without_any_stream_the_code_still_says_it(told: Path) -> None:
    closed = f'"{sys.executable}" -m ctj_desktop.cli list w.ctj meetings >&- 2>&-'
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    assert subprocess.run(closed, shell=True, check=False, env=env, cwd=told.parent).returncode == 0


def test_a_meeting_is_an_appointment(told: Path, run: Any, here: Path) -> None:
    assert run("calendar", told, "--meeting", "2027-01", "-o", here / "a.ics").code == 0
    appointment = (here / "a.ics").read_bytes()
    assert b"DTSTART;TZID=Europe/Zurich:20270312T" in appointment
    assert run("calendar", told, "--meeting", "2027-01", "-o", here / "a.pdf").code == 2
    assert run("calendar", told, "--meeting", "2099-01", "-o", here / "b.ics").code == 3
    assert run("print", told, "proof", "--meeting", "2027-01", "-o", here / "p.pdf").code == 0
    assert not (here / "b.ics").exists()
    whole = ("calendar", told, "-o", here / "c.ics")
    assert run(*whole).code == 0
    every = (here / "c.ics").read_bytes().count(b"BEGIN:VEVENT")
    assert run(*whole, "--committee", "MOC", "--year", "2027").code == 0
    assert 0 < (here / "c.ics").read_bytes().count(b"BEGIN:VEVENT") < every
    assert run(*whole, "--year", "1").code == 2
    assert run(*whole, "--year", "2027", "--meeting", "2027-01").code == 2
    assert run(*whole, "--committee", "NOBODY").code == 3


def test_due_days_are_those_of_all_or_of_one_owner(told: Path, run: Any, here: Path) -> None:
    due = ("calendar", told, "--tasks", "-o", here / "t.ics")
    assert run(*due).code == 0
    every = (here / "t.ics").read_bytes().count(b"BEGIN:VEVENT")
    assert every
    (task,) = run("list", told, "tasks", "--json").json[:1]
    owner = task["owner_name"]["fr"]
    assert run(*due, "--owner", owner).code == 0
    assert 0 < (here / "t.ics").read_bytes().count(b"BEGIN:VEVENT") <= every
    assert run(*due, "--owner", "Personne de ce nom").code == 3
    assert run(*due, "--year", "2027").code == 2
    assert run("calendar", told, "--owner", owner, "-o", here / "u.ics").code == 2


def test_reminders_are_drafts_in_a_folder_and_who_is_left_out_is_said(told: Path, run: Any, here: Path) -> None:
    remind = ("reminders", told, "-o", here / "rappels")
    assert "CH Secrétariat" in run(*remind).out
    assert not (here / "rappels").exists()
    reached = {"do": "change_person", "person": "CH Secrétariat", "work_email": "ch@x.example", "at": AT}
    assert run("apply", told, steps_file(here, [json.dumps(reached)])).code == 0
    for folder in ("rappels", "rappels (2)"):  # what may have been sent is not replaced
        assert folder in run(*remind).out
        (draft,) = (here / folder).glob("*.eml")
        assert b"X-Unsent: 1" in draft.read_bytes()
    assert run(*remind, "--committee", "NOBODY").code == 3


def test_the_resource_site_comes_into_a_folder_of_its_own(told: Path, run: Any, here: Path) -> None:
    link = {"title": {"fr": "Observatoire", "de": "Statistik"}, "link": "https://www.exemple.ch", "public": True}
    entered = {"do": "add_resource", **link, "made_by": "OSTAJ", "at": AT}
    assert run("apply", told, steps_file(here, [json.dumps(entered)])).code == 0
    for folder in ("site", "site (2)"):  # no folder gives way to it
        done = run("site", told, here / "site")
        assert (done.code, folder in done.out) == (0, True)
        assert "Statistik" in (here / folder / "de" / "all.html").read_text("utf-8")
        assert (here / folder / "index.html").is_file()


def test_contacts_of_a_committee_are_cards(told: Path, run: Any, here: Path) -> None:
    done = run("contacts", told, "--committee", "MOC", "-o", here / "a.vcf")
    cards = (here / "a.vcf").read_text("utf-8")
    assert done.code == 0
    assert cards.count("BEGIN:VCARD") == int(done.out.split()[0])
    assert run("contacts", told, "-o", here / "a.csv").code == 2
