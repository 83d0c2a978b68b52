"""The pilot's week (`make pilot`): a region opened from nothing, lived in, upgraded, lost and restored.

Commands as an operator types them, real processes or the compose stack, mails from a real SMTP server, pushes
opened by the phone they were sealed for; all else by HTTP, as a phone does it. `days` holds one module a day,
which does not know where it is played.
"""
