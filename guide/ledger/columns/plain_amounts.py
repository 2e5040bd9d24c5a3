"""Amounts written plainly, sign, digits, a mark and two decimals: read by whole columns, from the bytes of the cells."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from guide.values.money import MAX_CENTS

#: Sign, digits, mark, two decimals: the longest that is read by whole columns.
_PLAIN_LENGTH = 15
#: Eight bytes are one number of 64 bits. With those of « 0 » taken off, a digit is its own value.
_BYTES, _ZEROS = 8, 0x3030303030303030
_COMMA, _DOT = ord(",") ^ ord("0"), ord(".") ^ ord("0")
#: Where the units, the mark and the two decimals stand in the eight bytes that end an amount, the first byte the lowest.
_UNITS, _MARK, _DECIMALS = 0x000000FFFFFFFFFF, 5, 0xFFFF000000000000
#: What makes the high bit of a byte show that it is above 9, and these bits.
_ABOVE_NINE, _HIGH = 0x7676767676767676, 0x8080808080808080
#: Digits to pairs, pairs to fours, fours to the number: how a sum of neighbours is taken, where it stands, what is kept.
_STEPS = ((2561, 8, 0x00FF00FF00FF00FF), (6553601, 16, 0x0000FFFF0000FFFF), (42949672960001, 32, 0x00000000FFFFFFFF))

Plain = tuple[NDArray[np.int64], NDArray[np.bool_], frozenset[str]]


def bytes_of(array: Any) -> tuple[NDArray[np.uint8], NDArray[np.int32]]:
    """The bytes of an Arrow array and where each cell begins, with the end of the last."""
    _, ends, raw = array.buffers()
    offsets = np.frombuffer(ends, np.int32)[array.offset : array.offset + len(array) + 1]
    return np.frombuffer(raw, np.uint8) if raw is not None and raw.size else np.zeros(1, np.uint8), offsets


def plain_amounts(
    data: NDArray[np.uint8], offsets: NDArray[np.int32]
) -> tuple[NDArray[np.int64], NDArray[np.bool_], NDArray[np.bool_], frozenset[str]]:
    """Cents of the cells of the form [sign]digits[mark]two digits; which are so; which are empty; the marks."""
    length = np.diff(offsets)
    blank = length == 0
    cents, plain, marks = _short(data, offsets, length)
    others = np.flatnonzero(~(plain | blank))
    if len(others):
        cents[others], plain[others], more = _by_digit(data, offsets[others], offsets[others + 1])
        marks |= more
    return cents, plain, blank, marks


def _short(data: NDArray[np.uint8], offsets: NDArray[np.int32], length: NDArray[np.int32]) -> Plain:
    """The cells of four to eight bytes without a sign, all the digits of a cell at once."""
    begin, end = int(offsets[0]), int(offsets[-1])
    padded = np.zeros(_BYTES + end - begin, np.uint8)
    padded[_BYTES:] = data[begin:end]
    cells = np.ndarray((len(padded) - _BYTES + 1,), "<u8", padded, strides=(1,))[(offsets[1:] - begin).astype(np.int64)]
    cells ^= _ZEROS
    before = ((_BYTES - np.clip(length, 4, _BYTES)) * _BYTES).astype(np.uint64)
    cells >>= before
    cells <<= before
    mark = cells.view(np.uint8)[_MARK::_BYTES]
    comma, dot = mark == _COMMA, mark == _DOT
    value = cells & _UNITS
    value <<= 8
    value |= cells & _DECIMALS
    plain = (length >= 4) & (length <= _BYTES) & (comma | dot) & ((((value + _ABOVE_NINE) | value) & _HIGH) == 0)
    for factor, place, mask in _STEPS:
        value *= factor
        value >>= place
        value &= mask
    value *= plain
    return value.view(np.int64), plain, _marks(comma, dot, plain)


def _by_digit(data: NDArray[np.uint8], start: NDArray[np.int32], end: NDArray[np.int32]) -> Plain:
    """The cells, none empty, from `start` to `end`: one digit of each after the other."""
    first = data[start]
    negative = first == ord("-")
    digits = end - start - (negative | (first == ord("+")))
    mark = data[np.maximum(end - 3, 0)]
    comma, dot = mark == ord(","), mark == ord(".")
    plain = (digits >= 4) & (digits <= _PLAIN_LENGTH) & (comma | dot)
    cents = np.zeros(len(digits), dtype=np.int64)
    worst = np.zeros(len(digits), dtype=np.uint8)
    weight = 1
    longest = int(digits[plain].max()) if plain.any() else 0
    for back in (i for i in range(1, longest + 1) if i != 3):
        digit = data[np.maximum(end - back, 0)] - np.uint8(48)
        if back > 4:
            digit *= digits >= back
        np.maximum(worst, digit, out=worst)
        cents += digit * np.int64(weight)
        weight *= 10
    plain &= worst <= 9
    np.negative(cents, out=cents, where=negative)
    plain &= np.abs(cents) <= MAX_CENTS
    cents[~plain] = 0
    return cents, plain, _marks(comma, dot, plain)


def _marks(comma: NDArray[np.bool_], dot: NDArray[np.bool_], plain: NDArray[np.bool_]) -> frozenset[str]:
    """The decimal marks that the plain cells show."""
    return frozenset(mark for mark, seen in ((",", comma), (".", dot)) if (seen & plain).any())
