"""The electronic invoices of one upload: read one by one, then joined to the ledger together, so that an invoice given
twice, or replaced by its correction, counts once."""

from collections.abc import Iterable
from datetime import date

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from guide.case.model import EURO, Party
from guide.ledger.columns.row_anomalies import ReadPart, bad_date
from guide.ledger.columns.typed_table import Currencies
from guide.ledger.einvoice import remarks
from guide.ledger.einvoice.invoice import CORRECTIVE, PRO_FORMA, EInvoice, Read
from guide.ledger.einvoice.reader import read_invoice
from guide.ledger.source.anomalies import Anomalies, Severity, shortened
from guide.ledger.source.entries import UNNAMED, Debtors, Entries, Groups, Mark, Numbers
from guide.ledger.source.source_files import Control, FileInfo, FileKind, SourceFile


class Batch:
    """Collects the invoices of an upload. `seller`: who issued them all, when they have one seller; `buyers`: what the
    invoices say of a customer, by its number in the ledger. Both are known once `parts` was called."""

    def __init__(self) -> None:
        self.read: list[Read] = []
        self.seller: Party | None = None
        self.buyers: dict[int, Party] = {}

    def add(self, file: SourceFile, anomalies: Anomalies) -> None:
        """Reads one file. Raises UnreadableFile."""
        read = read_invoice(file)
        for element, text in read.invoice.unread:
            anomalies.add(bad_date(shortened(text, 30) or ""), Severity.WARNING, None, element, text)
        self.read.append(read)

    def parts(
        self, at: int, debtors: Debtors, currencies: Currencies, groups: Groups, anomalies: Anomalies
    ) -> list[ReadPart]:
        """One part a file, numbered from `at`; what is to be said of them is said once for all."""
        if not self.read:
            return []
        aside = _set_aside(self.read)
        rows = [i for i in range(len(self.read)) if i not in aside]
        every = self._entries(at, rows, debtors, currencies, groups)
        sellers = list(remarks.sellers(self.read).values())
        self.seller = sellers[0] if len(sellers) == 1 else None
        remarked = Anomalies()
        remarks.tell(self.read, aside, remarked)
        anomalies.merge(remarked)
        cells = pa.array([one.invoice.number.encode() for one in self.read], type=pa.binary())
        place = {row: i for i, row in enumerate(rows)}
        return [
            ReadPart(
                every.only(slice(place[i], place[i] + 1) if i in place else slice(0, 0)),
                _info(one, i in place),
                Numbers(cells, "utf-8"),
            )
            for i, one in enumerate(self.read)
        ]

    def _entries(self, at: int, rows: list[int], debtors: Debtors, currencies: Currencies, groups: Groups) -> Entries:
        invoices = [self.read[i].invoice for i in rows]
        signs = [_sign(invoice) for invoice in invoices]
        last = [max(invoice.due, default=None) for invoice in invoices]
        paid = [invoice.paid_at_issue for invoice in invoices]
        due = _days(None if p else d for p, d in zip(paid, last, strict=True))
        settled = _days(d if p and not i.left else None for p, d, i in zip(paid, last, invoices, strict=True))
        issued = _days(invoice.issued for invoice in invoices)
        place = np.array(rows, dtype=np.int32)
        return Entries(
            (place + at).astype(np.int16),
            place,
            np.ones(len(rows), dtype=np.int32),
            np.array(self._debtors(invoices, debtors), dtype=np.int32),
            issued,
            issued,
            due,
            None if np.isnat(settled).all() else settled,
            np.array([s * i.first_amount for s, i in zip(signs, invoices, strict=True)], dtype=np.int64),
            np.array([s * i.left for s, i in zip(signs, invoices, strict=True)], dtype=np.int64),
            _tied(invoices, groups),
            np.where(np.isnat(due), Mark.ESTIMABLE, Mark.NONE).astype(np.uint8),
            np.array([currencies.number(i.currency) for i in invoices], dtype=np.int8),
        )

    def _debtors(self, invoices: list[EInvoice], debtors: Debtors) -> list[int]:
        """The customer of each invoice: its identifier tells it apart, else its name; a list that names it the same way
        speaks of the same one. The order of the files changes nothing."""
        names: dict[str, str] = {}
        bearers: dict[str, set[str]] = {}
        for buyer, known in ((i.buyer, i.buyer_id) for i in invoices if i.buyer_id):
            name = buyer.name or known
            names[known] = min(names.get(known, name), name)
            bearers.setdefault(_folded(name), set()).add(known)
        out = []
        for invoice in invoices:
            name = invoice.buyer.name or UNNAMED
            bearing = bearers.get(_folded(name), set())
            known = invoice.buyer_id or (next(iter(bearing)) if len(bearing) == 1 else "")
            name = names.get(known, name)
            apart = known if len(bearers.get(_folded(name), ())) > 1 else ""
            out.append(debtors.number(f"liste|{_folded(name)}|{apart}", f"{name} ({apart})" if apart else name))
            if out[-1] not in self.buyers or self.buyers[out[-1]].address is None:
                self.buyers[out[-1]] = invoice.buyer
        return out


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()


def _set_aside(read: list[Read]) -> dict[int, int | None]:
    """The invoices that are not counted: place -> that of the one which stands in for it (None: it is no invoice)."""
    aside: dict[int, int | None] = {}
    same: dict[tuple[object, ...], list[int]] = {}
    for i, each in enumerate(read):
        one = each.invoice
        if one.type_code == PRO_FORMA:
            aside[i] = None
        else:
            known = (one.seller_key, one.number, one.credit_note, one.issued, one.currency, one.first_amount, one.left)
            same.setdefault(known if one.number else (i,), []).append(i)
    counted: dict[tuple[str, str], list[int]] = {}
    for places in same.values():
        # A PDF of the MINIMUM profile has no due date; the XML beside it may have one.
        counting = next((i for i in places if read[i].invoice.due), places[0])
        aside |= {i: counting for i in places if i != counting}
        if not read[counting].invoice.credit_note:
            counted.setdefault((read[counting].invoice.seller_key, read[counting].invoice.number), []).append(counting)
    for i in [i for places in counted.values() for i in places]:
        one = read[i].invoice
        if one.type_code in CORRECTIVE and one.first_amount >= 0:
            for original in (o for number in one.originals for o in counted.get((one.seller_key, number), ())):
                if not _leads_to(aside, i, original):
                    aside[original] = i
    return aside


def _leads_to(aside: dict[int, int | None], start: int, end: int) -> bool:
    """Whether `end` is what counts for `start`: two corrections of each other would both vanish."""
    at: int | None = start
    while at is not None and at != end:
        at = aside.get(at)
    return at == end


def _sign(invoice: EInvoice) -> int:
    """A credit note is positive in its file and takes from the debt; one written as negative already does."""
    return -1 if invoice.credit_note and not invoice.negative_credit else 1


def _tied(invoices: list[EInvoice], groups: Groups) -> NDArray[np.int32] | None:
    """Ties a credit note to the one invoice it names, so that it is set off against that one first."""
    place = {(i.seller_key, i.number): at for at, i in enumerate(invoices) if i.number and not i.credit_note}
    codes = np.full(len(invoices), -1, dtype=np.int64)
    for at, one in enumerate(invoices):
        known = {place[k] for n in one.originals if (k := (one.seller_key, n)) in place}
        if one.credit_note and len(known) == 1:
            original = known.pop()
            codes[at] = codes[original] = original
    tied = codes >= 0
    return groups.take(codes, tied) if tied.any() else None


def _days(days: Iterable[date | None]) -> NDArray[np.datetime64]:
    """Without a day: NaT."""
    return np.array(list(days), dtype="datetime64[D]")


def _info(read: Read, keep: bool) -> FileInfo:
    one = read.invoice
    paid = _sign(one) * one.left
    controls = (Control("Net à payer", paid),) if keep and one.currency == EURO else ()
    return FileInfo(
        read.file,
        FileKind.EINVOICE,
        read.encoding,
        None,
        1,
        int(keep),
        int(not keep),
        0,
        one.issued,
        one.issued,
        controls=controls,
        form=read.form,
    )
