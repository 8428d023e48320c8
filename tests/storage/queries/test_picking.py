"""Are rows read by the beginnings of their names, whichever way they are looked for, and never too few of them?"""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from ctj_desktop.domain.ids import GuestId, OrganisationId, RollId, SeatId, uuid7
from ctj_desktop.domain.record import Record, replace
from ctj_desktop.domain.records.committees import Seat
from ctj_desktop.domain.records.meetings import Guest, Roll
from ctj_desktop.domain.records.people import Organisation, Side
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.storage.queries import picking
from ctj_desktop.storage.queries.picking import Naming, named_rows
from ctj_desktop.storage.store import Store
from tests.storage.builders import a_committee, a_meeting, a_person, a_store, save

PERSON = Naming(kind="person", names=("given_name", "family_name"))
MEETING = Naming(kind="meeting", first=("number",), names=("title_fr", "title_de"))
ORGANISATION = Naming(kind="organisation", names=("name_fr", "name_de"), also=("short_name_fr", "short_name_de"))
SEAT = Naming(kind="seat", names=("label_fr", "label_de"), otherwise=(("organisation", ORGANISATION),))
ROLL = Naming(kind="roll", names=("holder_name",), otherwise=(("seat", SEAT),))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty workspace."""
    with a_store(tmp_path / "picking.ctj") as made:
        yield made


@pytest.fixture(params=["a few hits", "too many hits", "too many rows"])
def every_way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """By the index, letter by letter, and by the best of the index."""
    if request.param != "a few hits":
        monkeypatch.setattr(picking, "MANY_HITS", -1)
    if request.param == "too many rows":
        monkeypatch.setattr(picking, "FEW", -1)


def found(store: Store, naming: Naming, *words: str, most: int = 50, **among: object) -> list[str]:
    """What the rows hold."""
    return [row.whole for row in named_rows(store, naming, words, among, most)]


def persons(store: Store, *names: tuple[str, str]) -> None:
    """Who is there."""
    save(store, *(replace(a_person(store.office_id, family), given_name=given) for given, family in names))


@pytest.mark.usefixtures("every_way")
@pytest.mark.parametrize("words", [("zoe",), ("mul",), ("m", "zo"), ("mul", "z"), ("l",), ("lac", "du")])
def test_every_word_begins_a_word(store: Store, words: Sequence[str]) -> None:
    persons(store, ("Zoé", "Müller-du Lac"), ("Anne", "Berset"))
    assert found(store, PERSON, *words) == ["Zoé Müller-du Lac"]
    assert found(store, PERSON, "xyz") == []


@pytest.mark.usefixtures("every_way")
def test_what_begins_so_comes_first_and_the_rest_by_name(store: Store) -> None:
    persons(store, ("Zoé", "Aubry"), ("Éric", "Zo"), ("Anne", "Zoller"), ("Paul", "de Zoug"), ("Élie", "de Zoug"))
    assert found(store, PERSON, "zo") == ["Anne Zoller", "Éric Zo", "Zoé Aubry", "Élie de Zoug", "Paul de Zoug"]


def test_the_best_are_kept_where_there_are_more(store: Store) -> None:
    persons(store, ("Zoé", "Aubry"), ("Paul", "de Zoug"), ("Anne", "Zoller"))
    assert found(store, PERSON, "zo", most=2) == ["Anne Zoller", "Zoé Aubry"]


def test_without_words_all_come_by_name(store: Store) -> None:
    persons(store, ("Zoé", "Aubry"), ("Éric", "Zo"), ("Anne", "Zoller"), ("Fabio", "Cossu"))
    assert found(store, PERSON) == ["Anne Zoller", "Éric Zo", "Fabio Cossu", "Zoé Aubry"]


def test_a_letter_beside_a_word_is_looked_at_before_the_first_are_taken(store: Store) -> None:
    persons(store, *((f"A{n:03}", "Güder") for n in range(200)), ("Zoé", "Güder"))
    assert found(store, PERSON, "gud", "z", most=1) == ["Zoé Güder"]


def test_one_sign_for_two_letters(store: Store) -> None:
    persons(store, ("Ægidius", "Lœffel"), ("Ægidius", "Strauß"))
    assert found(store, PERSON, "loeff") == ["Ægidius Lœffel"]
    assert found(store, PERSON, "strauss", "aegi") == ["Ægidius Strauß"]
    assert len(found(store, PERSON, "a")) == 2


@pytest.mark.usefixtures("every_way")
def test_the_newest_number_comes_first_where_it_is_asked_for(store: Store) -> None:
    committee = a_committee()
    save(store, committee, *(a_meeting(committee, number) for number in ("2026-04", "2027-01", "2025-11")))

    def numbers(*words: str) -> list[str]:
        return [row.values["number"] for row in named_rows(store, MEETING, words, {}, 9, newest_first=True)]

    assert numbers() == ["2027-01", "2026-04", "2025-11"]
    assert numbers("2026") == ["2026-04"]


@pytest.mark.usefixtures("every_way")
def test_a_row_without_a_name_is_found_by_what_names_it(store: Store) -> None:
    committee, meeting, home = a_committee(), a_meeting(a_committee()), store.home()
    body = Organisation(id=OrganisationId(uuid7()), home=home, name=Bilingual.of("Préfecture", ""))
    common = {"home": committee.home, "committee": committee.id, "side": Side.FR, "organisation": body.id}
    seats = [Seat(id=SeatId(uuid7()), label=Bilingual.of(label, ""), **common) for label in ("", "Coprésidence")]  # type: ignore[arg-type]
    rolls: list[Record] = [
        Roll(id=RollId(uuid7()), home=committee.home, meeting=meeting.id, seat=seat.id, side=Side.FR, holder_name=name)
        for seat, name in zip(seats, ("", "Zoé"), strict=True)
    ]
    save(store, committee, meeting, body, *seats, *rolls)
    assert found(store, SEAT, "prefecture")[0] == "Préfecture"
    assert found(store, SEAT, "copres") == ["Coprésidence"]
    assert found(store, ROLL, "prefecture") == ["Préfecture"]  # the index knows no roll
    assert found(store, ROLL, "zoe") == ["Zoé"]


@pytest.mark.usefixtures("every_way")
def test_rows_are_narrowed_by_their_values(store: Store) -> None:
    committee = a_committee()
    meetings = [a_meeting(committee, number) for number in ("1", "2")]
    guests = [
        Guest(id=GuestId(uuid7()), home=committee.home, meeting=meeting.id, name="Zoé Müller", side=side)
        for meeting, side in zip(meetings, (Side.CH, None), strict=True)
    ]
    save(store, committee, *meetings, *guests)
    naming = Naming(kind="guest", names=("name",))
    assert len(found(store, naming, "zoe")) == 2
    for among in ({"meeting": meetings[1].id}, {"side": None}, {"side": None, "no_field_of_it": 1}):
        assert [row.id for row in named_rows(store, naming, ["zoe"], among, 9)] == [guests[1].id]
