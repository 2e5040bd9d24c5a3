"""What to do today and why; what else there is, what it costs, what would change the answer."""

from guide.path.advice.advice import FACT_NAMES, Advice, AdvisedStep, advise, to_json
from guide.path.advice.comparison import Net
from guide.path.advice.discount import Discount, discount
from guide.path.advice.evidence import evidence
from guide.path.advice.helpers import FORBIDDEN
from guide.path.advice.invoice_mentions import Mention, mentions
from guide.path.advice.reason import reason
from guide.path.advice.what_if import what_would_change
