"""What is paid told as a share, credit notes and deposits side by side, a day in the header of a balance."""

from __future__ import annotations

from tests.corpus.list_tables import HEAD, case
from tests.corpus.runner import Case

FOUR = """F1;Alpha;01/03/2026;31/03/2026;1200,00;{}
F2;Beta;02/03/2026;01/04/2026;800,00;{}
F3;Gamma;03/03/2026;02/04/2026;300,00;{}
F4;Delta;04/03/2026;03/04/2026;99,99;{}
"""


def four(name: str, header: str, cells: tuple[str, str, str, str], owed: dict[str, int] | None) -> Case:
    return case(name, f"\n{HEAD};{header}\n" + FOUR.format(*cells), owed)


#: 1 200 paid, 800 not, 300 paid by half, 99,99 paid by a quarter: 74,9925 are left.
PAID = {"Beta": 80000, "Gamma": 15000, "Delta": 7499}

SHARES = (
    four("a share paid, the sign in the header", "Payé (%)", ("100", "0", "50", "25"), PAID),
    four("a share paid, the sign in the cells too", "% réglé", ("100 %", "0 %", "50 %", "25%"), PAID),
    four("a share paid, the sign in the cells only", "Payé", ("100 %", "0 %", "50 %", "25 %"), PAID),
    four("a share paid, as a word", "Pourcentage payé", ("100,00", "0,00", "50,00", "25,00"), PAID),
    four("a share paid, as a rate", "Taux de règlement", ("100", "0", "50", "25"), PAID),
    four("a share paid, of one", "Payé (%)", ("1", "0", "0,5", "0,25"), PAID),
    four("a share of one without a word of it", "Réglé", ("1", "0", "0,5", "0,25"), None),
    four("a share left", "Reste à payer (%)", ("0", "100", "50", "75"), PAID),
    four("a share left, in English", "Balance %", ("0%", "100%", "50%", "75%"), PAID),
    four("a share paid above the whole", "Payé (%)", ("120", "0", "50", "25"), None),
    four("all paid or not at all", "% payé", ("100", "0", "100", "0"), {"Beta": 80000, "Delta": 9999}),
    four("a share of deposit asked for is no payment", "Acompte (%)", ("30", "30", "50", "30"), None),
    four("the rate of VAT is no payment", "Taux TVA", ("20", "20", "10", "20"), None),
    four("a rate of penalties is no payment", "Taux de pénalités (%)", ("10", "10", "10", "10"), None),
    four("how it is to be paid says nothing of what is", "Mode de règlement", ("Chèque", "CB", "Virement", "CB"), None),
)

#: What is left, whatever the day that the header gives.
LEFT = {"Alpha": 100000, "Gamma": 30000}
_LEFT_CELLS = ("1000,00", "0,00", "300,00", "0,00")
BALANCES = tuple(
    four(f"a balance on a day: {header}", header, _LEFT_CELLS, LEFT)
    for header in (
        "Solde dû au 30/11/2026",
        "Reste dû au 31.12.26",
        "Solde au 30/11/2026",
        "Encours au 30-11-2026",
        "Reste à payer au 30 novembre 2026",
        "Balance as of 2026-11-30",
    )
)

BY_CUSTOMER = (
    case(
        "customers and their balance on a day",
        "\nClient;Solde dû au 30/11/2026\nAlpha;1200,00\nBeta;0,00\n",
        {"Alpha": 120000},
    ),
)

TAKEN_OFF = (
    case(
        "credit notes and deposits, both taken off",
        f"""
{HEAD};Avoirs;Acomptes
F1;Alpha;01/03/2026;31/03/2026;1200,00;200,00;100,00
F2;Beta;02/03/2026;01/04/2026;800,00;0,00;800,00
""",
        None,
    ),
    case(
        "payments and credit notes, both taken off",
        f"""
{HEAD};Montant réglé;Avoir imputé
F1;Alpha;01/03/2026;31/03/2026;1200,00;200,00;100,00
F2;Beta;02/03/2026;01/04/2026;800,00;800,00;0,00
""",
        None,
    ),
    case(
        "a discount taken by who paid the rest",
        f"""
{HEAD};Escompte;Montant réglé
F1;Alpha;01/03/2026;31/03/2026;1200,00;24,00;1176,00
F2;Beta;02/03/2026;01/04/2026;800,00;0,00;0,00
""",
        {"Beta": 80000},
    ),
    case(
        "a column of credit notes without any",
        f"""
{HEAD};Avoirs;Montant réglé
F1;Alpha;01/03/2026;31/03/2026;1200,00;0,00;1200,00
F2;Beta;02/03/2026;01/04/2026;800,00;;300,00
""",
        {"Beta": 50000},
    ),
)

CASES: tuple[Case, ...] = (*SHARES, *BALANCES, *BY_CUSTOMER, *TAKEN_OFF)
