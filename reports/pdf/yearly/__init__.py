"""What only the pages of the yearly summary need: its sentences, rows and charts."""
