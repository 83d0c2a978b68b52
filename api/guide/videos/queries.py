"""SQL of videos. A list is written whole."""

from sqlalchemy import text

from api.guide.videos.addresses import ADDRESS

LINKS = f"SELECT about AS kind, about_id AS id, title AS name, {ADDRESS} AS address FROM video"
"""Where each video is, and the page that shows it."""

OF = text(
    """
    SELECT host, video_id, title, title_en FROM video
    WHERE about = :about AND about_id = :about_id ORDER BY position
    """
)

EMPTY = text("DELETE FROM video WHERE about = :about AND about_id = :about_id")

ADD = text(
    """
    INSERT INTO video (about, about_id, host, video_id, title, title_en, position)
    VALUES (:about, :about_id, :host, :video_id, :title, :title_en, :position)
    """
)
