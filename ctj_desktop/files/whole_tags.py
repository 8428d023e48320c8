"""How is XML from outside fed to a parser, without a tag or a remark that takes the memory of the machine?

The parser keeps a tag until its end has come, and then makes a value of each of its attributes.
"""

from typing import Final
from xml.parsers.expat import XMLParserType

LONGEST: Final = 1024 * 1024
"""Bytes of a tag, a remark or an instruction: a cell has thirty thousand signs at most."""


def feed(parser: XMLParserType, piece: bytes, fed: int) -> None:
    """The next piece, after `fed` bytes; ValueError for something longer that does not end."""
    parser.Parse(piece, False)
    if fed + len(piece) - parser.CurrentByteIndex > LONGEST:
        raise ValueError("a tag without end")
