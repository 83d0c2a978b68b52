"""Videos that staff add to careers and trainings."""

from alembic import op

revision = "0076"
down_revision = "0075"


def upgrade() -> None:
    op.execute(
        "CREATE TABLE video (about text NOT NULL, about_id varchar NOT NULL, host varchar NOT NULL,"
        " video_id varchar NOT NULL, title varchar NOT NULL, title_en varchar, position integer NOT NULL,"
        " PRIMARY KEY (about, about_id, host, video_id))"
    )


def downgrade() -> None:
    op.drop_table("video")
