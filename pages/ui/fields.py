"""The fields of a form: typed as people type, echoed back as understood, the error under the field that has it.

Each field answers the value to keep: the one typed, or, while what is typed cannot be read, the one it had, and it
says so. What is typed survives a change of page.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

import streamlit as st

from guide.errors import AmountUnreadable, GuideError
from guide.values import french, money
from guide.values.dates import parse_date
from pages.ui import dossier_state
from pages.ui.wording import plain

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)
NOT_SAID = "Non précisé"


def key(name: str) -> str:
    """The widget's key; a dossier changed from elsewhere gives every field a new one."""
    return f"field.{name}.{dossier_state.revision()}"


def clear(*names: str) -> None:
    """Empties fields that were drafts."""
    for name in names:
        st.session_state.pop(key(name), None)


def text(
    label: str, name: str, value: str | None, help: str | None = None, placeholder: str = ""
) -> str | None:
    typed = st.text_input(
        label, value=value or "", key=key(name), max_chars=300, help=help, placeholder=placeholder,
        persist_state="session",
    )  # fmt: skip
    return _clean(typed or "") or None


def long_text(label: str, name: str, value: str | None, help: str | None = None) -> str | None:
    typed = st.text_area(
        label,
        value=value or "",
        key=key(name),
        max_chars=2000,
        help=help,
        height=100,
        persist_state="session",
    )
    return "\n".join(filter(None, map(_clean, (typed or "").splitlines()))) or None


def amount(label: str, name: str, value: money.Cents | None, help: str | None = None) -> money.Cents | None:
    """Cents, more than zero."""
    shown = french.number(Decimal(value) / 100, 2) if value is not None else ""
    return _read(label, name, shown, value, _positive, lambda v: f"soit {french.money(v)}", help, "1 234,50")


def day(label: str, name: str, value: date | None, help: str | None = None) -> date | None:
    shown = french.short_day(value) if value is not None else ""
    return _read(
        label, name, shown, value, parse_date, lambda v: f"soit le {french.weekday(v)}", help, "JJ/MM/AAAA"
    )


def rate(label: str, name: str, value: money.Rate | None, help: str | None = None) -> money.Rate | None:
    """A yearly rate, typed « 12,40 »."""
    shown = french.rate(value).removesuffix("%").strip() if value is not None else ""
    return _read(
        label, name, shown, value, _percent, lambda v: f"soit {french.rate(v)} par an", help, "12,40"
    )


def identifier(
    label: str,
    name: str,
    value: str | None,
    validate: Callable[[str], str],
    write: Callable[[str], str] = str,
    help: str | None = None,
) -> str | None:
    """A SIREN, an IBAN… kept compact, shown in groups."""
    return _read(label, name, write(value) if value else "", value, validate, None, help)


def choice(
    label: str,
    name: str,
    options: Mapping[E, str],
    value: E | None,
    help: str | None = None,
    mandatory: bool = False,
) -> E | None:
    codes = [code.value for code in options]
    shown = {code.value: said for code, said in options.items()}
    kind = type(next(iter(options)))
    typed = st.selectbox(
        label,
        codes if mandatory else ["", *codes],
        index=(codes.index(value.value) + (not mandatory)) if value else (None if mandatory else 0),
        format_func=lambda code: shown.get(code, NOT_SAID),
        key=key(name),
        help=help,
        placeholder="Choisissez",
        persist_state="session",
    )
    return kind(typed) if typed else None


def _read(
    label: str,
    name: str,
    shown: str,
    value: T | None,
    parse: Callable[[str], T],
    echo: Callable[[T], str] | None,
    help: str | None,
    placeholder: str = "",
) -> T | None:
    typed = st.text_input(
        label, value=shown, key=key(name), max_chars=60, help=help, placeholder=placeholder,
        persist_state="session",
    )  # fmt: skip
    if not (typed or "").strip():
        return None
    try:
        read = parse(typed or "")
    except GuideError as error:
        kept = f" En attendant, l'ancienne valeur ({plain(shown)}) est gardée." if value is not None else ""
        st.error(plain(str(error), 600) + kept)
        return value
    if echo is not None:
        st.caption(echo(read))
    return read


def _clean(typed: str) -> str:
    return "".join(c for c in typed if c.isprintable()).strip()


def _positive(typed: str) -> money.Cents:
    found = money.parse_amount(typed)
    if found <= 0:
        raise AmountUnreadable(f"« {typed} » n'est pas un montant positif.", "Écrivez par exemple 1 234,50.")
    return found


def _percent(typed: str) -> money.Rate:
    plain_number = typed.replace("%", "").replace(",", ".").strip()
    try:
        return money.rate_from_decimal(Decimal(plain_number))
    except ArithmeticError:
        raise AmountUnreadable(f"« {typed} » n'est pas un taux.", "Écrivez par exemple 12,40.") from None
