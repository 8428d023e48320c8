"""Is every paper declared whole, and does what stands in its entry hold wherever papers are offered?"""

import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import Any

import pytest

from ctj_desktop.cli.printing_commands import COMMANDS
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.meetings import Meeting
from ctj_desktop.i18n import load_translator
from ctj_desktop.services import papers
from ctj_desktop.services.papers.all_papers import PAPER_NAMES, PAPERS, leads, places
from ctj_desktop.services.papers.making import Printing, make, paper_name, paper_pdf
from ctj_desktop.services.papers.paper import LAYOUTS, About, Lead, OfCommittee, Paper, PaperForm, PaperPlace, Span
from tests.documents.writers import word_reading as read
from tests.office import Office

FR = load_translator("fr_CH")
ON = date(2027, 2, 24)
LANGUAGES = {"fr_CH": "French", "de_CH": "German"}


def omissions(papers: tuple[Paper, ...]) -> Iterator[str]:
    """What the entries lack, each in a sentence."""
    names = [name for paper in papers for name in (paper.name, paper.other_name) if name]
    yield from (f"{name}: the name stands twice" for name in sorted(set(names)) if names.count(name) > 1)
    stands = [place.name for paper in papers for place in paper.places]
    yield from (f"{name}: two papers keep their choices under it" for name in set(stands) if stands.count(name) > 1)
    for paper in papers:
        yield from (f"{paper.name}: {lack}" for lack in _lacks(paper))


def _lacks(paper: Paper) -> Iterator[str]:
    if paper.layout not in LAYOUTS:
        yield f"its layout “{paper.layout}” is none of {', '.join(LAYOUTS)}"
    if not paper.places:
        yield "it has no place in the set of a meeting or of a committee"
    if len({place.of_meeting for place in paper.places}) < len(paper.places):
        yield "it has two places in one set"
    for place in paper.places:
        yield from _lacks_of_place(place)
        if (place.table is not None) is not (PaperForm.SHEET in paper.forms):
            yield f"“{place.name}” leaves as a workbook, or has a table, and not both"


def _lacks_of_place(place: PaperPlace) -> Iterator[str]:
    if not callable(place.make):
        yield f"“{place.name}” has nobody who reads its facts and makes the document"
    if place.of_meeting and place.span in (Span.YEAR, Span.DAY):
        yield f"“{place.name}” is about a meeting and asks for a year or a day"
    for what, said in _words(place):
        if not said:
            yield f"“{place.name}” has no {what}"
            continue
        for locale, language in LANGUAGES.items():
            if load_translator(locale, on_screen=True)(said) == said:
                yield f"“{place.name}” has no {what} in {language}"


def _words(place: PaperPlace) -> Iterator[tuple[str, str]]:
    yield "word", place.word
    if place.span is Span.YEAR:
        yield "word for all years", place.every
    if place.span is Span.DAY:
        yield "word for its day", place.day_word
    if place.lead is not None:
        yield "words of its act", place.lead.text
        yield "reason why its act cannot be done", place.lead.missing


def test_every_paper_is_declared_whole() -> None:
    assert list(omissions(PAPERS)) == []


def test_every_room_that_declares_papers_is_joined() -> None:
    joined = set(map(id, PAPERS))
    for module in walk_packages(papers.__path__, f"{papers.__name__}."):
        for name, declared in vars(import_module(module.name)).items():
            entries = declared if isinstance(declared, tuple) else ()
            forgotten = [one.name for one in entries if isinstance(one, Paper) and id(one) not in joined]
            assert forgotten == [], f"services/papers/all_papers.py does not join {name} of {module.name}"


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """With nothing but the reference stream."""
    return Office(tmp_path)


@pytest.fixture
def meeting(office: Office) -> Meeting:
    """With two items, of a committee that has two seats."""
    return office.a_meeting(office.a_committee("MOC", seats=2).id, items=2)


ROSTER = next(paper for paper in PAPERS if paper.name == "roster")
YEAR = next(place for _paper, place in places(of_meeting=False) if place.span is Span.YEAR)


def planted(**changed: Any) -> Paper:
    """The directory with something else in its place."""
    return replace(ROSTER, places=(replace(ROSTER.places[0], **changed),))


@pytest.mark.parametrize(
    ("paper", "sentence"),
    [
        (planted(make=None), "roster: “roster” has nobody who reads its facts and makes the document"),
        (planted(word=""), "roster: “roster” has no word"),
        (planted(word="Untold"), "roster: “roster” has no word in French"),
        (planted(day_word=""), "roster: “roster” has no word for its day"),
        (planted(lead=Lead(text="Directory", missing="", icon="")), "roster: “roster” has no reason why its act"),
        (planted(table=replace), "roster: “roster” leaves as a workbook, or has a table"),
        (replace(ROSTER, layout="spiral"), "roster: its layout “spiral” is none of columns, alternate"),
        (replace(ROSTER, places=()), "roster: it has no place in the set"),
        (replace(ROSTER, places=ROSTER.places * 2), "roster: it has two places in one set"),
        (replace(ROSTER, places=(replace(YEAR, every=""),)), "roster: “year” has no word for all years"),
    ],
)
def test_an_entry_that_lacks_something_is_refused_by_a_sentence(paper: Paper, sentence: str) -> None:
    assert any(found.startswith(sentence) for found in omissions((paper,)))


def test_a_paper_declared_twice_is_refused() -> None:
    assert "roster: the name stands twice" in omissions((ROSTER, ROSTER))


@pytest.mark.long
def test_every_paper_is_made_in_every_layout_and_the_same_each_time(office: Office, meeting: Meeting) -> None:
    for of_meeting in (True, False):
        about: About = meeting.id if of_meeting else OfCommittee(committee=meeting.committee)
        for paper, _place in places(of_meeting=of_meeting):
            for layout in LAYOUTS:
                printing = Printing(printed_on=ON, layout=layout)
                made = make(office.store, paper.name, about, printing)
                assert made.file == paper_pdf(office.store, paper.name, about, printing)


@pytest.mark.long
def test_a_paper_that_leaves_for_word_does_so_in_every_layout_and_is_the_same_each_time(
    office: Office, meeting: Meeting
) -> None:
    found = []
    for of_meeting in (True, False):
        about: About = meeting.id if of_meeting else OfCommittee(committee=meeting.committee)
        for paper, place in places(of_meeting=of_meeting):
            if PaperForm.WORD not in paper.forms:
                continue
            for layout in LAYOUTS:
                printing = Printing(printed_on=ON, layout=layout)
                made = make(office.store, paper.name, about, printing, PaperForm.WORD)
                assert made == make(office.store, paper.name, about, printing, PaperForm.WORD)
                assert "word/document.xml" in read.names(made.file)
            name = paper_name(FR, office.store, paper.name, about, Printing(printed_on=ON), PaperForm.WORD)
            assert name.endswith(".docx")
            found.append(place.name)
    assert {"agenda", "convocation", "minutes", "decisions", "extract", "mandate_letters"} <= set(found)


def test_a_public_file_is_named_so_and_no_other(office: Office, meeting: Meeting) -> None:
    for of_meeting in (True, False):
        about: About = meeting.id if of_meeting else OfCommittee(committee=meeting.committee)
        for paper, _place in places(of_meeting=of_meeting):
            name = paper_name(FR, office.store, paper.name, about, Printing(printed_on=ON, public=True))
            assert name.endswith(" version publique.pdf") is paper.public


def test_the_command_line_names_every_paper_and_layout() -> None:
    command, *_ = COMMANDS
    told = command.told(load_translator("fr_CH"))
    assert all(name in told for name in PAPER_NAMES)
    assert "|".join(LAYOUTS) in command.usage


def test_every_lead_is_an_act() -> None:
    from ctj_desktop.ui.window.all_acts import PAGE_ACTS

    for of_meeting in (True, False):
        assert {f"preview_{name}" for name in leads(of_meeting=of_meeting)} <= PAGE_ACTS


def test_the_entries_cost_no_pdf_engine() -> None:
    """They are read for the usage of `ctj` and before the first window."""
    asked = "import sys, ctj_desktop.services.papers.all_papers; print('reportlab' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True).stdout == "False\n"
