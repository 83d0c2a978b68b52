import { dateText } from "../../../data/format";
import { language } from "../../../i18n";
import { MissingPage } from "../../../ui/failure";
import { LoadedPage } from "../../../ui/forms/loaded-page";
import { useLoaded } from "../../../ui/forms/use-loaded";
import { Icon } from "../../../ui/icon";
import { BackButton, OutLink, PageTitle } from "../../../ui/page";
import { ShareButton } from "../../../ui/sheet-actions";
import { aidsWords } from "../../words/aids";
import { Ways } from "../visit/ways";
import { kindName, told } from "./aids";
import { type AidSheet, aidsApi } from "./api";

/** One of the region's own sheets. */
export function AidSheetPage({ id }: { id: string }) {
  const loaded = useLoaded("sheets of aids", aidsApi.sheets);
  return (
    <LoadedPage loaded={loaded}>
      {({ items }) => {
        const sheet = items.find((one) => one.id === id);
        return sheet ? <Sheet sheet={sheet} /> : <MissingPage />;
      }}
    </LoadedPage>
  );
}

function Sheet({ sheet }: { sheet: AidSheet }) {
  const words = aidsWords();
  const { title, what, for_whom, ask } = told(sheet);
  return (
    <article class="page">
      <BackButton />
      <header class="sheet-head of-place">
        <p class="kind">{words.topics[sheet.topic]}</p>
        <PageTitle text={title} />
      </header>
      <p class="actions">
        <ShareButton name={title} />
      </p>
      {what.map((text) => (
        <WithNumbers key={text} text={text} />
      ))}
      <h2>{words.forWhom}</h2>
      <p>{for_whom}</p>
      <h2>{words.ask}</h2>
      <WithNumbers text={ask} />
      {sheet.places.length > 0 && (
        <p class="actions">
          {sheet.places.map((kind) => (
            <Nearest key={kind} kind={kind} />
          ))}
        </p>
      )}
      {sheet.topic === "choosing" && sheet.profiles.includes("middle_school") && <WaysHere />}
      <h2>{words.officialPages}</h2>
      <ul class="links">
        {sheet.links.map(({ publisher, url }) => (
          <li key={url}>
            <OutLink href={url}>{publisher}</OutLink>
          </li>
        ))}
      </ul>
      <p class="hint">{words.written(dateText(sheet.written_on, language.value))}</p>
      <p>
        <a href="/aids">{words.all}</a>
      </p>
    </article>
  );
}

function Nearest({ kind }: { kind: string }) {
  return (
    <a class="button" href={`/?type=place&place=${kind}&radius=60`}>
      <Icon name="around" />
      {aidsWords().near(kindName(kind))}
    </a>
  );
}

/** What the app itself has for whoever chooses what comes after 3e. */
function WaysHere() {
  const words = aidsWords();
  return (
    <>
      <h2>{words.here}</h2>
      <p class="actions">
        <a class="button" href="/trainings?begins=third">
          <Icon name="learn" />
          {words.afterThird}
        </a>
        <Nearest kind="apprenticeship_centre" />
        <a class="button" href="/offers?kind=observation">
          <Icon name="offers" />
          {words.observation}
        </a>
      </p>
    </>
  );
}

/** Numbers as a sheet writes them, in pairs of digits: short ones of services, and those of ten. */
const NUMBERS = /(?<!\d)(?:3\d \d\d|0\d(?: \d\d){4})(?!\d)/g;

/** A text whose telephone numbers stay on one line, each called by a tap below it. */
function WithNumbers({ text }: { text: string }) {
  const numbers = [...new Set(text.match(NUMBERS))];
  return (
    <>
      <p>{text.replaceAll(NUMBERS, (number) => number.replaceAll(" ", "\u00a0"))}</p>
      {numbers.map((phone) => (
        <Ways key={phone} phone={phone} email={null} url={null} />
      ))}
    </>
  );
}
