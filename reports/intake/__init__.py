"""The door: may a file be opened, what is it, what is wrong with it? Facts and findings come out."""
