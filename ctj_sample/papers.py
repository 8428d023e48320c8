"""What is in an invented paper? A whole PDF that says *Exemple / Beispiel*, as heavy as wanted."""

import random
from collections.abc import Iterable
from typing import Final

EXAMPLE: Final = "Exemple / Beispiel"


def paper(size: int, chance: random.Random, lines: Iterable[str] = ()) -> bytes:
    """A PDF of one page of about `size` bytes; its weight is an unused stream that nothing compresses."""
    said = b"".join(b" 0 -28 Td (%b) Tj" % _escaped(line) for line in lines)
    parts = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        _stream(b"BT /F1 14 Tf 60 760 Td (%b) Tj%b ET" % (_escaped(EXAMPLE), said)),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        _stream(chance.randbytes(size)),
    )
    whole = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
    offsets = []
    for number, part in enumerate(parts, 1):
        offsets.append(len(whole))
        whole += b"%d 0 obj\n%b\nendobj\n" % (number, part)
    start = len(whole)
    whole += b"xref\n0 %d\n0000000000 65535 f \n" % (len(parts) + 1)
    whole += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    whole += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(parts) + 1, start)
    return bytes(whole)


def weights(total: int, count: int, chance: random.Random) -> list[int]:
    """`count` sizes in bytes that make `total`: most are small, a few are most of it."""
    shares = [10 ** chance.uniform(0, 2.2) for _ in range(count)]
    return [round(total * share / sum(shares)) for share in shares]


def _escaped(text: str) -> bytes:
    """A string of the PDF: brackets and backslashes are marks of the format."""
    plain = text.encode("cp1252", "replace")
    return plain.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


def _stream(content: bytes) -> bytes:
    return b"<< /Length %d >>\nstream\n%b\nendstream" % (len(content), content)
