"""The door: may a file be opened, what is it, and what is wrong with it?"""
