"""What an operator asks for by the `epass` command, one module each.

Each adds its command to the line (`declare`) and asks the rooms' services for what they decide.
Begin at `queue.py`.
"""
