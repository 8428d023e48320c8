"""Does a mail program read back what was written, as a draft that nobody has sent?"""

from email import message_from_bytes
from email.policy import default

from ctj_desktop.files.mail_drafts import draft_bytes

TEXT = "Madame, Monsieur,\n\nLe siège de Bâle\u00a0: «\u00a0vacant\u00a0».\n\nŒuvre 🎉\n" + "mot " * 300


def test_a_draft_is_plain_text_that_was_never_sent() -> None:
    made = draft_bytes("mairie@morteau.example", "Désignation\r\nBcc: autre@exemple.ch", TEXT)
    message = message_from_bytes(made, policy=default)
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
    assert message_from_bytes(draft_bytes("sur demande", "x", "y"), policy=default)["To"] is None
    assert message_from_bytes(draft_bytes("", "x", "y"), policy=default)["To"] is None
