"""Could a file be a program, by its name or by what stands in it, and which would a browser carry out?

Whatever is not known to be something else could be one. What is told by its content is told whatever it is called: a
program that is renamed stays one.
"""

from collections.abc import Iterable
from pathlib import PurePath
from typing import Final

from ctj_desktop.files.names import SHOWN

DATA: Final = frozenset(
    {"json", "geojson", "gpkg", "gml", "gpx", "kml", "kmz", "shp", "shx", "dbf", "prj", "dwg", "dxf"}
)
"""Endings of maps and data, which are kept, and not opened from here."""
STARTS: Final = (
    b"MZ",
    b"\x7fELF",
    b"\xfe\xed\xfa\xce",
    b"\xfe\xed\xfa\xcf",
    b"\xce\xfa\xed\xfe",
    b"\xcf\xfa\xed\xfe",
    b"\xca\xfe\xba\xbe",
    b"#!",
    b"L\x00\x00\x00\x01\x14\x02\x00",
    b"!<arch>\n",
    b"\xed\xab\xee\xdb",
    b"dex\n",
    b"\x00asm",
)
"""How programs of Windows, Linux, macOS and Java begin, scripts, shortcuts and packages."""
ACTIVE: Final = frozenset({"htm", "html", "xhtml", "xht", "shtml", "mht", "mhtml", "svg", "svgz", "xml", "xsl", "xslt"})
"""Endings of what a browser shows as a page of its own, with whatever script stands in it."""
KNOWN: Final = frozenset(SHOWN) | DATA | ACTIVE
"""Endings of all that is known to be no program."""
SERVED: Final = frozenset(
    {
        *("php", "php3", "php4", "php5", "php7", "php8", "phtml", "phar", "phps", "asp", "aspx", "ashx", "asmx", "asa"),
        *("jsp", "jspx", "cfm", "cgi", "fcgi", "pl", "py", "rb", "shtml", "stm", "config", "htaccess", "htpasswd"),
    }
)
"""Endings of what a server carries out or takes for its settings; some look at every ending of a name."""
SETTINGS: Final = frozenset({"_headers", "_redirects", "cname", "robots.txt", "php.ini", "user.ini", "crossdomain.xml"})
"""Names that a server reads as its settings."""
IGNORED: Final = " .\u00a0\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\ufeff"
"""A system passes over these at the end of a name: `a.exe.` is `a.exe`."""
PARTS_OF_ARCHIVE: Final = (b"META-INF/MANIFEST.MF", b"vbaProject.bin", b"AndroidManifest.xml")
"""In an archive: one of Java, an Office file with macros, an app."""
HEAD: Final = 64 * 1024
"""Bytes that are looked at from the beginning, and again as many from the end, where an archive lists its parts."""


def could_be_program(name: str, head: bytes = b"", tail: bytes = b"") -> bool:
    """Whether it is of no known kind, or begins as a program: `head` and `tail` are what stands first and last."""
    return ending(name) not in KNOWN or begins_as_program(head, tail)


def begins_as_program(head: bytes, tail: bytes = b"") -> bool:
    """Whether what stands first and last in a file is that of a program, whatever it is called."""
    if head.startswith(STARTS):
        return True
    return head.startswith(b"PK") and any(part in head or part in tail for part in PARTS_OF_ARCHIVE)


def is_active(name: str, head: bytes = b"") -> bool:
    """Whether a browser would take it for a page, and carry out a script in it."""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return ending(name) in ACTIVE or start.startswith(tuple(_pages()))


def unserved(name: str, as_text: str) -> str:
    """A name under which no server carries a file out or takes it for its settings; `as_text` is the ending then."""
    stem, _, last = name.rpartition(".")
    if name.lower() in SETTINGS or last.lower() in SERVED:
        return name.replace(".", "_") + as_text
    inner = stem.split(".")[1:]
    return f"{stem.replace('.', '_')}.{last}" if any(part.lower() in SERVED for part in inner) else name


def ending(name: str) -> str:
    """The last ending of a name, as a system reads it."""
    return PurePath(name.rstrip(IGNORED)).suffix[1:].strip(IGNORED).lower()


def _pages() -> Iterable[bytes]:
    return (b"<!doctype html", b"<html", b"<script", b"<svg", b"<?xml")
