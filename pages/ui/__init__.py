"""What every screen shares. A page writes `from pages import ui` and starts with `with ui.page("…"):`."""

from pages.ui.page.page import page, tell
