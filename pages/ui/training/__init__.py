"""Lessons, cases, decisions, cards."""
