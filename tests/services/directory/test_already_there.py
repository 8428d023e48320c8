"""Is whoever is being entered noticed to be there already, and nobody else taken for them?"""

from pathlib import Path
from uuid import UUID

import pytest

from ctj_desktop.services.directory.already_there import Known, Like, Likeness, bodies_like, digits_of, persons_like
from ctj_desktop.services.directory.same_as import declare_same
from ctj_desktop.services.membership.people import add_organisation, add_person, remove_person
from tests.office import Office, text

ANNE, OTHER = UUID(int=1), UUID(int=2)


def known(*names: tuple[str, str]) -> Known:
    """Persons of these names, numbered from one."""
    made = Known({})
    for number, name in enumerate(names, 1):
        made.add(UUID(int=number), [name], [], [])
    return made


@pytest.mark.parametrize(
    ("given", "family", "by"),
    [
        ("Anne", "Rochat", Likeness.NAME),
        ("anne", "ROCHAT", Likeness.NAME),
        ("Rochat", "Anne", Likeness.NAME),
        ("", "Rochat Anne", Likeness.NAME),
        ("Änne", "Rochat", Likeness.NAME),
        ("A.", "Rochat", Likeness.NEARLY),
        ("Anne", "Rochatt", Likeness.NEARLY),
        ("Anne", "Rocha", Likeness.NEARLY),
        ("Anne", "Rockat", Likeness.NEARLY),
        ("Anne", "Rohcat", Likeness.NEARLY),
        ("Annie", "Rochat", Likeness.NEARLY),
        ("Anne", "Rochatton", None),
        ("Anne", "Favre", None),
        ("Luc", "Rochat", None),
        ("B.", "Rochat", None),
        ("", "Rochat", None),
        ("", "", None),
    ],
)
def test_a_name_is_noticed_however_it_is_written(given: str, family: str, by: Likeness | None) -> None:
    found = known(("Anne", "Rochat"), ("Zoé", "Zaugg")).like([(given, family)])
    assert found == (() if by is None else (Like(ANNE, by),))


def test_a_double_name_is_one_with_or_without_its_hyphen() -> None:
    there = known(("Anne-Marie", "Rochat Favre"))
    assert there.like([("Anne Marie", "Rochat-Favre")]) == (Like(ANNE, Likeness.NAME),)


def test_the_surest_comes_first_and_no_more_are_said_than_can_be_looked_at() -> None:
    made = known(*[("Anne", "Rochat")] * 5)
    made.add(OTHER, [("Luc", "Favre")], ["anne@ne.ch"], [])
    assert len(made.like([("Anne", "Rochat")])) == 3
    few = known(("Annie", "Rochat"))
    few.add(OTHER, [("Luc", "Favre")], ["anne@ne.ch"], ["+41791234567"])
    found = few.like([("Anne", "Rochat")], [" ANNE@ne.ch"], ["079 123 45 67"])
    assert found == (Like(OTHER, Likeness.MAIL), Like(ANNE, Likeness.NEARLY))
    assert few.like([], [], ["0041 79 123 45 67 int. 3"]) == (Like(OTHER, Likeness.PHONE),)


def test_what_many_share_tells_nobody_apart() -> None:
    made = Known({})
    for number in range(1, 5):
        made.add(UUID(int=number), [("Prénom", f"Nom{number}")], ["info@commune.ch"], ["+41324204670"])
    assert made.like([], ["info@commune.ch"], ["+41324204670"]) == ()


def test_too_few_digits_are_no_number() -> None:
    assert [digits_of(one) for one in ("117", "", "le matin", "+41324204670 int. 12")] == ["", "", "", "324204670"]


def test_persons_of_the_file_are_known_and_one_who_is_there_twice_is_said_once(tmp_path: Path) -> None:
    office = Office(tmp_path)
    one, other, gone = (office.a_person("Rochat", "Anne") for _ in range(3))
    office.do(remove_person, person=gone.id)
    assert {like.key for like in persons_like(office.store, "Anne", "Rochat", "", [])} == {one.id, other.id}
    office.do(declare_same, record=one.id, same=other.id)
    assert [like.key for like in persons_like(office.store, "Anne", "Rochat", "", [])] == [min(one.id, other.id)]
    mail = office.do_fields(add_person, family_name="Favre", work_email="luc@ne.ch").record
    assert persons_like(office.store, "", "Rochat", " LUC@ne.ch ", ["117"]) == (Like(mail.id, Likeness.MAIL),)
    phone = office.do_fields(add_person, family_name="Zaugg", work_phone="le soir +41 79 123 45 67").record
    assert persons_like(office.store, "", "", "", ["079 123 45 67"]) == (Like(phone.id, Likeness.PHONE),)
    assert {like.by for like in persons_like(office.store, "Anne", "Rochet", "", [])} == {Likeness.NEARLY}
    assert persons_like(office.store, "", "", "", []) == bodies_like(office.store, [" "]) == ()


@pytest.mark.parametrize(
    ("name", "by"),
    [
        ("Vauxneuf", Likeness.NAME),
        ("commune de vauxneuf", Likeness.NAME),
        ("Neuental", Likeness.NAME),
        ("VN", Likeness.NAME),
        ("Commune de Vauxneufs", Likeness.NEARLY),
        ("Commune de Frasne", None),
        ("Commune", None),
    ],
)
def test_a_body_is_known_by_the_words_that_tell_it_apart(tmp_path: Path, name: str, by: Likeness | None) -> None:
    office = Office(tmp_path)
    names = {"name": text("Commune de Vauxneuf", "Gemeinde Neuental"), "short_name": text("VN")}
    body = office.do_fields(add_organisation, **names).record
    found = bodies_like(office.store, [name, ""])
    assert found == (() if by is None else (Like(body.id, by),))
