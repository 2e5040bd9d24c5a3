"""What is asked of a public register: which one, and the query, which is all that leaves the machine."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from urllib.parse import urlencode

from guide.values.data_file import entries

_HOSTS = Path(__file__).with_name("hosts.toml")


class Register(StrEnum):
    COMPANIES = "companies"
    INSOLVENCY = "insolvency"
    DIRECTORY = "directory"
    ADDRESSES = "addresses"
    RATES = "rates"


@dataclass(frozen=True)
class Host:
    """Where a register answers. `name`: as it is told to a person; `by_hand`: what to do when it does not."""

    name: str
    host: str
    path: str
    port: int = 443
    by_hand: str = "Remplissez à la main"


@dataclass(frozen=True)
class RegisterRequest:
    """`query`: the whole of what is sent, besides the address of the register."""

    register: Register
    query: tuple[tuple[str, str], ...]

    def target(self, path: str) -> str:
        return f"{path}?{urlencode(self.query)}"


@cache
def hosts() -> Mapping[Register, Host]:
    """The only hosts that may be asked."""
    tables = entries(_HOSTS, {"name", "host", "path", "by_hand"})
    assert set(tables) == set(Register), "hosts.toml holds each register once"
    return {Register(id): entry.made(Host, port=443) for id, entry in tables.items()}
