"""Conversations between a student and the person who answers: messages, kept in order."""
