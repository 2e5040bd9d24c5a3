"""A register in place of the network: what was asked of it, and what every question must hold and nothing more."""

from __future__ import annotations

import re

from guide.errors import RegisterUnavailable
from guide.registers import Register, RegisterRequest

#: What a question to each register may hold.
KEYS = {
    Register.COMPANIES: {"q", "code_postal", "minimal", "include", "page", "per_page"},
    Register.INSOLVENCY: {"where", "order_by", "limit"},
    Register.DIRECTORY: {"where", "limit"},
    Register.ADDRESSES: {"q", "limit", "autocomplete"},
}
#: The keys of the buttons that ask a register; those that keep an answer ask nothing.
ASKING = re.compile(r"registers\.(found\.(debtor|creditor)|published|address|court)\.ask|bodacc\.ask")
_SIRENS = re.compile(r'\(registre="\d{9}"( OR registre="\d{9}")*\) AND familleavis="collective"')
_COURT = re.compile(r'pivot like "[a-z_]+" and nom like "[^"]+"')


class SilentRegister:
    """Out of reach, and remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[RegisterRequest] = []

    def ask(self, request: RegisterRequest) -> bytes:
        self.asked.append(request)
        raise RegisterUnavailable("Le registre est hors d'atteinte.", "Réessayez plus tard.")


def holds_only_its_query(request: RegisterRequest) -> bool:
    """Its keys are known ones, and what it looks for is a number, a court, or the words that were typed."""
    query = dict(request.query)
    if not set(query) <= KEYS[request.register]:
        return False
    if request.register is Register.INSOLVENCY:
        return _SIRENS.fullmatch(query["where"]) is not None
    if request.register is Register.DIRECTORY:
        return _COURT.fullmatch(query["where"]) is not None
    return bool(query["q"]) and re.fullmatch(r"(\d{5})?", query.get("code_postal", "")) is not None
