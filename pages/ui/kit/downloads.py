"""A file to take away, made at the click where `data` is a function: what it is, its name tells."""

from collections.abc import Callable

import streamlit as st

_TYPES = {
    "csv": "text/csv",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "eml": "message/rfc822",
    "ics": "text/calendar",
    "json": "application/json",
    "pdf": "application/pdf",
    "txt": "text/plain",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "xml": "application/xml",
    "zip": "application/zip",
}


def button(
    label: str,
    data: Callable[[], bytes] | bytes | str,
    name: str,
    key: str,
    on_click: Callable[[], None] | None = None,
    primary: bool = False,
    disabled: bool = False,
) -> None:
    """Without `on_click`, the screen stays as it is."""
    st.download_button(
        label,
        data,
        name,
        _TYPES[name.rpartition(".")[2]],
        key=key,
        on_click=on_click or "ignore",
        type="primary" if primary else "secondary",
        disabled=disabled,
    )
