"""The pilot week: a region opened from nothing, lived in for a week, lost and restored (`make pilot`).

Commands as an operator types them, real processes, mails from a real SMTP server, pushes opened by the phone
they were sealed for; all else by HTTP, as a phone does it. `days` holds one module a day.
"""
