"""The calculators of « Se former », by id: what each answers, in a few words."""

from collections.abc import Mapping

CALCULATORS: Mapping[str, str] = {
    "echeance": "l'échéance, et si elle est permise",
    "prescription": "jusqu'à quand agir",
    "remise": "une remise, ou le tribunal ?",
    "aides": "le prix de chaque aide",
}
