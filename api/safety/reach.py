"""Who may reach whom (design §8.1, §8.9): the one rule, as SQL for every statement that asks it.

It stands beside `access` (what a role may do) and below every feature, since mentors' lists, questions,
conversations and reports ask the same thing of the same two people. Each function gets the names that its
statement gives to rows or columns of accounts; parameters are those of `ages`, and `:now` where it is said.
"""

from typing import Any

from api.platform.access import ADULT_AGE, adults
from api.platform.kit.clock import latest_birth, today
from api.platform.settings import Settings


def ages(settings: Settings) -> dict[str, Any]:
    """Parameters of a statement with one of these fragments: the last birth dates that count today."""
    return {**adults(), "mentors_born_by": latest_birth(settings.mentor_age, today())}


def adult(birth_date: str) -> str:
    """Known to be of age."""
    return f"coalesce({birth_date} <= :adult_since, false)"


def minor(birth_date: str) -> str:
    """Known to be under 18: what opens a minor's door. Whoever protects somebody asks `NOT adult`."""
    return f"coalesce({birth_date} > :adult_since, false)"


def vouched(person: str) -> str:
    """Whether somebody who knows the person (a row of `account`) vouches for the birth date that is kept."""
    return f"""EXISTS (SELECT FROM age_vouch known
            WHERE known.account_id = {person}.id AND known.birth_date = {person}.birth_date)"""


def backed(person: str) -> str:
    """Whether anybody else answers for somebody (a row of `account`): for their age, as their school, or as
    the provider of their sign-in. Of mailboxes alone anybody has as many as they like.
    """
    return f"""({vouched(person)}
        OR EXISTS (SELECT FROM pupil_school taught WHERE taught.account_id = {person}.id)
        OR EXISTS (SELECT FROM identity named WHERE named.account_id = {person}.id))"""


def ages_meet(student: str, mentor: str) -> str:
    """Whether the ages of two people (rows of `account`) let the one ask and the other answer.

    An adult answers everybody. A mentor under 18 is there for minors, from the age at which one may be a
    mentor, where somebody vouches for the age of both: a typed one opens nothing. A mentor of unknown age is
    there for nobody.
    """
    return f"""({adult(f"{mentor}.birth_date")} OR (
        {minor(f"{student}.birth_date")} AND {minor(f"{mentor}.birth_date")}
        AND {mentor}.birth_date <= :mentors_born_by AND {vouched(mentor)} AND {vouched(student)}))"""


def was_minor(birth_date: str, moment: str) -> str:
    """Whether somebody was under 18 at a moment, or is of unknown age."""
    grown_up = f"CAST({birth_date} AS timestamptz) + interval '{ADULT_AGE} years'"
    return f"({birth_date} IS NULL OR {moment} < {grown_up})"


def approval(account: str) -> str:
    """The newest mentor's approval of an account (its id) that lasts at `:now`, as a sub-select."""
    return f"""(SELECT lasts.organisation_id, lasts.decided_at FROM candidacy lasts
        WHERE lasts.account_id = {account} AND lasts.role = 'mentor' AND lasts.status = 'approved'
          AND lasts.valid_until > :now
        ORDER BY lasts.id DESC LIMIT 1)"""


def answers_for(organisation: str, account: str) -> str:
    """Whether an organisation (a row) is open, verified, and that of an account (its id)."""
    return f"""({organisation}.closed_at IS NULL AND {organisation}.verified_at IS NOT NULL
        AND EXISTS (SELECT FROM organisation_member belongs
            WHERE belongs.organisation_id = {organisation}.id AND belongs.account_id = {account}))"""


def stands_for_number(organisation: str) -> str:
    """Whether what becomes of an organisation (a row) is also that of its SIRET: it is verified, or nobody
    else names it. Anybody can type another's.
    """
    return f"""({organisation}.verified_at IS NOT NULL OR NOT EXISTS (
        SELECT FROM organisation rival WHERE rival.siret = {organisation}.siret
            AND rival.id <> {organisation}.id AND rival.closed_at IS NULL))"""


def unbacked(account: str) -> str:
    """Whether an account (its id) is a professional mentor whom no organisation answers for at `:now`.

    Nobody has verified who they are then: they neither read what students ask nor answer it. An approval
    counts to its last minute, also before the nightly job ends it.
    """
    return f"""EXISTS (SELECT FROM mentor_profile alone
        WHERE alone.account_id = {account} AND alone.kind = 'professional' AND NOT EXISTS (
            SELECT FROM {approval(account)} given JOIN organisation backs ON backs.id = given.organisation_id
            WHERE {answers_for("backs", account)}))"""


def apart(one: str, other: str) -> str:
    """Whether one of two accounts (their ids) has blocked the other, or is silent toward them."""
    either = f"(({one}, {other}), ({other}, {one}))"
    return f"""(EXISTS (SELECT FROM block apart_b WHERE (apart_b.blocker_id, apart_b.blocked_id) IN {either})
        OR EXISTS (SELECT FROM silence apart_s WHERE apart_s.lifted_at IS NULL
            AND (apart_s.silenced_id, apart_s.toward_id) IN {either}))"""


def turned_away(person: str, other: str) -> str:
    """Whether a person (an id) has blocked another one (an id), or is apart from whom they reported."""
    return f"""(EXISTS (SELECT FROM block WHERE blocker_id = {person} AND blocked_id = {other})
        OR EXISTS (SELECT FROM silence apart_s WHERE apart_s.lifted_at IS NULL
            AND apart_s.toward_id = {person} AND apart_s.silenced_id = {other}))"""


def known_as(person: str, other: str, name: str) -> str:
    """What a person (an id) reads as the first name of another one (an id): for whom they turned away, the
    name of that day, since a new one would be a word to them; else the name (a column).
    """
    return f"""coalesce((SELECT away.known_as FROM (
            SELECT known_as, created_at FROM block WHERE blocker_id = {person} AND blocked_id = {other}
            UNION ALL SELECT known_as, created_at FROM silence WHERE lifted_at IS NULL
                AND toward_id = {person} AND silenced_id = {other}) away
        ORDER BY away.created_at LIMIT 1), {name})"""


def suspended(account: str) -> str:
    """Whether a moderator keeps an account (its id) from writing at `:now`."""
    return f"""EXISTS (SELECT FROM moderation_decision kept WHERE kept.about_id = {account}
        AND kept.decision = 'suspend' AND kept.lifted_at IS NULL AND kept.until > :now)"""


def restricted(account: str) -> str:
    """Whether a moderator keeps an account (its id) from minors."""
    return f"""EXISTS (SELECT FROM restriction kept
            WHERE kept.account_id = {account} AND kept.lifted_at IS NULL)"""


def nobody_for_minors(organisation: str) -> str:
    """Whether an organisation (its id, perhaps null) has nobody who may answer a minor: a moderator keeps
    somebody of theirs from minors, and no other active adult belongs to it. Few do: they are asked for once a
    statement, not once a row.
    """
    return f"""coalesce({organisation} = ANY(ARRAY(
        SELECT belongs.organisation_id FROM restriction kept
        JOIN organisation_member belongs ON belongs.account_id = kept.account_id
        WHERE kept.lifted_at IS NULL AND NOT EXISTS (
            SELECT FROM organisation_member beside JOIN account able ON able.id = beside.account_id
            WHERE beside.organisation_id = belongs.organisation_id AND able.status = 'active'
              AND NOT {minor("able.birth_date")} AND NOT {restricted("able.id")}))), false)"""


def kept_from(account: str, reader: str) -> str:
    """Whether an account (its id) may not write to a person (a row of `account`, perhaps all null), since a
    moderator keeps it from minors. Staff say no birth date; anybody else without one may be a minor.
    """
    return f"""(NOT {adult(f"{reader}.birth_date")} AND {restricted(account)}
        AND ({reader}.birth_date IS NOT NULL OR NOT EXISTS (SELECT FROM account_role staff
            WHERE staff.account_id = {reader}.id
                AND staff.role IN ('referent', 'adviser', 'dpo', 'admin'))))"""


def no_parent(accounts: str, mark: str, child: str) -> str:
    """Whether whoever has a mailbox may not act as a parent of a child (an account's id): by one of their
    accounts (an array of ids), or by the keyed digest (a value) under which one that is erased is known, a
    moderator keeps them from minors, they are apart from the child, or talk with them.
    """
    return f"""(EXISTS (SELECT FROM unnest({accounts}) AS theirs (id) WHERE {restricted("theirs.id")}
            OR {apart("theirs.id", child)}
            OR EXISTS (SELECT FROM conversation WHERE student_id = {child} AND mentor_id = theirs.id))
        OR EXISTS (SELECT FROM restriction_mark WHERE mark = {mark})
        OR EXISTS (SELECT FROM separation_mark WHERE mark = {mark} AND other_id = {child}))"""


def out_of_reach(account: str, person: str) -> str:
    """Whether what a person (a row of `account`) sends to a company or an issuer is not for this member's
    (an account's id) eyes: a moderator keeps the member from minors, or the two are apart.
    """
    return f"({kept_from(account, person)} OR {apart(account, f'{person}.id')})"
