"""Whoever stands back is known to the conference; what was declared, and whom somebody let stay, is not."""

from pathlib import Path

import pytest

from ctj_desktop.domain.log.profiles import Profile
from ctj_desktop.domain.records.interests import DeclaredInterest
from ctj_desktop.domain.records.voting import Recusal, RefusedRecusal
from ctj_desktop.services.exchange import identity
from ctj_desktop.services.minutes.formal_sentences import formal_lines
from ctj_desktop.services.session.attendance import recuse
from ctj_desktop.services.session.refused_recusals import refuse_recusal
from tests.services.exchange.exchanging import an_office, introduce, pass_on, send
from tests.services.marked import every_byte
from tests.services.meetings.standing_back.conflict_of_interest import Conflict


@pytest.mark.parametrize(("profile", "sees"), [(Profile.CTJ, False), (Profile.PARTNER, True)])
def test_interests_and_refusals_go_to_the_partner_and_never_to_the_conference(
    tmp_path: Path, profile: Profile, *, sees: bool
) -> None:
    office, other = Conflict(tmp_path), an_office(tmp_path, "ctj", 2)
    introduce(office, other, profile)
    club = office.a_body("Association du Doubs")
    office.a_partner(club)
    second = office.holder_of(office.others[0])
    office.an_interest(office.anne, club, note="GEHEIM-1")
    office.an_interest(second, club, note="GEHEIM-2")
    office.opened(office.meeting)
    first, _ = office.said().proposed
    office.do(recuse, item=office.item.id, seat=first.seat, reason=first.reason)
    office.do(refuse_recusal, item=office.item.id, person=second.id, reason="GEHEIM-3")
    assert "GEHEIM" not in str(formal_lines(office.store, office.the_meeting(office.meeting)))

    path, _ = send(office, other)
    found = every_byte(path, identity.identity(other.store).sealing, tmp_path / "opened")
    assert "A déclaré un intérêt.".encode() in found
    assert (b"GEHEIM" in found) is sees
    pass_on(office, other)
    kept = [len(other.store.all(kind)) for kind in (Recusal, DeclaredInterest, RefusedRecusal)]
    assert kept == ([1, 2, 1] if sees else [1, 0, 0])
