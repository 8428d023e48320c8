"""What leaves in a bundle, for whom, and when must it be encrypted?"""

from uuid import UUID

import pytest

from ctj_desktop.domain.ids import HomeId, ctj_home
from ctj_desktop.domain.log.changes import Scope
from ctj_desktop.domain.log.profiles import Profile, carries, needs_sealing
from ctj_desktop.domain.record import DataClass

COMMITTEE, OFFICE, RECIPIENT, THIRD = (HomeId(UUID(int=number)) for number in range(1, 5))
OPEN, INTERNAL, PERSONAL, RESTRICTED = DataClass


def carried(profile: Profile, home: HomeId) -> list[DataClass]:
    return [
        data_class
        for data_class in DataClass
        if carries(profile, Scope(home, data_class), committees=[COMMITTEE], office=OFFICE, recipient=RECIPIENT)
    ]


@pytest.mark.parametrize(
    ("profile", "of_committee", "of_office"),
    [
        (Profile.ALL, [*DataClass], [*DataClass]),
        (Profile.CTJ, [OPEN, INTERNAL], [OPEN, INTERNAL]),
        (Profile.CHAIR, [OPEN, INTERNAL, RESTRICTED], [OPEN, INTERNAL]),
        (Profile.PARTNER, [OPEN, INTERNAL, RESTRICTED], [OPEN, INTERNAL]),
        (Profile.PUBLICATION, [OPEN], [OPEN]),
    ],
)
def test_each_profile_carries_its_classes(
    profile: Profile, of_committee: list[DataClass], of_office: list[DataClass]
) -> None:
    assert carried(profile, COMMITTEE) == of_committee
    assert carried(profile, OFFICE) == of_office


@pytest.mark.parametrize("profile", [profile for profile in Profile if profile is not Profile.ALL])
def test_everybody_gets_the_reference_and_their_own_work_and_nothing_of_a_third_office(profile: Profile) -> None:
    assert carried(profile, ctj_home()) == [*DataClass]
    assert carried(profile, RECIPIENT) == [*DataClass]
    assert carried(profile, THIRD) == []


def test_only_what_is_open_to_anybody_goes_unsealed() -> None:
    assert not needs_sealing([Scope(COMMITTEE, OPEN), Scope(OFFICE, OPEN)])
    assert needs_sealing([Scope(COMMITTEE, OPEN), Scope(OFFICE, INTERNAL)])
