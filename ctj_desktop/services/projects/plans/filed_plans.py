"""How is a plan kept as a text with its fingerprint, and read again?"""

from hashlib import sha256

from msgspec import MsgspecError, json

from ctj_desktop.domain.projects.versions import Plan


def filed(plan: Plan) -> tuple[str, str]:
    """The plan as it is kept, and its fingerprint."""
    content = json.encode(plan).decode()
    return content, fingerprint(content)


def fingerprint(content: str) -> str:
    """Of a plan as it is kept."""
    return sha256(content.encode()).hexdigest()


def read_plan(content: str, expected: str) -> Plan | None:
    """The plan that was filed; None where it is not what its fingerprint says, or cannot be read."""
    if fingerprint(content) != expected:
        return None
    try:
        return json.decode(content, type=Plan)
    except MsgspecError:
        return None
