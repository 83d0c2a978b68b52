"""Safety between people: reports, cases, decisions, sanctions, appeals, blocks and silences."""
