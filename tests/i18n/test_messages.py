"""Does our reader of compiled catalogues say what that of the standard library says?"""

import gettext

import pytest

from ctj_desktop import paths
from ctj_desktop.i18n.messages import CONTEXT, Catalogue


@pytest.mark.parametrize("language", ["fr", "de", "en"])
def test_every_message_of_every_catalogue(language: str) -> None:
    path = paths.translations() / language / "LC_MESSAGES" / "ctj.mo"
    with path.open("rb") as file:
        theirs = gettext.GNUTranslations(file)
    ours = Catalogue(path.read_bytes())
    known = theirs._catalog  # type: ignore[attr-defined]
    for key in known:
        message, form = key if isinstance(key, tuple) else (key, None)
        context, _, plain = message.rpartition(CONTEXT)
        if context:
            assert ours.pgettext(context, plain) == theirs.pgettext(context, plain)
        elif form is not None:
            for count in (0, 1, 2, 11):
                assert ours.ngettext(message, "more", count) == theirs.ngettext(message, "more", count)
        elif message:
            assert ours.gettext(message) == theirs.gettext(message)


def test_what_is_not_in_it_is_its_own_text() -> None:
    ours = Catalogue((paths.translations() / "fr" / "LC_MESSAGES" / "ctj.mo").read_bytes())
    assert (ours.gettext("zzz"), ours.gettext("A"), ours.pgettext("c", "zzz")) == ("zzz", "A", "zzz")
    assert [ours.ngettext("zzz", "zzzs", count) for count in (0, 1, 2)] == ["zzzs", "zzz", "zzzs"]


@pytest.mark.parametrize("content", [b"", b"\xde\x12\x04\x95", b"no catalogue at all, but text"])
def test_another_file_is_refused(content: bytes) -> None:
    with pytest.raises(OSError, match="no compiled catalogue"):
        Catalogue(content)
