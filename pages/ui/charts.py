"""Charts: few, readable in grey, with French labels. The same figures stand beside each in a table."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from guide.values import french
from guide.values.money import Cents


def bars(amounts: Mapping[str, Cents], alt: str) -> None:
    """One horizontal bar an amount, from the top down, the figure written beside it."""
    import plotly.graph_objects as go

    labels = list(amounts)
    figure = go.Figure(
        go.Bar(
            x=[cents / 100 for cents in amounts.values()],
            y=labels,
            orientation="h",
            text=[french.money(cents) for cents in amounts.values()],
            textposition="auto",
            hovertemplate="%{y} : %{text}<extra></extra>",
        )
    )
    figure.update_layout(
        height=46 * len(labels) + 20,
        margin={"l": 0, "r": 8, "t": 8, "b": 8},
        xaxis={"visible": False},
        yaxis={"autorange": "reversed", "title": None},
        dragmode=False,
        separators=",\u00a0",
    )
    st.plotly_chart(figure, width="stretch", config={"displayModeBar": False}, alt=alt)
