"""Pages and styles of the reports, a folder for each kind of report; no code lives here."""
