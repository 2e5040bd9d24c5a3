"""stub to be replaced"""

from __future__ import annotations


def open_example(name: str) -> None:
    pass
