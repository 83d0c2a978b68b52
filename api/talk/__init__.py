"""Young people and those who answer them: mentors, questions, conversations, published answers.

Every text passes `safety` before anybody sees it. Begin at `conversations/writing.py`.
"""
