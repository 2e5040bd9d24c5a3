"""What a dossier says on a day, as the questions and the remedies read it."""

from guide.path.facts.facts import Facts, facts, nature
from guide.path.facts.procedure_dates import Title, insolvency, order
from guide.path.facts.situation import EUROPEAN_UNION, SOME_MEMBER_STATE, SOME_OTHER_COUNTRY, Notice, Situation
