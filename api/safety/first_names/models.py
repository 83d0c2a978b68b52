"""First names given in France. Of whom, and to which sex, is not kept: nobody's sex is guessed."""

from sqlmodel import Field, SQLModel


class FirstName(SQLModel, table=True):
    """One name, folded."""

    __tablename__ = "first_name"

    name: str = Field(primary_key=True)
