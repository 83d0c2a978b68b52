import type { components } from "../../../data/api";
import { api, client, unwrap } from "../../../data/client";
import type { ResultType, Understood } from "../../../data/search";
import { keyOf, type Sheet, type SheetType } from "../../../data/store";
import { mentorsWords } from "../../../people/words/mentors";
import { Icon } from "../../../ui/icon";
import { SaveButton } from "../../../ui/sheet-actions";
import { Row } from "../search/found";
import { trainingsApi } from "../trainings/api";

type ChatCard = components["schemas"]["ChatCard"];

/** What can be saved, and how its sheet is fetched. */
const SHEETS: Record<SheetType, (id: string) => Promise<Sheet>> = {
  place: api.place,
  event: api.event,
  career: api.career,
  training: trainingsApi.one,
  offer: (offer_id) => unwrap(client.GET("/api/v1/offers/{offer_id}", { params: { path: { offer_id } } })),
};

/** What answers, drawn as the search draws it; what is a sheet can be saved. */
export function ChatCards({ cards, read }: { cards: ChatCard[]; read: Understood | undefined }) {
  return (
    <ul class="cards found">
      {cards.map((card) => {
        const key = `${card.type}:${card.id}`;
        if (card.type === "person") return <Person key={key} person={card} />;
        return (
          <Row key={key} item={{ ...card, type: card.type }} read={read}>
            {isSheet(card.type) && <Save type={card.type} card={card} />}
          </Row>
        );
      })}
    </ul>
  );
}

const isSheet = (type: ResultType): type is SheetType => type in SHEETS;

function Save({ type, card: { id, name } }: { type: SheetType; card: ChatCard }) {
  return (
    <p class="actions over-card">
      <SaveButton of={keyOf(type, id)} sheet={() => SHEETS[type](id)} name={name} />
    </p>
  );
}

/** Somebody who answers questions. */
function Person({ person }: { person: ChatCard }) {
  return (
    <li class="card of-career">
      <Icon name="person" />
      <div class="card-text">
        <p class="kind">{mentorsWords().kinds[person.kind ?? ""]}</p>
        <h3>
          <a href={`/mentors/${person.id}`}>{person.name}</a>
        </h3>
        <p>{person.about}</p>
        {person.commune && <p class="facts">{person.commune}</p>}
      </div>
    </li>
  );
}
