"""Exchange files without a header: Sage 100, Ciel or Sage 50, LDCompta. The expected sums are worked out in the tests."""

from __future__ import annotations

from datetime import date

import pytest

from guide.ledger import ColumnsUnknown
from guide.ledger.files.headerless import XIMPORT
from tests.unit.ledger_cases import messages, open_of, read_bytes, read_text

#: Three invoices and a payment: 1 200 - 200 for Noël, 600 for Durand.
SAGE = (
    "VTE;210326;26001;FAC-2026-001;CTR-1;41100000;NOEL;Épicerie Noël;200426;1200,00;\r\n"
    "VTE;210326;26001;FAC-2026-001;CTR-1;70600000;;Épicerie Noël;;;1000,00\r\n"
    "VTE;210326;26001;FAC-2026-001;CTR-1;44571000;;TVA;;;200,00\r\n"
    "VTE;220326;26002;FAC-2026-002;;41100000;DURAND;Durand;210426;600,00;\r\n"
    "VTE;220326;26002;FAC-2026-002;;70600000;;Durand;;;600,00\r\n"
    "BQ;150426;26003;;;41100000;NOEL;Virement;;;200,00\r\n"
    "BQ;150426;26003;;;51200000;;Virement;;200,00;\r\n"
)


def test_the_canvas_of_sage_100_has_no_header_and_dates_of_six_figures():
    found = read_bytes(SAGE.encode("cp1252"), "import.txt", on=date(2026, 5, 20))
    assert open_of(found) == {"NOEL": 100000, "DURAND": 60000}
    info = found.files[0]
    assert (info.software, info.rows, info.kept, info.encoding) == ("Sage 100", 7, 3, "cp1252")
    assert found.ageing.items.due.tolist() == [date(2026, 4, 20), date(2026, 4, 21)]
    assert [found.number(i) for i in range(2)] == ["FAC-2026-001", "FAC-2026-002"]
    assert found.entries.line.tolist() == [1, 4, 6]
    assert all(control.holds for control in info.controls)


def test_the_shorter_canvas_of_sage_100():
    text = (
        "VTE;290426;F00126;41100000;B01;DOM F00126 BRAHIM;010626;960,00;0,00\r\n"
        "VTE;290426;F00126;70600000;;DOM F00126 BRAHIM;;0,00;800,00\r\n"
        "VTE;290426;F00126;44571000;;TVA 20;;0,00;160,00\r\n"
    )
    found = read_text(text, "import.txt", "cp1252", on=date(2026, 6, 11))
    assert open_of(found) == {"B01": 96000}
    assert found.ageing.buckets["1-30"] == 96000


def test_the_canvas_with_its_header_is_read_too():
    names = (
        "Code journal;Date pièce;N° pièce;N° facture;Référence;N° compte général;N° compte tiers;Libellé écriture;"
        "Date échéance;Débit;Crédit\r\n"
    )
    found = read_text(names + SAGE, "import.txt", "cp1252")
    assert open_of(found) == {"NOEL": 100000, "DURAND": 60000}
    assert found.files[0].software == "Sage 100"


def ximport(
    move: int, journal: str, day: str, due: str, piece: str, account: str, label: str, amount: str, side: str, name: str
) -> str:
    line = f"{move:<5}{journal:<2}{day:8}{due:8}{piece:<12}{account:<11}{label:<25}{amount:>13}{side}{'':18}{name:<34}O2003\r\n"
    assert len(line) == 5 + 2 + 8 + 8 + 12 + 11 + 25 + 13 + 1 + 18 + 34 + 5 + 2
    return line


CIEL = (
    ximport(1, "VE", "20260110", "20260209", "FA2601-0001", "411NOEL", "Facture Noël", "1200,00", "D", "Épicerie Noël")
    + ximport(1, "VE", "20260110", "", "FA2601-0001", "706000", "Facture Noël", "1000,00", "C", "Prestations")
    + ximport(1, "VE", "20260110", "", "FA2601-0001", "445710", "TVA", "200,00", "C", "TVA collectée")
    + ximport(2, "BQ", "20260301", "", "VIR", "411NOEL", "Virement", "500,00", "C", "Épicerie Noël")
    + ximport(2, "BQ", "20260301", "", "VIR", "512000", "Virement", "500,00", "D", "Banque")
)


@pytest.mark.parametrize("encoding", ["cp1252", "cp850", "utf-8"])
def test_ximport_is_cut_by_its_widths(encoding):
    found = read_bytes(CIEL.encode(encoding), "XIMPORT.TXT", on=date(2026, 3, 11))
    info = found.files[0]
    assert open_of(found) == {"Épicerie Noël": 70000}
    assert found.ageing.items.due.tolist() == [date(2026, 2, 9)]
    assert found.number(0) == "FA2601-0001"
    assert (info.software, info.separator, info.encoding) == (XIMPORT.software, None, encoding)
    assert all(control.holds for control in info.controls)


def ldcompta(journal: str, day: str, due: str, kind: str, amount: str, side: str, account: str, aux: str = "") -> str:
    cells = ["E", journal, "7", "12", day, "Facture 12", due, kind, "", amount, side, account, day, "", "", aux]
    return ";".join([*cells, *[""] * (37 - len(cells))]) + "\r\n"


LDCOMPTA = (
    "C;C007;;;;Épicerie Noël;3 place;;;62000;Arras"
    + ";" * 38
    + "\r\n"
    + ldcompta("VE", "20260110", "20260209", "FC", "1200,00", "D", "411000", "C007")
    + ldcompta("VE", "20260110", "20260209", "FC", "1000,00", "C", "706000")
    + ldcompta("VE", "20260110", "20260209", "FC", "200,00", "C", "445710")
    + ldcompta("VE", "20260115", "20260214", "AC", "120,00", "C", "411000", "C007")
    + ldcompta("VE", "20260115", "20260214", "AC", "120,00", "D", "706000")
)


def test_ldcompta_gives_the_name_that_its_customer_record_holds():
    found = read_bytes(LDCOMPTA.encode("cp1252"), "ECRITURES.TXT", on=date(2026, 3, 11))
    assert open_of(found) == {"Épicerie Noël": 108000}
    assert found.files[0].software == "LDCompta"
    assert found.ageing.items.due.tolist() == [date(2026, 2, 9)]


def test_accounts_of_another_country_are_not_taken_for_customers():
    text = SAGE.replace("41100000", "34210000")
    with pytest.raises(ColumnsUnknown, match="aucun compte client"):
        read_text(text, "import.txt", "cp1252")


def test_a_list_that_only_looks_like_a_layout_is_no_layout():
    found = read_text("N° facture;Client;Date;Total\nVTE;Durand;210326;12,00\n")
    assert open_of(found) == {"Durand": 1200} and found.files[0].software is None
    assert "LDCompta" not in messages(found)
