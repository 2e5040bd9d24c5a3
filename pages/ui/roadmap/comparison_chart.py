"""What each open route would leave, as bars: the figures are those of the table beside it, in its order.

Read without colour: the two cases are named on their bars, and a striped bar is a most (a cost is not known).
"""

from textwrap import shorten

import streamlit as st

from guide import path
from guide.values import french
from pages.ui.kit import charts

#: Pixels a route: its name, then two bars.
_HEIGHT = 74
#: Characters of a name that a phone shows on one line.
_LONGEST = 44
#: What the longest words need on a phone, beside bars of length 1.
_ROOM = 1.5
_CAUTIOUS, _HOPEFUL = "#1D4F91", "#7A9CC6"


def show(comparison: path.Comparison) -> None:
    """The open routes only; nothing when the sum is not known."""
    rows = [
        (f"{number}. {row.title}", row.cautious, row.hopeful)
        for number, row in enumerate(comparison.rows, 1)
        if row.state is path.State.OPEN and row.cautious and row.hopeful
    ]
    if not rows:
        return
    import plotly.graph_objects as go

    ink = charts.ink()
    figure = go.Figure()
    amounts = [0.0]
    cases = (
        ("prudent", _CAUTIOUS, -0.02, [cautious for _, cautious, _ in rows]),
        ("favorable", _HOPEFUL, 0.26, [hopeful for _, _, hopeful in rows]),
    )
    for case, colour, below, nets in cases:
        euros = [net.amount / 100 for net in nets]
        amounts += euros
        figure.add_bar(
            x=euros,
            y=[index + below for index in range(len(nets))],
            width=0.25,
            orientation="h",
            text=[f"{case}{french.NBSP}: {net.words}" for net in nets],
            textposition="none",
            marker={
                "color": colour,
                "line": {"color": ink, "width": 1},
                "pattern": {"shape": ["/" if net.unknown else "" for net in nets], "fgcolor": ink, "size": 6},
            },
            hovertemplate="%{text}<extra></extra>",
        )
        for index, net in enumerate(nets):
            # On the right even of a loss: on a phone there is no room on both sides.
            figure.add_annotation(
                x=max(0, net.amount) / 100,
                xanchor="left",
                xshift=2,
                y=index + below,
                yanchor="middle",
                text=f"{case}{french.NBSP}: {net.words}",
                font={"color": ink, "size": 13},
                showarrow=False,
            )
    for index, (title, _, _) in enumerate(rows):
        figure.add_annotation(
            x=0,
            xref="paper",
            xanchor="left",
            y=index - 0.32,
            yanchor="middle",
            showarrow=False,
            text=french.typeset(shorten(title, _LONGEST, placeholder="…")),
            font={"color": ink, "size": 14},
        )
    low, high = min(amounts), max(amounts)
    wide = (high - low) or 1
    sums = " ; ".join(
        f"{title} : {cautious.words} (prudent), {hopeful.words} (favorable)" for title, cautious, hopeful in rows
    )
    charts.draw(
        figure,
        f"Ce que laisserait chaque voie ouverte, les mêmes montants que le tableau : {sums}",
        _HEIGHT * len(rows) + 20,
        {"l": 0, "r": 0, "t": 8, "b": 8},
        showlegend=False,
        barmode="overlay",
        xaxis={"visible": False, "range": [low, high + _ROOM * wide]},
        yaxis={"visible": False, "range": [len(rows) - 0.55, -0.6]},
    )
    if any(cautious.unknown for _, cautious, _ in rows):
        st.caption("Barre hachurée : au plus, car un coût n'est pas connu.")
