"""The conversation: questions, forks and outcomes as data that checks itself."""

from guide.path.flow.flow_map import ASSUMED
from guide.path.flow.questions import BESIDE, FACTS, GROUNDS, KIND_GROUPS, TICKED_BESIDE, Typed
