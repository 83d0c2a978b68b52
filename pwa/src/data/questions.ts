// Questions: those one asked, those offered to a mentor, and those with the advisers.

/** A question as the phone sends it; the id is the phone's, so that sending it again is no second question. */
export interface QuestionDraft {
  id: string;
  text: string;
  /** Asked to this one; null: anyone who knows. */
  mentor_id: string | null;
  career_code: string | null;
  training: string;
  commune_code: string | null;
}
