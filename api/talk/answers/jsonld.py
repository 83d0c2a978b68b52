"""Public answers as schema.org QAPage."""

from typing import Any

_WHO = {
    "professional": "Professionnel·le",
    "apprentice": "Apprenti·e",
    "student": "Étudiant·e",
    "adviser": "Conseiller·ère d’orientation",
    "region": "La Région",
}
"""Where an answer comes from; never from whom."""


def answer_jsonld(answer: dict[str, Any], page_url: str) -> dict[str, Any]:
    """A published answer (shape of `AnswerPublic`) as a schema.org object; unknown things are left out."""
    career = answer["career"]
    occupation = (
        {"@type": "Occupation", "name": career["label"], "occupationalCategory": career["code"]}
        if career
        else None
    )
    reply = {
        "@type": "Answer",
        "url": page_url,
        "text": answer["answer"],
        "datePublished": answer["published_at"],
        **({"author": _author(answer["mentor_kind"])} if answer["mentor_kind"] in _WHO else {}),
    }
    question = {
        "@type": "Question",
        "name": answer["question"],
        "text": answer["question"],
        "datePublished": answer["published_at"],
        "answerCount": 1,
        **({"about": occupation} if occupation else {}),
        "acceptedAnswer": reply,
    }
    return {
        "@context": "https://schema.org",
        "@type": "QAPage",
        "@id": page_url,
        "url": page_url,
        "inLanguage": "fr",
        "mainEntity": question,
    }


def _author(kind: str) -> dict[str, str]:
    return {"@type": "GovernmentOrganization" if kind == "region" else "Person", "description": _WHO[kind]}
