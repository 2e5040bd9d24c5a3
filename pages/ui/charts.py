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
    ink = "#EDEBE6" if st.context.theme.type == "dark" else "#1E2430"
    longest = max([cents / 100 for cents in amounts.values()] or [1])
    figure = go.Figure(
        go.Bar(
            x=[cents / 100 for cents in amounts.values()],
            y=labels,
            orientation="h",
            text=[french.money(cents) for cents in amounts.values()],
            textposition="outside",
            cliponaxis=False,
            marker_color="#4775AF",
            hovertemplate="%{y} : %{text}<extra></extra>",
        )
    )
    figure.update_layout(
        height=46 * len(labels) + 20,
        margin={"l": 0, "r": 8, "t": 8, "b": 8},
        font={"color": ink, "size": 14},
        xaxis={"visible": False, "range": [0, longest * 1.6 or 1]},
        yaxis={"autorange": "reversed", "title": None, "tickfont": {"color": ink, "size": 14}},
        dragmode=False,
        separators=",\u00a0",
    )
    st.plotly_chart(figure, width="stretch", config={"displayModeBar": False}, alt=alt)
