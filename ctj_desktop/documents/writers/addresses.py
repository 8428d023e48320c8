"""How is an address written where a program follows it?"""

import re
from contextlib import suppress
from urllib.parse import quote

_WITH_HOST = re.compile(r"(\w+://)([^/?#]*)(.*)", re.DOTALL)


def uri(address: str) -> str:
    """The address as a reader of the file follows it: the host in IDNA, other letters beyond ASCII in percent signs."""
    found = _WITH_HOST.match(address)
    if found is not None:
        with suppress(UnicodeError):  # what is no host stays as it was written
            address = found[1] + found[2].encode("idna").decode("ascii") + found[3]
    return quote(address, safe="%:/?#[]@!$&'()*+,;=~")
