"""Lists that others send: a spreadsheet, a CSV file, visiting cards, what was copied; read as tables of cells."""
