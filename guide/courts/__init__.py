"""Which court, by its name, for a postcode and a town. The rules of procedure say which town counts: not this room."""

from guide.courts.competent import competent_courts, courts_as_json
from guide.courts.court import CONFIRM, READ_ON, CompetentCourts, CourtKind, Role, Status
