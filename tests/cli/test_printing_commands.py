"""Does all that is held about a person leave by a command, as paper and as data?"""

import json
from pathlib import Path

import pytest

from ctj_desktop.cli import program as cli
from ctj_desktop.domain.records.people import Person
from ctj_desktop.services.membership.people import keep_private_contact
from ctj_desktop.services.projects.life import add_project
from tests.office import Office, text


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A workspace that holds one person."""
    office = Office(tmp_path)
    person = office.a_person("Rochat", "Anne")
    office.do_fields(keep_private_contact, person=person.id, note="le soir")
    assert office.store.count(Person) == 1
    office.store.close()
    return office.store.path


def test_all_that_is_held_about_a_person_is_paper_or_data(
    file: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    call = ["person-data", str(file), "Anne Rochat", "--on", "2027-03-01"]
    paper, plain = tmp_path / "a.pdf", tmp_path / "a.json"
    assert cli.main([*call, "-o", str(paper)]) == 0
    assert paper.read_bytes().startswith(b"%PDF")
    assert cli.main([*call, "-o", str(plain)]) == 0
    capfd.readouterr()
    assert cli.main([*call, "--json"]) == 0
    said = json.loads(capfd.readouterr().out)
    assert said == json.loads(plain.read_text("utf-8"))
    assert (said["person"]["family_name"], said["private"]["note"], said["as_of"]) == (
        "Rochat",
        "le soir",
        "2027-03-01",
    )
    assert cli.main([*call, "--json", "-o", str(paper)]) == 0


def test_it_must_go_somewhere_and_in_a_form_that_is_known(file: Path, tmp_path: Path) -> None:
    assert cli.main(["person-data", str(file), "Anne Rochat"]) == 2
    assert cli.main(["person-data", str(file), "Anne Rochat", "-o", str(tmp_path / "a.docx")]) == 2
    assert cli.main(["person-data", str(file), "Somebody Else", "--json"]) == 3


def test_what_does_not_go_with_a_paper_is_refused_by_the_name_it_was_called_by(
    file: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """Nobody who asks for `follow-up` is told of `tasks`; a watermark is for papers that may go out as a draft."""
    out = ["-o", str(tmp_path / "a.pdf")]
    for asked, said in (
        (["follow-up", "--year", "2027"], "--year does not go with this call of “follow-up”"),
        (["tasks", "--year", "2027"], "--year does not go with this call of “tasks”"),
        (["follow-up", "--draft"], "--draft does not go with this call of “follow-up”"),
    ):
        assert cli.main(["print", str(file), *asked, *out, "--lang", "en"]) == 2
        assert said in capfd.readouterr().err
    assert list(tmp_path.glob("a.pdf")) == []


def test_the_sheet_of_a_project_is_printed_by_its_number(tmp_path: Path) -> None:
    office = Office(tmp_path)
    committee = office.a_committee().id
    project = office.do_fields(add_project, committee=committee, title=text("Marchés")).record
    office.store.close()
    call, out = ["print", str(office.store.path), "project-sheet"], tmp_path / "fiche.pdf"
    assert cli.main([*call, "--only", str(project.number), "-o", str(out)]) == 0
    assert out.read_bytes().startswith(b"%PDF")
    assert cli.main([*call, "--only", "P-1999-001", "-o", str(out)]) != 0
    assert cli.main(["print", str(office.store.path), "tasks", "--only", "1", "-o", str(out)]) == 2
