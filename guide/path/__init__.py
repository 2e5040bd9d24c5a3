"""What can I do? The guided conversation, the remedies, and the advice. Callers import from here.

ask, together, ticks, progress           what to ask now, and how far along
apply_answer(s), answered, held_answer   the dossier that an answer makes, and what was answered
advise, to_json                          the roadmap
FLOW, to_dot, as_list                    the map and its text alternative
compare, providers, registered_letter    what each open route, each helper, or a letter costs and leaves
agenda, coming, calendar_file            the dates that matter, on screen and as an .ics
"""

from guide.path.advice.advice import FACT_NAMES, Advice, AdvisedStep, advise, to_json
from guide.path.advice.comparison import DEFAULT_ODDS, Comparison, ComparisonRow, Odds, compare
from guide.path.advice.helpers import NOT_A_PRICE, providers
from guide.path.calendar.agenda import agenda, coming
from guide.path.calendar.ics import calendar_file
from guide.path.facts.least_prices import registered_letter
from guide.path.facts.situation import Situation
from guide.path.flow.answers import apply_answer, apply_answers
from guide.path.flow.flow_map import as_list, to_dot
from guide.path.flow.graph import Outcome, Position, Question
from guide.path.flow.interview import answered, ask, held_answer, offered, progress, ticks, together
from guide.path.flow.links import LINK_LABELS, Link
from guide.path.flow.recovery_flow import FLOW
from guide.path.remedies import REMEDIES
from guide.path.remedies.remedy import State
