import type { components } from "../../data/api";
import { client, unwrap } from "../../data/client";
import { where } from "../../data/preferences";
import { settings } from "../../data/settings";
import { Ways } from "../../guide/pages/visit/ways";
import { DemoTag } from "../../ui/cards";
import { useLoaded } from "../../ui/forms/use-loaded";
import { homesWords } from "../words/homes";
import "../../ui/listed.css";

type Contact = components["schemas"]["ContactPublic"];

/** Whom to call at the Region: the department where one looks first, then the others. */
export function Contacts() {
  const words = homesWords();
  const loaded = useLoaded("contacts", (signal) => unwrap(client.GET("/api/v1/contacts", { signal })));
  const all = loaded.data ?? [];
  if (!all.length) return null;
  const own = all.filter((one) => one.department === departmentHere());
  const shown = own.length > 0 ? own : all;
  const others = all.filter((one) => !shown.includes(one));
  return (
    <section aria-labelledby="contacts">
      <h2 id="contacts">{words.contact}</h2>
      <ContactList contacts={shown} />
      {others.length > 0 && (
        <details>
          <summary>{words.contactOthers}</summary>
          <ContactList contacts={others} />
        </details>
      )}
    </section>
  );
}

/** Of the commune where one looks; a position names none. */
function departmentHere(): string | null {
  const place = where.value;
  return place?.by === "commune" ? place.code.slice(0, 2) : null;
}

function ContactList({ contacts }: { contacts: Contact[] }) {
  return (
    <ul class="listed">
      {contacts.map((one) => (
        <li key={one.department}>
          <OneContact contact={one} />
        </li>
      ))}
    </ul>
  );
}

function OneContact({ contact: { name, service, phone, email, url, demo } }: { contact: Contact }) {
  const words = homesWords();
  const region = settings.value?.legal.contact_email;
  return (
    <div>
      <p>
        <b>{name}</b> {service} {demo && <DemoTag />}
      </p>
      {service === null ? (
        <p>
          {words.contactNone} {region && <a href={`mailto:${region}`}>{region}</a>}
        </p>
      ) : (
        <Ways phone={phone} email={email} url={url} />
      )}
    </div>
  );
}
