"""Does a mail program read back what was written, as a draft that nobody has sent?"""

from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.policy import default
from email.utils import getaddresses

import pytest

from ctj_desktop.domain.mail_address import Mailbox
from ctj_desktop.files.mail_drafts import MOST, Attached, draft_bytes, fitting

TEXT = "Madame, Monsieur,\n\nLe siège de Bâle\u00a0: «\u00a0vacant\u00a0».\n\nŒuvre 🎉\n" + "mot " * 300
AGENDA = "Ordre du jour – séance 2027-01 «\u00a0Œuvre\u00a0», avec un nom si long qu’il faut plusieurs lignes.pdf"


def read(made: bytes) -> EmailMessage:
    return message_from_bytes(made, policy=default)


def as_read(written: str) -> str:
    """With its encoded words: blanks between two of them belong to none (RFC 2047 6.2)."""
    return str(make_header(decode_header(written)))


def test_a_draft_is_plain_text_that_was_never_sent() -> None:
    made = draft_bytes("mairie@morteau.example", "Désignation\r\nBcc: autre@exemple.ch", TEXT)
    message = read(made)
    assert (message["X-Unsent"], message["To"]) == ("1", "mairie@morteau.example")
    assert message["Subject"] == "Désignation Bcc: autre@exemple.ch"
    assert message["Bcc"] is None
    assert message.get_content_type() == "text/plain"
    assert message.get_content_charset() == "utf-8"
    assert message.get_content().replace("\r\n", "\n").rstrip("\n") == TEXT.rstrip("\n")
    assert list(message.iter_attachments()) == []
    assert max(map(len, made.split(b"\r\n"))) <= 998
    assert b"\n" not in made.replace(b"\r\n", b"")


def test_what_is_no_address_is_nobody() -> None:
    assert read(draft_bytes("sur demande", "x", "y"))["To"] is None
    assert read(draft_bytes("", "x", "y"))["To"] is None
    assert read(draft_bytes([], "x", "y", hidden=[Mailbox("Jean", "par téléphone")]))["Bcc"] is None


def test_several_readers_stand_there_once_by_name_or_hidden_from_each_other() -> None:
    seen = [
        Mailbox('Jürg "Jo" Bärtschi, Biel', "secretariat@doubs.example"),
        Mailbox("Encore", "Secretariat@Doubs.example"),
    ]
    message = read(
        draft_bytes(seen, "x", "y", hidden=[Mailbox("Zoé\r\nX-Mal: oui", "a@b.example"), Mailbox("", "c@d.example")])
    )
    assert [(one.display_name, one.addr_spec) for one in message["To"].addresses] == [
        ('Jürg "Jo" Bärtschi, Biel', "secretariat@doubs.example")
    ]
    assert [(one.display_name, one.addr_spec) for one in message["Bcc"].addresses] == [
        ("Zoé X-Mal: oui", "a@b.example"),
        ("", "c@d.example"),
    ]
    assert message["X-Mal"] is None


WORDS = ("Étienne", "Berthoud-Lüthi", "de", "la", "Réchésy", "2026\u00a0:", "Jean", "Vallée")


@pytest.mark.parametrize("count", range(1, 14))
def test_no_blank_is_lost_or_added_wherever_a_line_of_the_head_ends(count: int) -> None:
    for first in range(len(WORDS)):
        words = " ".join(WORDS[(first + at) % len(WORDS)] for at in range(count))
        subject, name = f"Convocation {words}", " ".join(words.split())
        made = draft_bytes([Mailbox(name, "a@b.example"), Mailbox(name, "c@d.example")], subject, "x")
        message = message_from_bytes(made)
        assert as_read(message["Subject"]) == " ".join(subject.split())
        assert [as_read(said) for said, _mail in getaddresses([message["To"]])] == [name, name]


def test_the_boundary_of_its_parts_is_read_by_programs_that_know_only_one_piece() -> None:
    made = draft_bytes("a@b.example", "x", "y", attached=[Attached(name="a.pdf", media="application/pdf", octets=b"1")])
    assert b"boundary*" not in made
    boundary = read(made).get_boundary()
    assert boundary is not None
    assert f'boundary="{boundary}"'.encode() in made


def test_files_go_with_it_under_their_whole_names() -> None:
    files = [
        Attached(name=AGENDA, media="application/pdf", octets=bytes(range(256)) * 100),
        Attached(name="séance\r\nX: y.ics", media="text/calendar", octets=b"BEGIN:VCALENDAR\r\n"),
    ]
    made = draft_bytes("a@b.example", "x", TEXT, attached=files)
    message = read(made)
    found = [(part.get_filename(), part.get_content_type()) for part in message.iter_attachments()]
    assert found == [(AGENDA.replace("\u00a0", " "), "application/pdf"), ("séance X: y.ics", "text/calendar")]
    assert [part.get_payload(decode=True) for part in message.iter_attachments()] == [file.octets for file in files]
    body = message.get_body()
    assert body is not None
    assert "Œuvre 🎉" in str(body.get_content())
    assert made == draft_bytes("a@b.example", "x", TEXT, attached=files)
    assert b"filename*" in made


@pytest.mark.parametrize("octets", [1, 57, 58, 10_000])
def test_what_fits_is_counted_as_it_is_written(octets: int) -> None:
    def written(content: bytes) -> int:
        return len(draft_bytes("", "", "", attached=[Attached(name="a", media="application/pdf", octets=content)]))

    more = written(b"x" * octets) - written(b"")
    assert fitting([octets], more) == (True,)
    assert fitting([octets], more - 1) == (False,)


def test_what_does_not_fit_is_left_and_smaller_ones_still_go() -> None:
    assert fitting([1_000_000, 300_000_000, 2_000_000]) == (True, False, True)
    assert fitting([MOST]) == (False,)
    assert fitting([]) == ()
