"""What the browser is given before any screen is drawn: the server's own layers around Streamlit."""

from starlette.middleware import Middleware

from pages.ui.web.delivery import deliver_together
from pages.ui.web.door import Door
from pages.ui.web.downloads import keep_downloads
from pages.ui.web.first_page import FirstPage
from pages.ui.web.memory import Memory
from pages.ui.web.registered_pages import find_pages_once
from pages.ui.web.safety import Safety
from pages.ui.web.typography import typeset_screens


def middleware() -> list[Middleware]:
    """The layers, outermost first."""
    deliver_together()
    find_pages_once()
    keep_downloads()
    typeset_screens()
    return [Middleware(Safety), Middleware(Door), Middleware(Memory), Middleware(FirstPage)]
