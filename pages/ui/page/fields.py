"""The fields of a form: typed as people type, echoed back as understood, the error under the field that has it.

A bound field shows a fact of the dossier (`name` is its place: `debtor.name`, `invoices.0.due`) and writes it in a
callback, which runs even when the click that leaves the field opens another screen. What cannot be read changes
nothing, and says so. A free field holds a draft until a button takes it. Both keep what is typed between screens.
"""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import partial
from typing import Any, Literal, TypeVar

import streamlit as st

from guide.case.model import TO_COMPLETE
from guide.errors import AmountUnreadable, GuideError
from guide.values import french, money
from guide.values.dates import FIRST_DAY, add_years, parse_date
from guide.values.text import printable
from pages.ui import session
from pages.ui.kit.labels import plain

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)
V = TypeVar("V")
#: Writes a value that was read; None is an emptied field.
Commit = Callable[[Any], None]
NOT_SAID = "Non précisé"
#: What the browser may fill by itself, of who fills these fields: never of the other party.
_FILLED = {
    "creditor.name": "organization",
    "creditor.address.postcode": "postal-code",
    "creditor.address.city": "address-level2",
    "creditor.email": "email",
    "creditor.phone": "tel",
    "creditor.signatory": "name",
    "creditor.born_on": "bday",
}
#: What a phone is to offer the keys of.
_TYPES: Mapping[str, Literal["email", "phone"]] = {"email": "email", "phone": "phone"}


def key(name: str) -> str:
    """The widget's key; a dossier changed from elsewhere gives every field a new one."""
    return f"field.{name}.{session.dossier.revision()}"


def bound(name: str) -> Commit:
    """Writes into the dossier, at that place."""
    return partial(session.dossier.put, name)


def required(name: str) -> Commit:
    """The same, for a fact that cannot be emptied."""

    def write(value: Any) -> None:
        if value is not None:
            session.dossier.put(name, value)

    return write


def _typed(value: str) -> str:
    """A name or a number that is still to come shows an empty field."""
    return "" if value == TO_COMPLETE else value


def text(
    label: str, name: str, commit: Commit | None = None, help: str | None = None, placeholder: str = ""
) -> str | None:
    return _read(label, name, commit, clean, _typed, None, help, placeholder, 300, "0.4s", beneath=False)


def amount(label: str, name: str, commit: Commit | None = None, help: str | None = None) -> money.Cents | None:
    """Cents, more than zero."""
    return _read(
        label,
        name,
        commit,
        _positive,
        lambda v: french.number(Decimal(v) / 100, 2),
        lambda v: f"soit {french.money(v)}",
        help,
        "1 234,50",
    )


def day(
    label: str, name: str, commit: Commit | None = None, help: str | None = None, first: date = FIRST_DAY
) -> date | None:
    """A date, `first` at the earliest."""
    return _read(label, name, commit, partial(parse_date, first=first), french.short_day, day_echo, help, "JJ/MM/AAAA")


def day_echo(day: date) -> str:
    """The day understood. « 2062 » for 2026: between businesses, the law gives sixty days to pay (C. com. L441-10)."""
    far = day > add_years(session.clock.today(), 2)
    return f"soit le {french.weekday(day)}" + (" : dans plus de deux ans, est-ce la bonne année ?" if far else "")


def rate(label: str, name: str, commit: Commit | None = None) -> money.Rate | None:
    """A yearly rate, typed « 12,40 »."""
    return _read(
        label,
        name,
        commit,
        _percent,
        lambda v: french.rate(v).removesuffix("%").strip(),
        lambda v: f"soit {french.rate(v)} par an",
        None,
        "12,40",
    )


def checked(
    label: str, name: str, commit: Commit, validate: Callable[[str], str], write: Callable[[str], str] = _typed
) -> str | None:
    """A SIREN, an IBAN, a country…: refused in words by `validate`, shown by `write`."""
    return _read(label, name, commit, validate, write, None, None)


def lines(label: str, name: str, commit: Commit) -> None:
    """Several lines of text, kept as a tuple."""
    current = session.dossier.get(name) or ()
    st.text_area(
        label,
        value="\n".join(current),
        key=key(name),
        max_chars=1000,
        height=90,
        persist_state="session",
        on_change=_commit,
        args=(key(name), commit, _lines),
    )


def choice(
    label: str,
    name: str,
    options: Mapping[E, str],
    commit: Commit | None = None,
    value: E | None = None,
    mandatory: bool = False,
) -> E | None:
    """One of the codes; `mandatory` offers no « non précisé »."""
    current = session.dossier.get(name) if commit else value
    codes = [code.value for code in options]
    shown = {code.value: label_of for code, label_of in options.items()}
    kind = type(next(iter(options)))
    offered = codes if mandatory else ["", *codes]
    typed = st.selectbox(
        label,
        offered,
        index=offered.index(current.value) if current else (None if mandatory else 0),
        format_func=lambda code: french.typeset(shown.get(code, NOT_SAID)),
        key=key(name),
        placeholder="Choisissez",
        persist_state="session",
        on_change=_commit if commit else "rerun",
        args=(key(name), commit, kind) if commit else None,
    )
    return kind(typed) if typed else None


def select(
    label: str,
    name: str,
    words: Mapping[V, str],
    value: V,
    commit: Callable[[V], None],
    widget: Callable[..., V] = st.selectbox,
) -> V:
    """One of these values, of no enumeration, each with its words."""
    codes = [*words]
    return widget(
        label,
        codes,
        index=codes.index(value) if value in codes else 0,
        format_func=lambda code: french.typeset(words[code]),
        key=key(name),
        persist_state="session",
        on_change=lambda: commit(st.session_state[key(name)]),
    )


def _read(
    label: str,
    name: str,
    commit: Commit | None,
    parse: Callable[[str], T],
    write: Callable[[T], str],
    echo: Callable[[T], str] | None,
    help: str | None = None,
    placeholder: str = "",
    longest: int = 60,
    pause: str = "1s",
    beneath: bool = True,
) -> T | None:
    """`beneath`: a place is kept under the field, from the start, for what is understood or wrong."""
    current: T | None = session.dossier.get(name) if commit else None
    typed = st.text_input(
        label,
        value=write(current) if current is not None else "",
        key=key(name),
        max_chars=longest,
        help=help,
        placeholder=placeholder,
        type=_TYPES.get(name.rpartition(".")[2], "default"),
        # Its own check would speak English, and refuse what a file may hold.
        validate="",
        autocomplete=_FILLED.get(name, "off"),
        persist_state="session",
        on_change=_commit if commit else "rerun",
        args=(key(name), commit, parse) if commit else None,
        # A value sent by the very click that opens another screen would call that screen off.
        live=pause,
    )
    sentence, wrong = "", ""
    value = None
    if (typed or "").strip():
        try:
            value = parse(typed or "")
            sentence = echo(value) if echo is not None else ""
            refused = st.session_state.get(_refusal(key(name)))
            if refused is not None and refused[0] == typed:
                raise refused[1]
        except GuideError as error:
            meanwhile = f" En attendant, l'ancienne valeur ({write(current)}) est gardée." if current else ""
            sentence, wrong, value = "", f"{error}{meanwhile}", current
    if beneath or wrong:
        understood(name, sentence, wrong)
    return value


def taken_back(line: str, key: str) -> bool:
    """A line of what was noted, in Markdown, and whether « Retirer » was pressed beside it."""
    with st.container(horizontal=True, vertical_alignment="center", wrap=False):
        st.markdown(line, width="stretch")
        return st.button("Retirer", key=key, type="tertiary")


def understood(name: str, echo: str, wrong: str = "") -> None:
    """What was understood of a field, or what is wrong, in a place kept from the start: nothing moves under a finger."""
    with st.container(key=f"echo.{name}", gap=None):
        if wrong:
            st.markdown(f":red[:material/error: {plain(wrong, 600)}]")
        else:
            st.caption(plain(echo) if echo else "\u00a0")


def _commit(key: str, commit: Commit, parse: Callable[[str], Any]) -> None:
    typed = st.session_state.get(key) or ""
    try:
        commit(parse(typed) if typed.strip() else None)
        st.session_state.pop(_refusal(key), None)
    except GuideError as error:
        st.session_state[_refusal(key)] = (typed, error)  # told under the field, when it is drawn


def _refusal(key: str) -> str:
    """Where what the dossier could not take of a field is kept, with what was typed."""
    return f"{key}.refused"


def clean(typed: str) -> str:
    """What was typed, without the marks that do not show and the spaces around."""
    return printable(typed, "").strip()


def _lines(typed: str) -> tuple[str, ...]:
    return tuple(filter(None, map(clean, typed.splitlines())))


def _positive(typed: str) -> money.Cents:
    amount = money.parse_amount(typed)
    if amount <= 0:
        raise AmountUnreadable(f"« {typed} » n'est pas un montant positif.", "Écrivez par exemple 1 234,50.")
    return amount


def _percent(typed: str) -> money.Rate:
    plain_number = typed.replace("%", "").replace(",", ".").strip()
    try:
        return money.rate_from_decimal(Decimal(plain_number))
    except ArithmeticError:
        raise AmountUnreadable(f"« {typed} » n'est pas un taux.", "Écrivez par exemple 12,40.") from None
