"""How is a compiled catalogue read without all of its messages in memory? Each when it is first asked for.

The form of the file is that of GNU gettext (its manual, 10.3); the standard library makes 6,000 texts of it at once,
two megabytes before the first page stands.
"""

import errno
import gettext
import re
from array import array
from typing import Final

MAGIC: Final = 0x950412DE
HEAD: Final = 20  # bytes
CONTEXT: Final = "\x04"
PLURAL: Final = re.compile(rb"plural\s*=\s*([^;\n]+)")


class Catalogue(gettext.NullTranslations):
    """The texts of one language; a message that is not in the file is its own text."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        head = array("I", content[:HEAD]) if len(content) >= HEAD else None
        if head is None or head[0] != MAGIC:
            raise OSError(errno.EINVAL, "no compiled catalogue")
        count, messages, texts = head[2:5]
        self._content = content
        self._messages = array("I", content[messages : messages + 8 * count])
        self._texts = array("I", content[texts : texts + 8 * count])
        self._order = array("I", sorted(range(count), key=self._message_at))
        self._known: dict[str, tuple[str, ...]] = {}
        rule = PLURAL.search("\0".join(self._forms("")).encode())
        self._form = gettext.c2py(rule[1].decode()) if rule else lambda count: int(count != 1)

    def gettext(self, message: str) -> str:
        """The text of a message; the first of its forms where it has several."""
        return self._forms(message)[0]

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """The form for a number."""
        forms = self._forms(msgid1)
        if forms == (msgid1,):
            return msgid1 if n == 1 else msgid2
        return forms[min(self._form(n), len(forms) - 1)]

    def pgettext(self, context: str, message: str) -> str:
        """The text of a message that means something else elsewhere."""
        wanted = f"{context}{CONTEXT}{message}"
        text = self._forms(wanted)[0]
        return message if text == wanted else text

    def _forms(self, message: str) -> tuple[str, ...]:
        known = self._known.get(message)
        if known is None:
            known = self._known[message] = self._found(message.encode()) or (message,)
        return known

    def _found(self, wanted: bytes) -> tuple[str, ...]:
        """By halving what is left, in the order of the messages."""
        low, high = 0, len(self._order)
        while low < high:
            middle = (low + high) // 2
            if self._message_at(self._order[middle]) < wanted:
                low = middle + 1
            else:
                high = middle
        if low == len(self._order) or self._message_at(self._order[low]) != wanted:
            return ()
        return tuple(self._piece(self._texts, self._order[low]).decode().split("\0"))

    def _message_at(self, at: int) -> bytes:
        """Without the plural that follows it."""
        return self._piece(self._messages, at).partition(b"\0")[0]

    def _piece(self, pieces: "array[int]", at: int) -> bytes:
        length, start = pieces[2 * at], pieces[2 * at + 1]
        return self._content[start : start + length]
