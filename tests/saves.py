"""`python -m tests.saves [COUNT] [SEED]`: what the gestures of the screens do to a workspace, without the screens; after each
one it is saved, reopened and compared.

Many times the saves of `tests.monkey` in the same minutes: what a screen draws is not looked at here. A fault is told
with the seed that gives its walk again.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace

from guide import workspace
from guide.case import storage
from guide.case.model import Dossier, Payment, Training
from guide.errors import GuideError
from guide.path import apply_answers
from guide.workspace import Workspace
from tests.fuzz import inputs
from tests.fuzz.doors import TODAY
from tests.fuzz.inputs import Draw

COUNT, STEPS = 10_000, 20


def drawn(r: Draw) -> Dossier:
    """A dossier that opens."""
    while True:
        try:
            return storage.loads(inputs.as_bytes(inputs.dossier(r)))
        except GuideError:
            continue


def answered(r: Draw, dossier: Dossier) -> Dossier:
    for question, answer in inputs.answers(r).items():
        typed = r.choice((answer, answer, inputs.amount(r), inputs.day(r), inputs.text(r)))
        dossier = apply_answers(dossier, {question: typed})
    return dossier


def paid(r: Draw, dossier: Dossier) -> Dossier:
    cents, number = r.randrange(1, 100_000), r.choice((None, *(invoice.number for invoice in dossier.invoices)))
    return replace(dossier, payments=(*dossier.payments, Payment(TODAY, cents, number)))


def renamed(r: Draw, dossier: Dossier) -> Dossier:
    """A name typed in its field: read as the file reads it, or not typed yet."""
    name = r.choice(("", inputs.text(r)))
    party = storage.CREDITOR.read("creditor", {"name": name}) if name else replace(dossier.creditor, name="")
    return replace(dossier, debtor=replace(dossier.debtor, name=party.name))


CHANGES: tuple[Callable[[Draw, Dossier], Dossier], ...] = (
    answered,
    answered,
    paid,
    renamed,
    lambda r, dossier: workspace.all_paid(dossier, TODAY),
    lambda r, dossier: workspace.redrawn(dossier, drawn(r)),
)


def gesture(r: Draw, whole: Workspace) -> Workspace:
    """The workspace after one gesture. Raises GuideError when it is refused."""
    if not whole.clients or r.random() < 0.1:
        return workspace.joined(whole, workspace.opened(storage.dumps(drawn(r)).encode()))
    client = r.choice(whole.clients)
    match r.randrange(12):
        case 0:
            return whole.without(client.id)
        case 1:
            return whole.with_client(replace(client, archived=not client.archived))
        case 2:
            return replace(whole, training=workspace.learnt(whole.training, Training(("relancer",), ("d1",), ("d2",))))
        case 3:
            begun = apply_answers(None, {"debtor_kind": r.choice(("commercant", "particulier", "etat"))})
            return workspace.joined(whole, workspace.opened(storage.dumps(begun).encode()))
        case _:
            changed = r.choice(CHANGES)(r, client.dossier)
            return whole.with_client(client.noted(changed, workspace.changes(client.dossier, changed, TODAY)))


def walk(seed: int, steps: int) -> int:
    """How many saves were made and reopened the same. Raises AssertionError, or what a save or an opening raises."""
    r, whole, saves = Draw(seed), Workspace(), 0
    for _ in range(steps):
        try:
            whole = gesture(r, whole)
        except GuideError:
            continue
        assert workspace.loads(workspace.dumps(whole)) == whole, "saved and reopened, it is another"
        saves += 1
    return saves


def main(arguments: list[str]) -> int:
    count, first = (*(int(argument) for argument in arguments), *(COUNT, 1)[len(arguments) :])
    saves, faults, seed = 0, 0, first
    while saves < count and faults < 20:
        try:
            saves += walk(seed, STEPS)
        except Exception as fault:
            faults += 1
            print(f"seed {seed}: {type(fault).__name__}: {str(fault)[:300]}", flush=True)
        seed += 1
    print(f"{saves} saves, {faults} faults.")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
