"""Is a person found by the beginnings of any parts of the name, those of the meeting first?"""

from pathlib import Path

from ctj_desktop.services.meetings.people_meant import persons_like
from tests.office import Office


def test_those_of_the_meeting_stand_before_the_directory(tmp_path: Path) -> None:
    office = Office(tmp_path)
    committee = office.a_committee(seats=2)
    office.a_person("Élan-Personne", "Zoé")
    meeting = office.opened(office.a_meeting(committee.id, items=1))
    assert [one.name for one in persons_like(office.store, meeting.id, "", 7)] == [
        "Siège 1 Personne-1",
        "Siège 2 Personne-2",
    ]
    assert [one.name for one in persons_like(office.store, meeting.id, "elan zo", 7)] == ["Zoé Élan-Personne"]
    assert [one.name for one in persons_like(office.store, meeting.id, "pers", 7)] == [
        "Siège 1 Personne-1",
        "Siège 2 Personne-2",
        "Zoé Élan-Personne",
    ]
    assert persons_like(office.store, meeting.id, "personne inconnue", 7) == []
    assert len(persons_like(office.store, meeting.id, "pers", 2)) == 2
