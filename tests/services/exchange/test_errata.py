"""Do errata, signatures and signed copies of approved minutes travel as far as they may, and no farther?"""

from pathlib import Path

import pytest

from ctj_desktop.domain.log.profiles import Profile
from ctj_desktop.domain.records.minutes import AnyAttachment
from ctj_desktop.domain.records.remarks import AnyErratum, MinutesSignature, SigningRole
from ctj_desktop.services.exchange import identity
from ctj_desktop.services.exchange.merging import take_in
from ctj_desktop.services.minutes.approved.errata import (
    add_erratum,
    adopt_erratum,
    change_erratum,
    errata_of,
    is_reworded,
    take_back_adoption,
)
from ctj_desktop.services.minutes.approved.signatures import sign_minutes, signed_of
from ctj_desktop.services.minutes.approved.signed_copy import file_signed_copy, is_unchanged, signed_copy_of
from ctj_desktop.services.minutes.formal_sentences import approved_version
from ctj_desktop.services.minutes.papers.erratum_paper import errata_paper
from ctj_desktop.services.steps.change import Rewording
from ctj_desktop.storage.check import check
from ctj_desktop.storage.log.merge import take_from
from tests.office import text
from tests.services.exchange.exchanging import an_office, introduce, send
from tests.services.exchange.two_offices import Two
from tests.services.marked import every_byte
from tests.services.minutes.approved.meetings import LATER, approved_meeting, later_decision, wrong_sum

SCAN = b"%PDF-1.7\nGEHEIM-SCAN\n" * 20


@pytest.mark.parametrize(("profile", "sees"), [(Profile.CTJ, False), (Profile.PARTNER, True)])
def test_what_is_about_a_closed_item_stays_inside(tmp_path: Path, profile: Profile, *, sees: bool) -> None:
    office, other = an_office(tmp_path, "pontarlier", 1), an_office(tmp_path, "saint-imier", 2)
    introduce(office, other, profile)
    about = approved_meeting(office)
    office.do_fields(add_erratum, **wrong_sum(about))
    secret = {"wrong": text("Mme Secrète"), "text": text("GEHEIM-TEXT"), "reason": text("GEHEIM-GRUND")}
    office.do_fields(add_erratum, **wrong_sum(about, item=about.closed.id, **secret))
    office.do_fields(sign_minutes, meeting=about.meeting.id, role=SigningRole.CHAIR, name="Jean", on=LATER)
    path = tmp_path / "GEHEIM-NAME.pdf"
    path.write_bytes(SCAN)
    office.do(file_signed_copy, meeting=about.meeting.id, path=path)
    sent, _ = send(office, other)
    found = every_byte(sent, identity.identity(other.store).sealing, tmp_path / "opened")
    for word in (b"GEHEIM-TEXT", b"GEHEIM-GRUND", b"GEHEIM-NAME", b"GEHEIM-SCAN"):
        assert (word in found) is sees, word
    take_in(other.store, sent)
    assert [line.number for line in errata_of(other.store, about.meeting.id)] == ["1", "2"][: 1 + sees]
    assert [one.name for one in other.store.all(MinutesSignature)] == ["Jean"]
    version = approved_version(other.store, about.meeting.id)
    assert version is not None
    copy = signed_copy_of(other.store, version)
    assert (copy is not None) is sees
    if copy is not None:
        assert copy.held
        assert is_unchanged(other.store, copy.file)
    assert signed_of(other.store, about.meeting).signatures
    assert check(other.store) == []


def test_two_offices_that_add_one_apart_keep_both_numbers(tmp_path: Path) -> None:
    """Both were given the number 1: the later one is told apart, the same on both sides, and the next is 2."""
    two = Two(tmp_path, items=0)
    about = approved_meeting(two.here, two.committee)
    decision = later_decision(two.here, about.meeting)
    two.exchange()
    first = two.here.do_fields(add_erratum, **wrong_sum(about)).record
    second = two.there.do_fields(add_erratum, **wrong_sum(about, wrong=text("Le débat"), text=text("La discussion")))
    two.exchange()
    earlier, later = sorted((first.id, second.record.id))
    for store in (two.here.store, two.there.store):
        found = errata_of(store, about.meeting.id)
        assert [(line.number, line.erratum.id) for line in found] == [("1", earlier), ("1 bis", later)]
    two.there.do(adopt_erratum, erratum=second.record.id, decision=decision.id)
    third = two.there.do_fields(add_erratum, **wrong_sum(about, text=text("22 000 €", "22 000 €"))).record
    take_from(two.here.store, two.there.store)
    assert [line.number for line in errata_of(two.here.store, about.meeting.id)] == ["1", "1 bis", "2"]
    assert third.number == 2
    assert two.here.store.count(AnyErratum) == 3
    assert two.here.store.count(AnyAttachment) == 0


def test_what_another_office_reworded_unknowing_is_not_taken_for_what_was_adopted(tmp_path: Path) -> None:
    two = Two(tmp_path, items=0)
    about = approved_meeting(two.here, two.committee)
    decision = later_decision(two.here, about.meeting)
    made = two.here.do_fields(add_erratum, **wrong_sum(about)).record
    two.exchange()
    two.there.do_fields(change_erratum, erratum=made.id, text=Rewording(fr="99 000 €"))
    two.here.do(adopt_erratum, erratum=made.id, decision=decision.id)
    [adopted] = two.here.store.all(AnyErratum)
    assert not is_reworded(two.here.store, adopted)
    two.exchange()
    for store in (two.here.store, two.there.store):
        [merged] = store.all(AnyErratum)
        assert merged.text.fr.text == "99 000 €"
        assert is_reworded(store, merged)
        [printed] = errata_paper(store, about.meeting).errata
        assert not printed.counts
    two.here.do(take_back_adoption, erratum=made.id)
    two.here.do(adopt_erratum, erratum=made.id, decision=decision.id)
    assert not is_reworded(two.here.store, two.here.store.all(AnyErratum)[0])
