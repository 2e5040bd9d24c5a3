"""What is tried: each door of the product with what goes through it, and what must hold of what it answers.

A door raises GuideError, which its judge reads, or answers; anything else is a fault.
"""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from guide import ledger, workspace
from guide.case import storage
from guide.case.model import Dossier, Invoice, Training
from guide.claim.limitation import limitation
from guide.claim.statement import statement
from guide.errors import GuideError
from guide.ledger import Options, SourceFile
from guide.ledger.dunning import notes_file
from guide.ledger.exports import workbook
from guide.lessons import learnt
from guide.letters import allowed, check_own, letters, picture, write
from guide.letters.court import read_piece
from guide.path import advise, agenda, apply_answers
from guide.values.dates import FIRST_DAY, LAST_DAY, parse_date
from guide.values.identifiers import validate_iban, validate_siren, validate_siret, validate_vat_number
from guide.values.money import parse_amount
from guide.values.spreadsheet import csv_file
from tests.fuzz import inputs
from tests.fuzz.inputs import Draw
from tests.unit.letters_cases import VARIANTS

TODAY = date(2026, 11, 22)
#: The sort of marks that show nothing: none is printed.
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_TEXT_OF_WORD = re.compile(r"<w:t[ >][^<]*")


def one_dossier(r: Draw) -> None:
    """What is read is saved as it is, and everything that is computed of it agrees."""
    source = inputs.as_bytes(inputs.dossier(r)) if r.random() < 0.8 else inputs.spoilt(r, r.choice(inputs.good_json()))
    found = storage.loads(source)
    assert storage.loads(storage.dumps(found)) == found, "saved and reopened, it is another"
    held = statement(found, TODAY)
    left = held.principal_left + held.interest_left + held.indemnity_left
    assert held.total - held.overpaid == left - held.surplus
    limitation(found, TODAY)
    advise(found, TODAY)
    agenda(found, TODAY)


def one_letter(r: Draw) -> None:
    """A paper of a sound dossier whose names are hostile: a Word file that opens, without an invisible mark."""
    base = r.choice(list(VARIANTS.values()))
    creditor = storage.CREDITOR.read("creditor", {"name": inputs.text(r) or "A"})
    debtor = replace(base.debtor, name=inputs.text(r) or "A", email=inputs.text(r) or None)
    dossier = storage.loads(
        storage.dumps(replace(base, creditor=replace(base.creditor, name=creditor.name), debtor=debtor))
    )
    written = write(dossier, TODAY, r.choice(sorted(letters())))
    for file in written.files:
        assert re.fullmatch(r"[A-Za-z0-9_.\-]+", file.name), file.name
        if file.name.endswith(".docx"):
            with zipfile.ZipFile(io.BytesIO(file.content)) as word:
                said = "".join(_TEXT_OF_WORD.findall(word.read("word/document.xml").decode("utf-8")))
            assert not _INVISIBLE.search(said), "an invisible mark is printed"


def every_permission(r: Draw) -> None:
    """Each letter is allowed, or its refusal has a reason."""
    found = storage.loads(inputs.as_bytes(inputs.dossier(r)))
    for permission in allowed(found, TODAY):
        assert permission.granted or permission.reason


def a_workspace(r: Draw) -> None:
    """Any file of ours opens as a workspace; what it holds is saved and reopened the same."""
    whole = workspace.opened(r.choice(inputs.good_json()))
    change = inputs.reworded if r.random() < 0.8 else inputs.spoilt
    source = change(r, workspace.dumps(whole).encode()) if r.random() < 0.6 else inputs.as_bytes(inputs.dossier(r))
    found = workspace.opened(source)
    assert workspace.loads(workspace.dumps(found)) == found


def a_follow_up(r: Draw) -> None:
    found = notes_file.loads((inputs.reworded if r.random() < 0.8 else inputs.spoilt)(r, inputs.follow_up()))
    assert notes_file.loads(notes_file.dumps(found)) == found


def what_was_learnt(r: Draw) -> None:
    good = learnt.dumps(Training(("relancer",), ("d1",), ("d2",))).encode()
    found = learnt.loads((inputs.reworded if r.random() < 0.8 else inputs.spoilt)(r, good))
    assert learnt.loads(learnt.dumps(found).encode()) == found


def an_export(r: Draw) -> None:
    """Figures that add up, and a CSV in which nothing is a formula."""
    found = ledger.read([SourceFile("export", inputs.ledger_file(r))], Options(today=TODAY))
    for info in found.files:
        assert info.rows == info.kept + info.ignored + info.dropped
    assert sum(d.open - d.credit for d in found.debtors) == found.ageing.open - found.ageing.credit
    ledger.balance_json(found)
    for content in (workbook.items_csv(found), workbook.debtors_csv(found)):
        harmless(content)


def harmless(content: bytes) -> None:
    for line in content.decode("utf-8-sig").splitlines():
        for cell in line.split(";"):
            start = unicodedata.normalize("NFKC", _INVISIBLE.sub("", cell.strip('"'))).lstrip()
            assert not start.startswith(("=", "+", "@")), f"a live cell: {cell[:40]!r}"


def a_cell(r: Draw) -> None:
    harmless(csv_file(("Nom",), [(inputs.text(r).replace(";", " ").replace("\n", " "),)]))


def a_picture(r: Draw) -> None:
    picture("logo.png", inputs.spoilt(r, r.choice(inputs.pictures())))


def a_template(r: Draw) -> None:
    word = r.choice(inputs.templates())
    check_own(
        r.choice((inputs.retyped, inputs.retyped, inputs.spoilt_zip, inputs.spoilt))(r, word),
        r.choice(("relance", "mise_en_demeure")),
    )


def a_piece(r: Draw) -> None:
    """A piece whose name and date can be saved with the dossier."""
    kinds = (
        b"%PDF-1.4\n",
        b"From: a@b\r\nSubject: "
        + inputs.text(r).encode("utf-8", "replace")
        + b"\r\nDate: Tue, 1 May 0206 10:00:00 +0000\r\n\r\n",
        inputs.text(r).encode("utf-8", "replace") or b"x",
        r.choice(inputs.pictures()),
    )
    name = f"{inputs.day(r)} {inputs.text(r)}.{r.choice(('pdf', 'eml', 'txt', 'docx', 'png'))}"
    found = read_piece(name, inputs.spoilt(r, r.choice(kinds)))
    assert re.fullmatch(r"[a-z0-9_.\-]+", found.name), found.name
    assert found.on is None or FIRST_DAY <= found.on < LAST_DAY, f"dated {found.on}"


def a_typed_value(r: Draw) -> None:
    """Amounts, dates and identifiers read only from the digits of the keyboard."""
    typed = r.choice((inputs.amount, inputs.day, inputs.text))(r)
    reader: Callable[[str], object] = r.choice(
        (parse_amount, parse_date, validate_siren, validate_siret, validate_iban, validate_vat_number)
    )
    reader(typed)
    assert all(char.isascii() for char in typed if char.isdigit()), f"{reader.__name__} read {typed!r}"


def some_answers(r: Draw) -> None:
    found: Dossier = apply_answers(None, {"debtor_kind": r.choice(("commercant", "particulier", "etat"))})
    for question, answer in inputs.answers(r).items():
        found = apply_answers(found, {question: r.choice((answer, inputs.amount(r), inputs.day(r), inputs.text(r)))})
    advise(replace(found, invoices=found.invoices or (Invoice("F1", 100_00, due=date(2026, 5, 1)),)), TODAY)


#: Weight -> what is tried: the dearest least often.
DOORS: dict[Callable[[Draw], None], int] = {
    one_dossier: 30, every_permission: 4, one_letter: 4, a_workspace: 8, a_follow_up: 8, what_was_learnt: 5, an_export: 15,
    a_cell: 6, a_picture: 5, a_template: 1, a_piece: 10, a_typed_value: 20, some_answers: 10,
}  # fmt: skip

LONGEST = 300


def judged(error: GuideError) -> str | None:
    """What is wrong with a refusal; None when a person can use it."""
    said = str(error)
    if not 10 <= len(said) <= LONGEST:
        return f"a refusal of {len(said)} characters"
    if "\n" in said or _INVISIBLE.search(said):
        return "a refusal that is not one visible line"
    if re.search(r"Traceback|Exception|Error\b|<class|object at 0x|NoneType", said):
        return f"a refusal that speaks of the code: {said}"
    return None
