import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { hasRole, me } from "../../../data/session";
import { OneChoice } from "../../../ui/choices";
import { ListFailure } from "../../../ui/failure";
import { Confirm, type Question } from "../../../ui/forms/confirm";
import { dayOf } from "../../../ui/forms/day";
import { Trouble } from "../../../ui/forms/trouble";
import { useLoaded } from "../../../ui/forms/use-loaded";
import { useSending } from "../../../ui/forms/use-sending";
import { show } from "../../../ui/navigation/announcer";
import { query, setQuery } from "../../../ui/navigation/router";
import { ListSkeleton } from "../../../ui/skeleton";
import { ageApi } from "../../data/age";
import { type Organisation, organisationsApi, type SchoolCode } from "../../data/organisations";
import { ageWords } from "../../words/age";
import { rolesWords } from "../../words/roles";
import { AgeCodes } from "./age-codes";
import { CopyButton } from "./copy-button";

/** What whoever joins the pages brings of a school: its pupils, and where their applications stand. */
export interface OfSchool {
  pupils: (id: string) => ComponentChildren;
  placements: (id: string, asked: boolean) => ComponentChildren;
}

const PARTS = ["pupils", "placements", "code", "settings"] as const;
type Part = (typeof PARTS)[number];

/** A school's pupils first; its codes and what is rarely needed are parts of their own. */
export function SchoolPart({ organisation, of, settings }: SchoolProps) {
  const words = rolesWords().organisation;
  const open = organisation.verified_at !== null && me.value !== null && hasRole(me.value, "school");
  const part: Part = PARTS.find((one) => one === query.value.get("part")) ?? "pupils";
  // A notice leads to a part; a tap on its name leaves the focus there.
  const [asked] = useState(part);
  if (!open) {
    return (
      <>
        <section>
          <h2>{words.code}</h2>
          <p>{words.notYetCode}</p>
        </section>
        {settings}
      </>
    );
  }
  return (
    <>
      <OneChoice<Part>
        legend={words.parts}
        quiet
        options={PARTS.map((value) => ({ value, label: words.partNames[value] }))}
        chosen={part}
        onChange={(value) => setQuery({ part: value === "pupils" ? null : value })}
      />
      {part === "pupils" && of.pupils(organisation.id)}
      {part === "placements" && of.placements(organisation.id, asked === part)}
      {part === "code" && <Codes id={organisation.id} />}
      {part === "settings" && (
        <>
          <AgeCodes
            name={organisation.id}
            lead={ageWords().lists.lead}
            load={(signal) => ageApi.schoolLists(organisation.id, signal)}
            make={(wanted) => ageApi.makeForSchool(organisation.id, wanted)}
          />
          {settings}
        </>
      )}
    </>
  );
}

interface SchoolProps {
  organisation: Organisation;
  of: OfSchool;
  /** What every organisation has. */
  settings: ComponentChildren;
}

function Codes({ id }: { id: string }) {
  const words = rolesWords().organisation;
  const loaded = useLoaded(`codes ${id}`, (signal) => organisationsApi.codes(id, signal));
  const sending = useSending();
  const [question, setQuestion] = useState<Question | null>(null);
  const make = async (): Promise<void> => {
    if (await sending.send(() => organisationsApi.makeCode(id))) loaded.reload();
  };
  // A second code works beside the first: nobody makes one by a slip of the thumb.
  const another = (): void =>
    setQuestion({
      title: words.renewAsk,
      text: words.renewText,
      yes: words.newCode,
      act: () => organisationsApi.makeCode(id),
      onDone: loaded.reload,
    });
  const revoke = (code: SchoolCode): void =>
    setQuestion({
      title: words.revokeCode,
      text: words.revokeCodeAsk,
      yes: words.revokeCodeYes,
      act: () => organisationsApi.revokeCode(id, code.id),
      onDone: () => {
        show(words.codeOff);
        loaded.reload();
      },
    });
  return (
    <section class="panel printed">
      <h2>{words.code}</h2>
      <p class="hint">{words.codeHelp}</p>
      {loaded.error !== undefined && <ListFailure error={loaded.error} onRetry={loaded.reload} />}
      {!loaded.data && loaded.error === undefined && <ListSkeleton rows={1} />}
      <ol class="print-only">
        {words.printSteps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      {loaded.data?.map((code, index) => (
        <OneCode key={code.id} code={code} number={index + 1} onRevoke={() => revoke(code)} />
      ))}
      <Trouble of={sending} />
      {loaded.data && (
        <p class="actions">
          {loaded.data.length > 0 ? (
            <button type="button" class="button" aria-haspopup="dialog" onClick={another}>
              {words.renewCode}
            </button>
          ) : (
            <button type="button" class="button main" aria-disabled={sending.busy} onClick={() => void make()}>
              {words.newCode}
            </button>
          )}
          {loaded.data.length > 0 && (
            <button type="button" class="button" onClick={() => print()}>
              {words.printCode}
            </button>
          )}
        </p>
      )}
      <Confirm question={question} onClose={() => setQuestion(null)} />
    </section>
  );
}

function OneCode({ code, number, onRevoke }: { code: SchoolCode; number: number; onRevoke: () => void }) {
  const words = rolesWords().organisation;
  return (
    <>
      <p class="hint">{words.codeMade(number, dayOf(code.created_at))}</p>
      <p class="school-code">{code.code}</p>
      <p class="hint">{words.codeExpires(dayOf(code.expires_at))}</p>
      <p class="actions">
        <CopyButton text={code.code} said={words.codeCopied} label={words.copyCode(code.code)} />
        <button
          type="button"
          class="button"
          aria-haspopup="dialog"
          aria-label={`${words.revokeCode} (${code.code})`}
          onClick={onRevoke}
        >
          {words.revokeCode}
        </button>
      </p>
    </>
  );
}
