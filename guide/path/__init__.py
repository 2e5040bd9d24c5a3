"""What can I do? The guided conversation, the remedies, and the advice. Callers import from here.

ask, apply_answer, answered, progress    one question at a time
advise, to_json                          the roadmap
FLOW, to_dot, as_list, outline           the map and its text alternative
"""

from __future__ import annotations

from guide.path.advice import FACT_NAMES, Advice, AdvisedStep, advise, to_json
from guide.path.drawing import as_list, outline, to_dot
from guide.path.graph import Outcome, Position, Question
from guide.path.interview import answered, apply_answer, ask, progress
from guide.path.recovery import FLOW
from guide.path.remedies import REMEDIES
from guide.path.remedy import State

__all__ = [
    "FACT_NAMES", "FLOW", "REMEDIES", "Advice", "AdvisedStep", "Outcome", "Position", "Question", "State", "advise",
    "answered", "apply_answer", "as_list", "ask", "outline", "progress", "to_dot", "to_json",
]  # fmt: skip
