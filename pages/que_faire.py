from pages import ui

with ui.page("que_faire"):
    pass
