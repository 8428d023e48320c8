"""Is what comes back known again, by whom, to which passage, and is nothing taken twice or lost?"""

from datetime import UTC, datetime, time, timedelta
from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.meetings import ReplyWay
from ctj_desktop.domain.records.remarks import AnyRemark, Remark, RemarkRound, RemarkRuling, RestrictedRemark
from ctj_desktop.domain.texts import Language
from ctj_desktop.errors import Refused
from ctj_desktop.files.forms.returned import FormUnread, book_of
from ctj_desktop.files.remark_forms.form import ReturnedForm, ReturnedLine
from ctj_desktop.files.remark_forms.reading import read_form
from ctj_desktop.services.minutes.course import approve_minutes
from ctj_desktop.services.minutes.remarks.round_refusals import (
    MailSaysNothing,
    NoPassageNamed,
    NoRemarkChosen,
    RemindedTooLate,
    RoundClosed,
    RoundNotHere,
    WhichRound,
)
from ctj_desktop.services.minutes.remarks.sending import need_reminding, round_sent, send_round
from ctj_desktop.services.minutes.remarks.settling import settle_remark
from ctj_desktop.services.minutes.remarks.taking import (
    Incoming,
    LineState,
    Taking,
    incoming_remarks,
    of_form,
    placed,
    take_in,
)
from ctj_desktop.services.papers.mailings.round_files import noted
from ctj_desktop.services.papers.round_paper import form_file
from ctj_desktop.services.steps.came_back import AnswerTooLarge, read_back
from ctj_desktop.services.steps.file_output import FileFailed
from tests.files.remark_forms.made import filled
from tests.files.tables.made import a_workbook
from tests.services.minutes.remarks.circulating import SENT, UNTIL, Circulating


class Asked(Circulating):
    """The minutes went round to everybody, noted as sent."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        order = self.going()
        self.office.do(send_round, order=order, dispatches=noted(order))
        [self.round] = self.office.store.all(RemarkRound, meeting=self.key)

    def sent(self, name: str = "Siège 2 Personne-2", own: bool = True) -> bytes:
        """The form as somebody got it."""
        one = self.reader(name)
        going = round_sent(self.office.store, self.round)
        return form_file(self.office.store, self.meeting, going, one if own else None, one)

    def form(self, *lines: ReturnedLine, name: str = "Siège 2 Personne-2", **changes: Any) -> ReturnedForm:
        """As it comes back with these lines."""
        back = read_form(book_of("form.xlsx", self.sent(name)))
        return replace(replace(back, lines=lines), **changes)

    def incoming(self, *lines: ReturnedLine, **changes: Any) -> Incoming:
        return of_form(self.office.store, self.form(*lines, **changes), SENT)

    def take(self, found: Incoming) -> list[AnyRemark]:
        lines = tuple(
            placed(line, line.passage, None) for line in found.lines if line.state in (LineState.NEW, LineState.CHANGED)
        )
        taking = Taking(
            opened=found.opened.id,
            sha256=found.sha256,
            language=found.language,
            received_on=SENT,
            way=found.way,
            name=found.name,
            person=found.person,
            guest=found.guest,
            lines=lines,
        )
        return self.office.do(take_in, taking=taking).record

    def remarks(self) -> list[AnyRemark]:
        return self.office.store.all(AnyRemark, round=self.round.id)


def line(number: int | None, comment: str = "", wording: str = "") -> ReturnedLine:
    return ReturnedLine(number=number, said=str(number), comment=comment, wording=wording)


def states(found: Incoming) -> list[LineState]:
    return [one.state for one in found.lines]


@pytest.fixture
def room(tmp_path: Path) -> Asked:
    return Asked(tmp_path)


def test_a_form_filled_in_elsewhere_becomes_remarks_of_whom_it_is(room: Asked, tmp_path: Path) -> None:
    path = tmp_path / "zurück.xlsx"
    path.write_bytes(
        filled(
            room.sent(),
            ("C9", "Genauer bitte."),
            ("D9", "Das Projekt wird kurz vorgestellt."),
            ("C12", "Warum geheim?"),
        )
    )
    [found] = incoming_remarks(room.office.store, read_back(path), SENT)
    assert (found.name, found.person, found.asked, found.language) == (
        "Siège 2 Personne-2",
        room.beat.id,
        True,
        Language.DE,
    )
    assert states(found) == [LineState.NEW, LineState.NEW]
    assert (found.other_version, found.otherwise, found.same_file, found.rest) == (False, (), False, "")
    room.take(found)
    first, second = room.remarks()
    assert isinstance(first, Remark)
    assert isinstance(second, RestrictedRemark), "on what was said behind closed doors"
    assert first.comment.de.text == "Genauer bitte."
    assert first.wording.de.text == "Das Projekt wird kurz vorgestellt."
    assert first.circulated.fr.text == "Le projet est **présenté**."
    assert (first.person, first.received_by, first.form_sha256) == (room.beat.id, ReplyWay.FORM, found.sha256)
    room.office.undo()
    assert room.remarks() == []


def test_the_same_file_says_nothing_new_and_a_corrected_one_what_is(room: Asked) -> None:
    lines = (line(1, "Eins"), line(2, "", "Anders."))
    room.take(room.incoming(*lines))
    again = room.incoming(*lines)
    assert states(again) == [LineState.KNOWN] * 2
    assert again.same_file
    assert again.left_out == ()
    corrected = room.incoming(line(1, "Eins, genauer"), line(2, "Neu", "Anders."), line(3, "Drei"), sha256="cd" * 32)
    assert states(corrected) == [LineState.CHANGED, LineState.CHANGED, LineState.NEW]
    assert not corrected.same_file
    room.take(corrected)
    assert room.incoming(line(3, "Drei"), sha256="cd" * 32).same_file, "also where it took the place of another"
    assert sorted(one.comment.de.text for one in room.remarks()) == ["Drei", "Eins, genauer", "Neu"]
    shorter = room.incoming(line(3, "Drei"), sha256="ef" * 32)
    assert (states(shorter), shorter.left_out) == ([LineState.KNOWN], (1, 2))
    settled = next(one for one in room.remarks() if one.comment.de.text == "Neu")
    reason = replace(settled.comment)
    room.office.do(settle_remark, remark=settled.id, ruling=RemarkRuling.REFUSED, on=SENT, reason=reason)
    assert states(room.incoming(line(2, "Noch"), sha256="01" * 32)) == [LineState.NEW], "what is settled stays"


def test_a_form_of_another_version_says_which_passages_differ(room: Asked) -> None:
    back = room.form(line(1, "Eins"))
    reference = replace(back.reference, text_sha256="00" * 32)
    texts = ((1, "Das Projekt wird verschoben."), *back.texts[1:], (9, "Was?"))
    found = of_form(room.office.store, replace(back, reference=reference, texts=texts), SENT)
    assert (found.other_version, found.otherwise) == (True, (1,)), "a passage that never was reads no way at all"
    assert [one.otherwise for one in found.lines] == [True]
    edited = of_form(room.office.store, replace(back, texts=texts), SENT)
    assert (edited.other_version, edited.otherwise) == (False, (1,)), "changed by hand"


def test_what_names_no_passage_waits_for_a_person(room: Asked) -> None:
    found = room.incoming(line(None, "Danke."), line(0, "Wo?"), line(77, "Wo?"))
    assert states(found) == [LineState.WHOLE, LineState.UNPLACED, LineState.UNPLACED]
    assert found.unknown == (77,)
    with pytest.raises(NoPassageNamed):
        placed(found.lines[0], None, None)
    taken = placed(found.lines[0], None, room.items[0])
    assert (taken.paragraph, taken.item) == (None, room.items[0].id)
    with pytest.raises(NoRemarkChosen):
        room.take(found)


def test_somebody_who_was_not_asked_is_named(room: Asked) -> None:
    stranger = room.office.a_person("Fremd", "Fritz")
    back = room.form(line(1, "Ich auch"))
    for key, name, asked in (
        (stranger.id, "Fritz Fremd", False),
        (room.body.id, "Préfecture", False),
        (room.guest.id, "Experte", True),
        (uuid4(), "Jemand", False),
        (None, "Zoé Suppléante", True),
    ):
        reference = replace(back.reference, reader=key)
        found = of_form(room.office.store, replace(back, reference=reference, writer=name), SENT)
        assert (found.name, found.asked) == (name, asked)
    room.take(
        of_form(
            room.office.store, replace(back, reference=replace(back.reference, reader=uuid4()), writer="Jemand"), SENT
        )
    )
    assert [one.name for one in room.remarks()] == ["Jemand"]
    again = of_form(
        room.office.store, replace(back, reference=replace(back.reference, reader=None), writer="Jemand"), SENT
    )
    assert states(again) == [LineState.KNOWN]


def test_nobody_is_reminded_after_the_last_day(room: Asked) -> None:
    need_reminding(room.office.store, room.round, UNTIL)
    with pytest.raises(RemindedTooLate):
        need_reminding(room.office.store, room.round, UNTIL + timedelta(days=1))
    with pytest.raises(RoundClosed):
        need_reminding(room.office.store, replace(room.round, closed_on=SENT), SENT)


def test_a_form_of_elsewhere_or_too_late_is_refused(room: Asked, tmp_path: Path) -> None:
    back = room.form(line(1, "Eins"))
    for changes in ({"round": uuid4()}, {"meeting": uuid4()}):
        with pytest.raises(RoundNotHere):
            of_form(room.office.store, replace(back, reference=replace(back.reference, **changes)), SENT)  # type: ignore[arg-type]
    room.office.do(approve_minutes, meeting=room.key, on=UNTIL)
    with pytest.raises(Refused):
        of_form(room.office.store, back, SENT)
    path = tmp_path / "liste.xlsx"
    path.write_bytes(a_workbook([["Nom"], ["x"]]))
    with pytest.raises(FormUnread):
        incoming_remarks(room.office.store, read_back(path), SENT)
    with pytest.raises(FileFailed):
        incoming_remarks(room.office.store, read_back(tmp_path / "weg.xlsx"), SENT)
    with (tmp_path / "gross.xlsx").open("wb") as large:
        large.truncate(64 * 1024 * 1024 + 1)
    with pytest.raises(AnswerTooLarge):
        incoming_remarks(room.office.store, read_back(tmp_path / "gross.xlsx"), SENT)


def a_mail(text: str, mail: str, subject: str = "Re: Protokoll", form: bytes = b"") -> bytes:
    made = EmailMessage()
    made["From"], made["Subject"] = f"Wer <{mail}>", subject
    made["Date"] = format_datetime(datetime.combine(SENT, time(12), tzinfo=UTC))
    made.set_content(text)
    if form:
        made.add_attachment(form, maintype="application", subtype="octet-stream", filename="Bemerkungen.xlsx")
    return made.as_bytes()


def read(room: Asked, folder: Path, octets: bytes) -> Incoming:
    (folder / "r.eml").write_bytes(octets)
    [found] = incoming_remarks(room.office.store, read_back(folder / "r.eml"), SENT)
    return found


def test_a_mail_is_read_by_its_numbers_and_its_address(room: Asked, tmp_path: Path) -> None:
    found = read(room, tmp_path, a_mail("Hallo\n§ 1: kürzer\n§ 2: länger", "Beat@Biel.example"))
    assert (found.person, found.way, found.rest, found.came) == (room.beat.id, ReplyWay.MAIL, "Hallo", SENT)
    assert states(found) == [LineState.NEW, LineState.NEW]
    room.take(found)
    assert {one.received_by for one in room.remarks()} == {ReplyWay.MAIL}
    unknown = read(room, tmp_path, a_mail("§ 1: ja", "x@y.example", subject="Protokoll 2027-01"))
    assert (unknown.name, unknown.asked, unknown.known_reader) == ("Wer", False, False)


def test_a_form_in_a_mail_is_that_of_whoever_sent_it(room: Asked, tmp_path: Path) -> None:
    form = filled(room.sent(own=False), ("C9", "Genauer."))
    found = read(room, tmp_path, a_mail("Im Anhang.", "beat@biel.example", form=form))
    assert (found.person, found.rest, found.way) == (room.beat.id, "Im Anhang.", ReplyWay.FORM)
    assert found.came == SENT


@pytest.mark.parametrize(
    ("text", "mail", "refused"),
    [("Danke!", "beat@biel.example", MailSaysNothing), ("§ 1: ja", "x@y.example", WhichRound)],
)
def test_a_mail_that_is_not_certain_is_refused(
    room: Asked, tmp_path: Path, text: str, mail: str, refused: type[Refused]
) -> None:
    with pytest.raises(refused):
        read(room, tmp_path, a_mail(text, mail))
