"""The day the screens speak of: today in France, unless a worked case or the person fixed another one."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import streamlit as st

from guide.errors import GuideError
from guide.values import french
from guide.values.dates import parse_date

_AS_OF = "as_of"
_TYPED, _OWN = "as_of.typed", "as_of.own"


def today() -> date:
    """The day of the screens; this module is the only place where they read the clock."""
    return chosen() or real_today()


def real_today() -> date:
    """Today in France."""
    return datetime.now(ZoneInfo("Europe/Paris")).date()


def chosen() -> date | None:
    """The date the person or a worked case fixed, if any."""
    fixed = st.session_state.get(_AS_OF)
    return fixed if isinstance(fixed, date) else None


def fix(on: date | None) -> None:
    """Every screen speaks of `on` from now on; None: of today again."""
    st.session_state[_AS_OF] = on
    st.session_state.pop(_TYPED, None)
    st.session_state.pop(_OWN, None)


def why() -> str:
    """Why the screens speak of another day than today, in words."""
    return "la date que vous avez choisie" if st.session_state.get(_OWN) else "le jour de cet exemple"


def chooser(shown: date | None = None) -> date:
    """« Au 22 novembre 2026 », and the way to change it; answers the date every screen shares.

    `shown`: the date in view when a file gives its own.
    """
    on = shown or today()
    fixed = chosen() is not None
    with st.popover(f"Au {french.day(on)}"):
        typed = st.text_input("Calculer au (JJ/MM/AAAA)", value=french.short_day(on), key=_TYPED)
        st.button("Calculer à cette date", on_click=_choose, type="primary")
        if fixed:
            st.button("Revenir à aujourd'hui", on_click=fix, args=(None,))
        try:
            st.caption(f"soit le {french.weekday(parse_date(typed))}")
        except GuideError as error:
            st.error(str(error))
    return on


def _choose() -> None:
    try:
        fix(parse_date(st.session_state[_TYPED]))
        st.session_state[_OWN] = True
    except GuideError:
        return
