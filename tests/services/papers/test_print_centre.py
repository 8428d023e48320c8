"""Which papers belong to a meeting, how are they remembered, and is a set saved whole or not at all?"""

import errno
import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from ctj_desktop.domain.ids import MeetingId
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.meetings import Meeting
from ctj_desktop.domain.texts import Language
from ctj_desktop.i18n import load_translator
from ctj_desktop.services.meetings.agenda import change_agenda_item
from ctj_desktop.services.membership.refusals import NotPrinted
from ctj_desktop.services.membership.statutes import adopt_statutes, change_statutes
from ctj_desktop.services.papers.all_papers import places
from ctj_desktop.services.papers.making import Printing, make, paper_name
from ctj_desktop.services.papers.paper import OfCommittee
from ctj_desktop.services.papers.print_centre import (
    FileAppeared,
    Offer,
    PrintChoices,
    already_there,
    choices_of,
    file_names,
    find_subjects,
    first_subject,
    keep_choices,
    offers,
    order,
    printable_years,
    save_all,
    subject,
    usual,
)
from ctj_desktop.services.papers.sources import sources
from ctj_desktop.services.steps.file_output import FileFailed
from ctj_desktop.storage.store import Store
from ctj_desktop.storage.unit import Unit
from tests.office import TODAY, Office, text

FR = load_translator("fr_CH")
LAYOUT = PrintChoices(layout="columns")


def unnumbered(unit: Unit, meeting: Meeting) -> Meeting:
    """As a meeting that another office planned and has not numbered yet."""
    unit.name("meeting.changed")
    return unit.save(replace(meeting, number=None), before=meeting)


class Stopped(Exception):
    """What a step raises when the person stops the work."""


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """Two committees, three meetings."""
    return Office(tmp_path)


@pytest.fixture
def meeting(office: Office) -> Meeting:
    """The meeting of 12 March 2027; others are far from it."""
    body = office.a_committee("MOC", seats=2)
    other = office.a_committee("NFC")
    office.a_meeting(body.id, "2024-06-03")
    office.a_meeting(other.id, "2027-09-20")
    return office.a_meeting(body.id, items=2)


def found(office: Office, typed: str) -> list[str]:
    """The days of what is found; a committee is its name."""
    lines = find_subjects(office.store, None, typed, TODAY, limit=9)
    return [str(one.on) if one.meeting else one.committee_name.fr.text for one in lines]


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("12.3.2027", ["2027-03-12"]),
        ("12.03", ["2027-03-12"]),
        ("2027-09", ["2027-09-20"]),
        ("märz", ["2027-03-12"]),
        ("juin 2024", ["2024-06-03"]),
        ("pontar mars", ["2027-03-12"]),
        ("nfc", ["2027-09-20", "Comité NFC"]),
        ("zzz", []),
        ("%", []),
    ],
)
def test_a_meeting_is_found_by_day_month_place_and_committee(
    office: Office, meeting: Meeting, typed: str, days: list[str]
) -> None:
    assert meeting.on is not None
    assert found(office, typed) == days


def test_without_anything_typed_the_nearest_comes_first(office: Office, meeting: Meeting) -> None:
    assert found(office, "") == ["2027-03-12", "2027-09-20", "2024-06-03", "Comité MOC", "Comité NFC"]
    first = first_subject(office.store, None, TODAY)
    assert first is not None
    assert first.key == meeting.id
    late = first_subject(office.store, meeting.committee, date(2030, 1, 1))
    assert late is not None
    assert late.on == meeting.on


def test_an_office_without_meetings_offers_its_committee_and_one_without_anything_nothing(office: Office) -> None:
    assert first_subject(office.store, None, TODAY) is None
    body = office.a_committee("MOC")
    only = first_subject(office.store, None, TODAY)
    assert only is not None
    assert [one.name for one in offers(only, TODAY)][:2] == ["roster", "plates_of_committee"]
    assert [one.place for one in offers(only, TODAY)] == [place for _paper, place in places(of_meeting=False)]
    assert printable_years(office.store, body.id, TODAY) == [2027]


def _named(found: Sequence[Offer], *names: str) -> list[Offer]:
    """Those of that name in the set."""
    by_name = {one.name: one for one in found}
    return [by_name[name] for name in names]


def test_the_set_of_a_meeting(office: Office, meeting: Meeting) -> None:
    about = subject(office.store, meeting.id)
    found = offers(about, TODAY)
    ahead = ["agenda", "attendance", "nameplates", "convocation", "reply_form", "proof", "running_sheet"]
    assert [one.name for one in found][:7] == ahead
    by_name = {one.name: one.about for one in found}
    assert len(found) == sum(1 for of_meeting in (True, False) for _place in places(of_meeting=of_meeting))
    assert by_name["roster"] == OfCommittee(committee=meeting.committee, as_of=meeting.on)
    assert by_name["year"] == OfCommittee(committee=meeting.committee, year=2027)
    assert usual(about, TODAY) == {"agenda", "attendance"}
    assert usual(about, date(2027, 3, 13)) == {"minutes", "decisions"}


def test_choices_are_kept_for_each_committee_and_paper(office: Office, meeting: Meeting) -> None:
    agenda, minutes = _named(offers(subject(office.store, meeting.id), TODAY), "agenda", "minutes")
    chosen = PrintChoices(layout="de", public=True, copies=13)
    keep_choices(office.store, meeting.committee, minutes, chosen)
    assert choices_of(office.store, meeting.committee, minutes) == chosen
    assert choices_of(office.store, meeting.committee, agenda) == PrintChoices(layout="alternate")
    office.store.keep_setting(f"print {meeting.committee} minutes", '{"layout": "spiral", "copies": "x"}')
    assert choices_of(office.store, meeting.committee, minutes) == PrintChoices(layout="columns")
    office.store.keep_setting(f"print {meeting.committee} minutes", "[nonsense")
    assert choices_of(office.store, meeting.committee, minutes) == PrintChoices(layout="columns")
    with Store.open(office.store.path, environment=office.store.environment, read_only=True) as reader:
        keep_choices(reader, meeting.committee, agenda, chosen)  # remembers nothing, refuses nothing


def test_what_a_paper_alone_asks_is_kept_with_its_choices(office: Office, meeting: Meeting) -> None:
    plates = next(one for one in offers(subject(office.store, meeting.id), TODAY) if one.name == "nameplates")
    chosen = PrintChoices(layout="fr", chosen=(("format", "a5"),))
    keep_choices(office.store, meeting.committee, plates, chosen)
    assert choices_of(office.store, meeting.committee, plates) == chosen
    assert order(plates, chosen, TODAY, draft=False).printing.chosen == (("format", "a5"),)
    key = f"print {meeting.committee} nameplates"
    for nonsense in ('{"chosen": {"format": "a0", "colour": "red", "substitutes": 1}}', '{"chosen": [3]}'):
        office.store.keep_setting(key, nonsense)
        assert choices_of(office.store, meeting.committee, plates).chosen == ()


def test_the_language_of_the_statutes_is_the_usual_one_of_every_paper(office: Office, meeting: Meeting) -> None:
    """Those of the day of a meeting, and of a paper about the committee those that are in force."""
    given = {"committee": meeting.committee, "title": text("Statuts")}
    first = office.do_fields(
        adopt_statutes, **given, in_force_from=date(2020, 1, 1), languages=(Language.FR, Language.DE)
    ).record
    about = subject(office.store, meeting.id)
    agenda, *_, last = offers(about, TODAY)
    assert choices_of(office.store, meeting.committee, agenda).layout == "alternate"
    office.do_fields(change_statutes, statutes=first.id, languages=(Language.FR,))
    assert {choices_of(office.store, meeting.committee, one).layout for one in (agenda, last)} == {"fr"}
    named = paper_name(load_translator("fr_CH"), office.store, "agenda", meeting.id, Printing(printed_on=TODAY))
    assert named.endswith("ordre du jour FR.pdf")
    chosen = PrintChoices(layout="columns")
    keep_choices(office.store, meeting.committee, agenda, chosen)
    assert choices_of(office.store, meeting.committee, agenda) == chosen
    office.do_fields(adopt_statutes, **given, in_force_from=date(2028, 1, 1), languages=(Language.DE,))
    assert {choices_of(office.store, meeting.committee, one).layout for one in offers(about, TODAY)[1:]} == {"fr"}
    later = offers(subject(office.store, meeting.committee), date(2028, 2, 1))
    last = next(offer for offer in later if offer.name == "roster")
    assert choices_of(office.store, meeting.committee, last).layout == "de"
    with pytest.raises(NotPrinted):
        office.do_fields(change_statutes, statutes=first.id, languages=(Language.EN,))


@pytest.mark.long
def test_a_set_is_saved_in_order_and_says_how_far_it_is(office: Office, meeting: Meeting, tmp_path: Path) -> None:
    wanted = [order(one, LAYOUT, TODAY, draft=False) for one in offers(subject(office.store, meeting.id), TODAY)]
    steps: list[tuple[int, int]] = []
    done = save_all(
        office.store,
        wanted,
        file_names(FR, office.store, wanted),
        tmp_path,
        frozenset(),
        lambda *step: steps.append(step),
    )
    assert done.left_out == ()
    assert list(done.names) == file_names(FR, office.store, wanted)
    assert len(set(done.names)) == len(wanted)
    assert steps == [(number, len(wanted)) for number in range(len(wanted) + 1)]
    for one, name in zip(wanted, done.names, strict=True):
        assert (tmp_path / name).read_bytes() == make(office.store, one.paper, one.about, one.printing).file
    assert already_there(tmp_path, done.names) == set(done.names)


def test_a_file_nobody_agreed_to_lose_is_kept(office: Office, meeting: Meeting, tmp_path: Path) -> None:
    wanted = [order(one, LAYOUT, TODAY, draft=False) for one in offers(subject(office.store, meeting.id), TODAY)][:2]
    names = file_names(FR, office.store, wanted)
    (tmp_path / names[1]).write_bytes(b"mine")
    done = save_all(
        office.store, wanted, file_names(FR, office.store, wanted), tmp_path, frozenset(), lambda *_step: None
    )
    assert done.names == (names[0],)
    assert [(one.name, type(one.why)) for one in done.left_out] == [(names[1], FileAppeared)]
    assert (tmp_path / names[1]).read_bytes() == b"mine"
    done = save_all(
        office.store, wanted, file_names(FR, office.store, wanted), tmp_path, frozenset(names), lambda *_step: None
    )
    assert done.left_out == ()
    assert (tmp_path / names[1]).read_bytes().startswith(b"%PDF")


def test_of_a_set_the_others_are_saved_where_one_is_refused(office: Office, meeting: Meeting, tmp_path: Path) -> None:
    wanted = [order(one, LAYOUT, TODAY, draft=False) for one in offers(subject(office.store, meeting.id), TODAY)][:3]
    names = file_names(FR, office.store, wanted)
    (tmp_path / names[0]).write_bytes(b"mine")
    done = save_all(office.store, wanted, names, tmp_path, frozenset(), lambda *_step: None)
    assert done.names == (*names[1:],)
    assert [(one.name, type(one.why)) for one in done.left_out] == [(names[0], FileAppeared)]


def test_a_full_disk_leaves_nothing_half_written(
    office: Office, meeting: Meeting, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    wanted = [order(one, LAYOUT, TODAY, draft=False) for one in offers(subject(office.store, meeting.id), TODAY)][:2]

    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "fsync", full)
    done = save_all(
        office.store, wanted, file_names(FR, office.store, wanted), folder, frozenset(), lambda *_step: None
    )
    assert [type(one.why) for one in done.left_out] == [FileFailed], "no other is tried where the disk is full"
    assert list(folder.iterdir()) == []


def test_stopping_keeps_what_is_whole(office: Office, meeting: Meeting, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    wanted = [order(one, LAYOUT, TODAY, draft=False) for one in offers(subject(office.store, meeting.id), TODAY)][:2]

    def stop(done: int, _total: int) -> None:
        if done == 1:
            raise Stopped

    with pytest.raises(Stopped):
        save_all(office.store, wanted, file_names(FR, office.store, wanted), folder, frozenset(), stop)
    assert [path.name for path in folder.iterdir()] == [file_names(FR, office.store, wanted)[0]]


def test_a_meeting_without_number_is_known_by_its_day_and_a_public_version_says_so(
    office: Office, meeting: Meeting
) -> None:
    office.do(unnumbered, meeting)
    about = subject(office.store, meeting.id)
    agenda, minutes = _named(offers(about, TODAY), "agenda", "minutes")
    public = PrintChoices(layout="columns", public=True)
    names = file_names(FR, office.store, [order(one, public, TODAY, draft=False) for one in (agenda, minutes)])
    assert names == [
        "MOC 2027-03-12 ordre du jour FR-DE version publique.pdf",
        "MOC 2027-03-12 procès-verbal FR-DE version publique.pdf",
    ]


def test_what_a_public_version_leaves_out_is_listed(office: Office, meeting: Meeting) -> None:
    item = office.an_item(meeting, "Recours", "Rekurs")
    office.do_fields(change_agenda_item, item=item.id, closed=True)
    minutes, roster = _named(offers(subject(office.store, meeting.id), TODAY), "minutes", "roster")
    public = PrintChoices(layout="columns", public=True)

    def left_out(kind_of: object) -> list[str]:
        one = order(minutes if kind_of == "minutes" else roster, public, TODAY, draft=False)
        return [fr for fr, _de in make(office.store, one.paper, one.about, one.printing).left_out]

    assert left_out("minutes") == ["point 3, à huis clos\u00a0: titre et texte"]
    assert left_out("roster") == ["noms, fonctions et coordonnées de 2\u00a0membres"]


def test_a_passage_leads_to_the_record_it_stands_in(office: Office, meeting: Meeting) -> None:
    item = office.an_item(meeting, "Budget : état des lieux ?", "")
    printed = "Budget\u00a0: état des lieux\u202f?"
    found = sources(office.store, MeetingId(meeting.id), [printed, "nowhere"])
    assert {text: (one.kind, one.record) for text, one in found.items()} == {printed: ("agenda_item", item.id)}
    assert found[printed].meeting == meeting.id
