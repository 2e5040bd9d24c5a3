"""Which court, by its name, for a postcode and a town. The rules of procedure say which town counts: not this room."""

from guide.courts.competent import competent_courts
from guide.courts.court import CONFIRM, READ_ON, CompetentCourts, CourtKind, Role, Status
from guide.courts.output import courts_as_json
