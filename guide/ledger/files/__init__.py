"""Bytes to cells: encodings, delimited text, spreadsheets old and new, within bounds."""
