"""Hostile inputs at every door: a right result, or one sentence in French; nothing else. `python -m tests.fuzz`."""
