"""Are conflicts listed and settled from the command line, with its exit codes and its JSON?"""

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from ctj_desktop import cli
from ctj_desktop.domain.records.meetings import AgendaItem
from ctj_desktop.services.meetings import agenda
from ctj_desktop.services.meetings import life as meetings
from ctj_desktop.services.steps.change import Rewording
from ctj_desktop.storage.store import Store
from tests.office import TODAY, text
from tests.services.exchange.two_offices import Two
from tests.test_cli import Ran


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str]) -> Any:
    def call(*words: str) -> Ran:
        code = cli.main([*words, "--lang", "fr"])
        sys.stdout.flush()
        out, err = capfd.readouterr()
        assert "Traceback" not in err
        return Ran(code, out, err)

    return call


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A workspace in which a title and a day were written differently by two offices, and a meeting moved twice."""
    monkeypatch.setenv("CTJ_DATA_DIR", str(tmp_path / "here-data"))
    two = Two(tmp_path)
    item = two.items()[0]
    for office, title, day in ((two.here, "Foires", TODAY), (two.there, "Marchés", TODAY.replace(month=4))):
        office.do_fields(agenda.change_agenda_item, item=item.id, title=Rewording(fr=title))
        office.do_fields(meetings.change_meeting, meeting=two.meeting.id, documents_by=day)
    two.here.do(meetings.convene_meeting, meeting=two.meeting.id, on=TODAY)
    two.there.do(meetings.cancel_meeting, meeting=two.meeting.id, on=TODAY, reason=text("Neige"))
    two.exchange()
    two.here.store.close()
    two.there.store.close()
    return str(tmp_path / "here.ctj")


def registers(ran: Ran) -> list[str | None]:
    return [one["register"] for one in ran.json]


def test_conflicts_are_said_with_both_versions_and_what_was_before(file: str, run: Any) -> None:
    ran = run("conflicts", file)
    assert ran.code == 0
    said = (
        "mine: Foires (Cet ordinateur",
        "theirs: Marchés (un autre poste",
        "avant\u00a0: Point 1",
        "title.fr",
        "2027-01",
    )
    for words in said:
        assert words in ran.out, words


def test_the_json_names_everything_that_resolve_takes(file: str, run: Any) -> None:
    ran = run("conflicts", file, "--json")
    assert registers(ran) == [None, "documents_by", "title.fr"]
    one = ran.json[2]
    assert [version["take"] for version in one["versions"]] == ["mine", "theirs"]
    assert one["versions"][0]["value"]["text"] == "Foires"
    assert one["before"]["text"] == "Point 1"
    assert ran.json[0]["policy"] == "two_moves"


def test_one_after_the_other_is_settled(file: str, run: Any) -> None:
    found = run("conflicts", file, "--json").json
    identity = found[2]["id"]
    assert run("resolve", file, "2027-01", "documents_by", "--take", "2027-05-01").code == 0
    settled = run("resolve", file, identity, "title.fr", "--take", "both")
    assert (settled.code, settled.err) == (0, "")
    assert "Titre (FR)" in settled.out
    assert registers(run("conflicts", file, "--json")) == [None]
    with Store.open(Path(file), read_only=True) as store:
        titles = [item.title.fr.text for item in store.all(AgendaItem)]
    assert "Foires\u202f; Marchés" in titles
    assert run("undo", file).code == 0
    assert "Version choisie" in run("history", file).out


def test_the_list_of_conflicts_has_all_three_forms(file: str, run: Any) -> None:
    assert "title.fr" in run("list", file, "conflicts").out
    assert run("list", file, "conflicts", "--csv").out.count("\n") == 3
    assert registers(run("list", file, "conflicts", "--json", "--committee", "MOC")) == ["documents_by", "title.fr"]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("2027-01", "documents_by", "--take", "both"), 3),
        (("2027-01", "documents_by", "--take", "demain"), 3),
        (("2027-01", "place.fr", "--take", "mine"), 3),
        (("2027-01", "documents_by", "--take", "theirs:2"), 3),
        (("2027-99", "documents_by", "--take", "mine"), 3),
        (("00000000-0000-7000-8000-000000000000", "documents_by", "--take", "mine"), 3),
        (("2027-01", "documents_by"), 2),
    ],
)
def test_refusals_are_one_sentence_and_change_nothing(file: str, run: Any, words: tuple[str, ...], code: int) -> None:
    ran = run("resolve", file, *words)
    assert (ran.code, ran.out, ran.err.count("\n")) == (code, "", 1)
    assert len(json.loads(run("conflicts", file, "--json").out)) == 3


def test_without_conflict_it_says_so(tmp_path: Path, run: Any) -> None:
    two = Two(tmp_path)
    two.here.store.close()
    two.there.store.close()
    assert run("conflicts", str(tmp_path / "here.ctj")).out == "Aucun conflit\u00a0: tout est tranché.\n"
    assert run("conflicts", str(tmp_path / "here.ctj"), "--json").json == []
