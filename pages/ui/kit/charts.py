"""Charts: few, readable in grey, with French labels. The same figures stand beside each in a table."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import streamlit as st

from guide.values import french
from guide.values.money import Cents

_BLUE = "#4775AF"
#: Points between two figures written on a line.
_APART = 4


def ink() -> str:
    """The colour of words, by the theme."""
    return "#EDEBE6" if st.context.theme.type == "dark" else "#1E2430"


def draw(figure: Any, alt: str, height: int, margin: Mapping[str, int], **layout: Any) -> None:
    """A figure as wide as the screen, its numbers in French, nothing in it to drag."""
    font = {"color": ink(), "size": 14}
    figure.update_layout(height=height, margin=margin, font=font, dragmode=False, separators=",\u00a0", **layout)
    st.plotly_chart(figure, width="stretch", config={"displayModeBar": False}, alt=french.typeset(alt))


def bars(amounts: Mapping[str, Cents], alt: str) -> None:
    """One horizontal bar an amount, from the top down, the figure written beside it."""
    import plotly.graph_objects as go

    labels = list(amounts)
    longest = max([cents / 100 for cents in amounts.values()] or [1])
    figure = go.Figure(
        go.Bar(
            x=[cents / 100 for cents in amounts.values()],
            y=labels,
            orientation="h",
            text=[french.money(cents) for cents in amounts.values()],
            textposition="outside",
            cliponaxis=False,
            marker_color=_BLUE,
            hovertemplate="%{y}\u00a0: %{text}<extra></extra>",
        )
    )
    draw(
        figure,
        alt,
        46 * len(labels) + 20,
        {"l": 0, "r": 8, "t": 8, "b": 8},
        xaxis={"visible": False, "range": [0, longest * 1.8 or 1]},
        yaxis={"type": "category", "autorange": "reversed", "title": None, "tickfont": {"color": ink(), "size": 14}},
    )


def line(points: Sequence[tuple[date, Cents]], alt: str) -> None:
    """An amount at each of these days, oldest first; the first and the last are written, the highest where there is room."""
    import plotly.graph_objects as go

    euros = [cents / 100 for _, cents in points]
    last, top = len(points) - 1, euros.index(max(euros))
    # On a phone figures side by side would cover each other: the highest is written where the others are far.
    labelled = {0, top} if _APART <= top <= last - _APART else {0}
    figure = go.Figure(
        go.Scatter(
            x=[f"{day:%d/%m/%y}" for day, _ in points],
            y=euros,
            mode="lines+markers+text",
            line={"color": _BLUE, "width": 3},
            marker={"size": 8, "color": _BLUE},
            text=[french.money(cents) if i in labelled and i < last else "" for i, (_, cents) in enumerate(points)],
            textposition=["bottom right", *["top center"] * (len(points) - 1)],
            cliponaxis=False,
            hovertext=[f"{french.short_day(day)}{french.NBSP}: {french.money(cents)}" for day, cents in points],
            hovertemplate="%{hovertext}<extra></extra>",
        )
    )
    figure.add_annotation(
        x=1,
        xref="paper",
        xanchor="right",
        y=1,
        yref="paper",
        yanchor="bottom",
        showarrow=False,
        text=f"{french.money(points[last][1])} au {french.short_day(points[last][0])}",
        font={"color": ink(), "size": 14},
    )
    draw(
        figure,
        alt,
        280,
        {"l": 8, "r": 8, "t": 36, "b": 8},
        xaxis={"type": "category", "nticks": 5, "tickfont": {"color": ink()}, "showgrid": False},
        yaxis={"visible": False, "range": [0, max(euros) * 1.15 or 1]},
    )


def steps(points: Mapping[str, Sequence[tuple[date, Decimal]]], until: date, unit: str, alt: str) -> None:
    """Figures that hold from one day to the next, oldest first: one line a name, told apart by its dashes and its
    label at the end; the last value is drawn to `until`."""
    import plotly.graph_objects as go

    figure = go.Figure()
    for place, (name, values) in enumerate(points.items()):
        last = values[-1][1]
        drawn = [*values, *([(until, last)] if until > values[-1][0] else [])]
        figure.add_trace(
            go.Scatter(
                x=[day.isoformat() for day, _ in drawn],
                y=[float(value) for _, value in drawn],
                name=name,
                mode="lines",
                line={
                    "shape": "hv",
                    "color": _BLUE if not place else ink(),
                    "width": 3 if not place else 2,
                    "dash": "solid" if not place else "dot",
                },
                hovertext=[
                    f"{french.short_day(day)}{french.NBSP}: {french.number(value, 2)}{french.NBSP}{unit}"
                    for day, value in drawn
                ],
                hovertemplate="%{hovertext}<extra></extra>",
            )
        )
    draw(
        figure,
        alt,
        280,
        {"l": 8, "r": 8, "t": 8, "b": 8},
        xaxis={"type": "date", "tickformat": "%Y", "nticks": 6, "tickfont": {"color": ink()}, "showgrid": False},
        yaxis={"rangemode": "tozero", "ticksuffix": f"\u00a0{unit}", "tickfont": {"color": ink()}, "nticks": 5},
        legend={"orientation": "h", "y": -0.15, "x": 0, "font": {"color": ink()}},
        showlegend=len(points) > 1,
    )
