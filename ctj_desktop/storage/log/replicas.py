"""Under which short number does this file know each replica?"""

from uuid import UUID

from ctj_desktop.domain.ids import ReplicaId
from ctj_desktop.storage.file.connection import Connection


class Replicas:
    """Local numbers of replicas: short in every index."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._by_id: dict[ReplicaId, int] = {}
        self._by_number: dict[int, ReplicaId] = {}
        self._raw: dict[int, bytes] = {}

    def forget(self) -> None:
        """After a rollback: read again."""
        self._by_id.clear()
        self._by_number.clear()
        self._raw.clear()

    def number(self, replica: ReplicaId) -> int:
        """The number of a replica, given now if it is new."""
        number = self._by_id.get(replica)
        if number is None:
            if self.known(replica) is None:
                self._connection.run("INSERT INTO replica (id) VALUES (?)", (replica.bytes,))
            number = self._by_id[replica] = int(self.known(replica) or 0)
        return number

    def known(self, replica: ReplicaId) -> int | None:
        """The number of a replica that wrote something held here, for readers."""
        found = self._connection.run("SELECT n FROM replica WHERE id = ?", (replica.bytes,)).scalar()
        return None if found is None else int(found)

    def id(self, number: int) -> ReplicaId:
        """The replica of a number."""
        if number not in self._by_number:
            raw = self._connection.run("SELECT id FROM replica WHERE n = ?", (number,)).scalar()
            self._by_number[number] = ReplicaId(UUID(bytes=raw))
        return self._by_number[number]

    def raw(self, number: int) -> bytes:
        """The replica of a number as 16 bytes."""
        if number not in self._raw:
            self._raw[number] = self.id(number).bytes
        return self._raw[number]
