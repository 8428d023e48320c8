"""What do the papers of a morning say: who is expected, who came, what it left, and whom does the public see?"""

from datetime import date, time
from pathlib import Path

import outloud
import pytest

from ctj_desktop.documents.attendance_sheet import EMPTY_ROWS
from ctj_desktop.documents.blocks import AttendanceTable, Document, FigureTable, Letterhead, Listing, Notice
from ctj_desktop.documents.layout import Layout
from ctj_desktop.documents.mornings import programme, report, sign_in
from ctj_desktop.documents.papers import PaperOptions
from ctj_desktop.documents.writers.pdf import write_pdf
from ctj_desktop.domain.ids import MatineeId, ctj_home
from ctj_desktop.domain.log.changes import OperationLabel
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.domain.records.people import Office as OfficeRecord
from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.records.resources import Matinee, MatineeRole, MatineeState
from ctj_desktop.i18n import load_translator
from ctj_desktop.services.membership import people
from ctj_desktop.services.papers.making import Printing, make, paper_name
from ctj_desktop.services.papers.paper import OfCommittee
from ctj_desktop.services.resources import library, matinees
from ctj_desktop.services.resources.papers.morning_paper import morning_on_paper
from tests.office import TODAY, Office, text

FR, DE = load_translator("fr_CH"), load_translator("de_CH")
OPTIONS = PaperOptions(printed_on=TODAY, layout=Layout.COLUMNS)
COMMUNE = text("Commune de Jougne", "Gemeinde Jougne")


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


@pytest.fixture
def committee(office: Office) -> Committee:
    return office.a_committee()


@pytest.fixture
def morning(office: Office) -> Matinee:
    made: Matinee = office.do_fields(
        matinees.add_matinee,
        title=text("L’eau", "Wasser"),
        on=date(2027, 5, 20),
        begins_at=time(8, 30),
        ends_at=time(12),
        place="Fleurier",
        programme=text("Accueil\nTable ronde", "Begrüssung\nPodium"),
        outcome=text("Suite en automne", "Fortsetzung im Herbst"),
    ).record
    body = office.do_fields(people.add_organisation, name=COMMUNE, side=Side.FR).record
    known = office.do_fields(
        people.add_person, family_name="Exemple", given_name="Camille", organisation=body.id, side=Side.FR
    ).record
    listed: list[dict[str, object]] = [
        {"person": known.id, "role": MatineeRole.SPEAKER},
        {"name": "Dominique Invitée", "body": "Canton de Neuchâtel", "side": Side.CH},
        {"name": "Claude Absent", "side": Side.CH},
        {"name": "Alix Sans-Côté"},
    ]
    for one in listed:
        entry = office.do_fields(matinees.add_matinee_participant, matinee=made.id, **one).record
        if one.get("name") != "Claude Absent":
            office.do_fields(matinees.tick_matinee_participant, matinee_participant=entry.id)
    office.do_fields(library.add_resource, title=text("Synthèse", "Fazit"), matinee=made.id, public=True)
    office.do_fields(library.add_resource, title=text("Notes"), matinee=made.id)
    return made


def said(document: Document) -> str:
    """All that stands in the blocks, in French."""
    return repr(document.blocks)


def test_the_programme_says_when_where_and_who_speaks(office: Office, committee: Committee, morning: Matinee) -> None:
    paper = morning_on_paper(office.store, committee.id, morning.id)
    document = programme.document(paper, FR, DE, OPTIONS)
    for words in ("jeudi 20 mai 2027", "8 h 30 à 12 h 00", "Fleurier", "Table ronde", "Podium"):
        assert words in said(document).replace("\\xa0", " ").replace("\\u202f", " "), words
    (speakers,) = [block for block in document.blocks if isinstance(block, Listing)]
    assert [entry.fr.text for entry in speakers.entries] == ["Camille Exemple, Commune de Jougne"]
    assert [entry.de.text for entry in speakers.entries] == ["Camille Exemple, Gemeinde Jougne"]
    assert not any(isinstance(block, Notice) for block in document.blocks)
    off = replace(paper, matinee=replace(morning, state=MatineeState.CANCELLED, reason=text("Neige", "Schnee")))
    assert "Neige" in said(programme.document(off, FR, DE, OPTIONS))
    assert any(isinstance(block, Notice) for block in programme.document(off, FR, DE, OPTIONS).blocks)


def test_a_morning_of_which_little_is_known_has_papers_that_say_so(office: Office, committee: Committee) -> None:
    bare = office.do_fields(matinees.add_matinee, title=text("L’air")).record
    paper = morning_on_paper(office.store, committee.id, bare.id)
    assert "Le programme n’est pas encore arrêté." in said(programme.document(paper, FR, DE, OPTIONS))
    reported = said(report.document(paper, FR, DE, OPTIONS))
    assert "Les présences ne sont pas encore saisies." in reported
    assert "Rien n’en figure encore dans la bibliothèque." in reported
    public = said(report.document(paper, FR, DE, replace(OPTIONS, public=True)))
    assert FR("Nothing was left out of this version.") in public


def test_the_list_to_sign_has_everybody_by_side_and_room_for_others(
    office: Office, committee: Committee, morning: Matinee
) -> None:
    paper = morning_on_paper(office.store, committee.id, morning.id)
    blocks = sign_in.document(paper, FR, DE, OPTIONS).blocks
    (table,) = [block for block in blocks if isinstance(block, AttendanceTable)]
    assert [group.label.fr.text for group in table.groups] == [
        *("Côté français", "Côté suisse", "Sans indication de côté", "Non annoncés")
    ]
    assert [row.name for row in table.groups[1].rows] == ["Claude Absent", "Dominique Invitée"]
    assert len(table.groups[-1].rows) == EMPTY_ROWS
    assert table.signed


def test_the_report_counts_who_came_and_its_public_version_names_nobody(
    office: Office, committee: Committee, morning: Matinee
) -> None:
    paper = morning_on_paper(office.store, committee.id, morning.id)
    document = report.document(paper, FR, DE, OPTIONS)
    (counts,) = [block for block in document.blocks if isinstance(block, FigureTable)]
    assert [(row.name.fr.text, *(cell[0].fr.text for cell in row.figures)) for row in counts.rows] == [
        ("Côté français", "1", "1"),
        ("Côté suisse", "2", "1"),
        ("Sans indication de côté", "1", "1"),
        ("Total", "4", "3"),
    ]
    assert "Claude Absent" not in said(document)
    for words in ("Dominique Invitée", "Suite en automne", "Synthèse", "Notes"):
        assert words in said(document), words
    public = said(report.document(paper, FR, DE, replace(OPTIONS, public=True)))
    for words in ("Exemple", "Dominique", "Alix", "Notes"):
        assert words not in public, words
    assert "3 noms de personnes présentes" in public
    assert "1\\xa0ressource non publique" in public


def test_one_is_a_paper_by_itself_and_several_are_one_file(
    office: Office, committee: Committee, morning: Matinee
) -> None:
    about = OfCommittee(committee=committee.id, named=(morning.id,))
    printing = Printing(printed_on=TODAY)
    name = paper_name(FR, office.store, "matinee-report", about, printing)
    assert name == "2027-05-20 compte rendu d’une matinée FR-DE.pdf"
    one = make(office.store, "matinee-programme", about, printing)
    office.do_fields(matinees.add_matinee, title=text("L’air", "Luft"))
    every = make(office.store, "matinee-programme", OfCommittee(committee=committee.id), printing)
    assert one.file.startswith(b"%PDF")
    assert len(every.file) > len(one.file)


def test_the_checker_finds_nothing_wrong(
    office: Office, committee: Committee, morning: Matinee, tmp_path: Path
) -> None:
    paper = morning_on_paper(office.store, committee.id, morning.id)
    for said_by, layout in ((programme, Layout.COLUMNS), (sign_in, Layout.ALTERNATE), (report, Layout.COLUMNS)):
        path = tmp_path / "paper.pdf"
        path.write_bytes(write_pdf(said_by.document(paper, FR, DE, replace(OPTIONS, layout=layout)), layout))
        found = outloud.check(str(path))
        assert found.error is None
        assert [(one.rule, one.message) for one in found.findings if one.severity in ("error", "warning")] == []


def test_it_bears_the_head_of_whoever_holds_it(office: Office, committee: Committee, morning: Matinee) -> None:
    """A morning of the conference, printed by the secretariat of a committee, is not one of that committee."""
    name = office.store.get(OfficeRecord, office.store.office_id)
    assert name is not None
    assert morning_on_paper(office.store, committee.id, morning.id).sender.committee.name == name.name
    with office.store.write(OperationLabel("matinee.added", {})) as unit:
        theirs = unit.save(replace(morning, id=MatineeId(unit.new_id()), home=ctj_home()))
    paper = morning_on_paper(office.store, committee.id, theirs.id)
    document = programme.document(paper, FR, DE, OPTIONS)
    (head,) = [block for block in document.blocks if isinstance(block, Letterhead)]
    assert (head.name.fr.text, head.secretariats) == ("Conférence TransJurassienne (CTJ)", ())
    assert document.facts.reference == "CTJ · 2027-05-20 · PM"
    assert "MOC" not in document.facts.title
    own = office.do_fields(matinees.add_matinee, title=text("L’air"), committee=committee.id).record
    assert morning_on_paper(office.store, committee.id, own.id).sender.committee.code == committee.code
