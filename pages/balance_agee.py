from pages import ui

with ui.page("balance_agee"):
    pass
