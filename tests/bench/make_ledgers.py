"""Write the big files that the speed figures speak of: an invoice list and a FEC, sorted by date as real ones are. Deterministic.

python make_ledgers.py FOLDER [LINES]      (needs numpy and pandas)
"""

import pathlib
import sys

import numpy as np
import pandas as pd


def euros(a: np.ndarray) -> pd.Series:
    return pd.Series(a).map("{:.2f}".format).str.replace(".", ",")


def invoices(path: pathlib.Path, n: int) -> None:
    r = np.random.default_rng(0)
    day = np.sort(r.integers(0, 900, n))
    issued = pd.Timestamp("2024-01-01") + pd.to_timedelta(day, unit="D")
    due = issued + pd.to_timedelta(r.choice([15, 30, 30, 45, 60], n), unit="D")
    total = r.lognormal(6, 1, n).round(2)
    paid = np.where(r.random(n) < 0.9, total, 0)
    pd.DataFrame(
        {
            "N° facture": [f"F{i:07d}" for i in range(n)],
            "Client": np.char.add("Société Écureuil ", r.integers(0, 5000, n).astype(str)),
            "Date facture": issued.strftime("%d/%m/%Y"),
            "Échéance": due.strftime("%d/%m/%Y"),
            "Total TTC": euros(total),
            "Reste à payer": euros(total - paid),
        }
    ).to_csv(path, sep=";", index=False, encoding="cp1252")


def money(cents: int) -> str:
    return f"{cents // 100},{cents % 100:02d}"


def fec(path: pathlib.Path, n: int) -> None:
    """Sales of three lines (411, 706, 44571) and, for nine in ten, a payment of two (512, 411) lettered with the sale."""
    r = np.random.default_rng(1)
    m = n // 5
    day = np.sort(r.integers(0, 365, m))
    party = r.integers(0, 3000, m)
    net = (r.lognormal(6, 1, m) * 100).round().astype(np.int64)
    vat = (net * 20 + 50) // 100
    paid = r.random(m) < 0.9
    head = (
        "JournalCode\tJournalLib\tEcritureNum\tEcritureDate\tCompteNum\tCompteLib\tCompAuxNum\tCompAuxLib\t"
        "PieceRef\tPieceDate\tEcritureLib\tDebit\tCredit\tEcritureLet\tDateLet\tValidDate\tMontantdevise\tIdevise"
    )
    dates = (pd.Timestamp("2025-01-01") + pd.to_timedelta(np.arange(800), unit="D")).strftime("%Y%m%d")
    with open(path, "w", encoding="utf-8", newline="") as f:
        f.write(head + "\n")
        for i in range(m):
            d, p, let = dates[day[i]], f"C{party[i]:05d}", f"L{i:07d}" if paid[i] else ""
            dl = dates[day[i] + 30] if paid[i] else ""
            e = f"VE\tVentes\t{i}\t{d}\t"
            t = f"\t{d}\tFacture F{i:07d}\t"
            f.write(
                f"{e}411000\tClients\t{p}\tSociété {p}\tF{i:07d}{t}{money(net[i] + vat[i])}\t0,00\t{let}\t{dl}\t{d}\t\t\n"
            )
            f.write(f"{e}706000\tPrestations\t\t\tF{i:07d}{t}0,00\t{money(net[i])}\t\t\t{d}\t\t\n")
            f.write(f"{e}445710\tTVA collectée\t\t\tF{i:07d}{t}0,00\t{money(vat[i])}\t\t\t{d}\t\t\n")
            if paid[i]:
                e = f"BQ\tBanque\t{i}\t{dl}\t"
                t = f"\t{dl}\tRèglement F{i:07d}\t"
                f.write(f"{e}512000\tBanque\t\t\tR{i:07d}{t}{money(net[i] + vat[i])}\t0,00\t\t\t{dl}\t\t\n")
                f.write(
                    f"{e}411000\tClients\t{p}\tSociété {p}\tR{i:07d}{t}0,00\t{money(net[i] + vat[i])}\t{let}\t{dl}\t{dl}\t\t\n"
                )


if __name__ == "__main__":
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    lines = int(sys.argv[2]) if len(sys.argv) > 2 else 1_000_000
    invoices(folder / "invoices.csv", lines)
    fec(folder / "fec.txt", lines)
