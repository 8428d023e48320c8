"""Are the words of an operation found wherever they stand, and nothing asked where nobody wants them?"""

from pathlib import Path

from ctj_desktop.domain.log.changes import OperationLabel
from ctj_desktop.domain.record import replace
from ctj_desktop.storage.log import labels
from tests.storage.builders import a_person, a_store_with_agenda


def test_every_part_of_an_operation_has_its_words(tmp_path: Path) -> None:
    store, (item, _) = a_store_with_agenda(tmp_path / "a.ctj")
    person = a_person(store.office_id)
    label = OperationLabel("agenda_item.changed", {"title": "Budget"})
    with store.write(label) as unit:
        unit.save(person)
        unit.save(replace(item, minutes=5), before=item)
    parts = [one for one in store.changesets() if one.operation.id == unit.outcome.operation]
    assert len(parts) == 2
    assert [labels.operation_of(store, part).label for part in parts] == [label, label]
    assert b"Budget" not in b"".join(part.header for part in parts)
    store.close()


def test_of_nothing_there_are_no_words(tmp_path: Path) -> None:
    store, _ = a_store_with_agenda(tmp_path / "a.ctj")
    assert labels.first_lines(store, []) == {}
    store.close()
