"""How a measure is printed: what was measured against what, the ratio, and the bound the project has set."""

from __future__ import annotations


def line(what: str, ratio: float, bound: float, detail: str) -> None:
    verdict = "tenu" if ratio <= bound else "DÉPASSÉ"
    print(f"  {what:<76} {ratio:5.2f} ×   (au plus {bound:.1f} × : {verdict})   {detail}", flush=True)
