from pages import ui

with ui.page("courriers"):
    pass
