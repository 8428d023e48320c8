"""Is what cannot be a mail address told from what may be one?"""

import pytest

from ctj_desktop.domain.mail_address import LONGEST, LONGEST_LABEL, LONGEST_LOCAL, is_mail_address

MAY_BE = (
    "secretariat@commune.example",
    "anne.rochat+seance@ne.ch",
    "o'brien@vd.ch",
    "a@b.ch",
    "1_2@1-2.arc-jurassien.org",
    "info@zürich.example",
    "info@zu\u0308rich.example",  # the same, as some keyboards write it
    "info@xn--zrich-kva.example",
    "préfecture@doubs.example",
    "甲斐@黒川.日本",
    "a@\u0646\u0627\u0645\u0647\u200c\u0627\u06cc.com",
    f"{'a' * LONGEST_LOCAL}@example.ch",
    f"a@{'b' * LONGEST_LABEL}.ch",
    f"a@{'é' * 40}.ch",  # 80 octets as it is written, but no more than a label holds as it is asked for
)
CANNOT_BE = (
    "",
    "@",
    "secretariat",
    "secretariat.commune.example",
    "@commune.example",
    "secretariat@",
    "secretariat@@commune.example",
    "a@b@commune.example",
    "secretariat@commune",
    "secretariat@commune.",
    "secretariat@.example",
    "secretariat@commune..example",
    ".anne@ne.ch",
    "anne.@ne.ch",
    "anne..rochat@ne.ch",
    "anne rochat@ne.ch",
    "anne@ne .ch",
    " anne@ne.ch",
    "anne@ne.ch ",
    "anne@ne.ch,",
    "anne@ne.ch, luc@vd.ch",
    "anne@ne.ch; luc@vd.ch",
    "anne@ne.ch\nluc@vd.ch",
    "anne@ne\u00a0.ch",
    "anne@\u200bne.ch",
    "Anne Rochat <anne@ne.ch>",
    "<anne@ne.ch>",
    "mailto:anne@ne.ch",
    '"anne rochat"@ne.ch',
    "anne@[192.0.2.1]",
    "anne@ne_ch.ch",
    "anne@-ne.ch",
    "anne@ne-.ch",
    "anne@https://ne.ch",
    f"{'a' * (LONGEST_LOCAL + 1)}@example.ch",
    f"a@{'b' * (LONGEST_LABEL + 1)}.ch",
    f"a@{'é' * 80}.ch",
    f"{'é' * (LONGEST_LOCAL // 2 + 1)}@example.ch",  # octets are counted, of which this letter has two
    "anne@\ud800.ch",
)


@pytest.mark.parametrize("text", MAY_BE, ids=ascii)
def test_what_may_be_one(text: str) -> None:
    assert is_mail_address(text)


@pytest.mark.parametrize("text", CANNOT_BE, ids=ascii)
def test_what_cannot_be_one(text: str) -> None:
    assert not is_mail_address(text)


def test_the_longest_is_as_long_as_a_path_without_its_brackets() -> None:
    domain = ".".join(["b" * LONGEST_LABEL] * 3)
    local = "a" * (LONGEST - len(domain) - 1)
    assert is_mail_address(f"{local}@{domain}")
    assert not is_mail_address(f"{local}a@{domain}")
    assert len(local) < LONGEST_LOCAL
