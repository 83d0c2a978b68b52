import { dayOf } from "../../ui/forms/day";
import { OutLink } from "../../ui/page";
import { type DeadLink, deadLinksApi } from "../data/dead-links";
import { deadLinksWords } from "../words/dead-links";
import { StaffPage } from "./frame";
import { StaffList } from "./list";

const FEW = 5;

/** Links that failed twice in a row, and the pages that show them. */
export function DeadLinksPage() {
  const words = deadLinksWords();
  return (
    <StaffPage title={words.title} lead={words.lead} roles={["referent", "admin"]}>
      {() => (
        <StaffList<DeadLink> name="dead links" load={deadLinksApi.list} none={words.none} found={words.found}>
          {(links) => (
            <ul class="reviews">
              {links.map((link) => (
                <One key={link.address} link={link} />
              ))}
            </ul>
          )}
        </StaffList>
      )}
    </StaffPage>
  );
}

function One({ link }: { link: DeadLink }) {
  const words = deadLinksWords();
  const { address, status, shown } = link;
  return (
    <li class="review">
      <h2 class="as-typed">
        <OutLink href={address}>{address}</OutLink>
      </h2>
      <p>
        {words.why[status] ?? words.status(status)} {words.since(dayOf(link.failed_since), dayOf(link.checked_at))}
      </p>
      <p class="hint">{words.shown(shown.length)}</p>
      <ul class="links">
        {shown.slice(0, FEW).map((where) => (
          <li key={`${where.kind} ${where.id} ${where.name}`}>
            <Where where={where} />
          </li>
        ))}
      </ul>
    </li>
  );
}

function Where({ where: { kind, id, name } }: { where: DeadLink["shown"][number] }) {
  if (kind === "app") return <span class="line">{deadLinksWords().everywhere}</span>;
  // Aids and steps have no page each.
  if (kind === "aid" || kind === "step") return <span class="line">{name}</span>;
  return <a href={`/${kind}s/${id}`}>{name}</a>;
}
