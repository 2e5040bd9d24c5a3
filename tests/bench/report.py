"""How a measure is printed: what was measured against what, the ratio, and the bound the project has set."""

from __future__ import annotations


def line(what: str, ratio: float, bound: float | None, detail: str) -> None:
    """`bound`: None for what is told and promised by nobody."""
    verdict = "" if bound is None else f"(au plus {bound:g} × : {'tenu' if ratio <= bound else 'DÉPASSÉ'})"
    print(f"  {what:<76} {ratio:5.2f} ×   {verdict:<24}   {detail}", flush=True)
