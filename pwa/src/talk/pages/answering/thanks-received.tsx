import { useLoaded } from "../../../ui/forms/use-loaded";
import { questionsApi } from "../../data/questions";
import { inboxWords } from "../../words/inbox";
import "../../../ui/listed.css";

/** On the home of a mentor: how many people their answers helped, and which ones last; nothing before the first. */
export function ThanksReceived() {
  const words = inboxWords();
  const { data } = useLoaded("thanks received", questionsApi.thanks);
  if (!data?.count) return null;
  return (
    <section aria-labelledby="thanks-received">
      <h2 id="thanks-received">{words.thanksTitle}</h2>
      <p>{words.thanks(data.count)}</p>
      <ul class="listed">
        {data.answers.map(({ conversation_id: id, question }) => (
          <li key={id}>
            <a href={`/conversations/${id}`}>{words.thankedFor(question)}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}
