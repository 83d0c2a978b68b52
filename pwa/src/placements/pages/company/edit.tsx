import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { parisDay } from "../../../data/format";
import type { Me } from "../../../data/session";
import { language } from "../../../i18n";
import { colon } from "../../../i18n/colon";
import { ErrorPage } from "../../../ui/failure";
import { navigate, query } from "../../../ui/navigation/router";
import { NeedsAccount } from "../../../ui/needs-account";
import { BackButton, PageTitle } from "../../../ui/page";
import { PageSkeleton } from "../../../ui/skeleton";
import { differences, type OfferContent, ofKind } from "../../data/company/content";
import { type DraftEditor, isAhead } from "../../data/company/editor";
import type { Declaration, LawFinding } from "../../data/company/offers";
import { check, type Finding, SILENT, usualLimitsOf } from "../../data/company/rules";
import { companyWords } from "../../words/company";
import "../../../ui/forms/forms.css";
import "../../../people/pages/roles/roles.css";
import { CheckStep } from "./check-step";
import "./company.css";
import type { StepProps } from "./form-parts";
import { nameOf } from "./organisations";
import { Rival } from "./rival";
import { SaveState, type Stopped } from "./save-state";
import { Elsewhere, StepForm } from "./step-form";
import { STEPS, type Step, stepOf } from "./steps";
import { weekSpans } from "./texts";
import { useEditor } from "./use-editor";
import { useRules } from "./use-rules";
import { useWording } from "./use-wording";
import { Immersion, KindChoice, WhatStep } from "./what-step";
import { WhenStep } from "./when-step";
import { WhereStep } from "./where-step";
import { exactlyOf, type Why, whyOf } from "./why";

/** What the public holidays among the days of an offer follow from. */
const DAYS: readonly string[] = ["kind", "levels", "start_on", "duration_days", "weekdays", "declarations"];

/** Writing an offer, one short screen at a time. */
export function EditOfferPage({ id }: { id: string }) {
  return <NeedsAccount>{(account) => <Edit id={id} account={account} />}</NeedsAccount>;
}

function Edit({ id, account }: { id: string; account: Me }) {
  const words = companyWords().form;
  const opened = useEditor(id, account.id);
  switch (opened.state) {
    case "loading":
      return <PageSkeleton />;
    case "failed":
      return <ErrorPage error={opened.error} onRetry={opened.retry} />;
    case "elsewhere":
      return (
        <div class="page trouble">
          <BackButton />
          <PageTitle text={words.editTitle} />
          <p>{words.elsewhere}</p>
          <p class="actions">
            <button type="button" class="button main" onClick={opened.takeOver}>
              {words.here}
            </button>
          </p>
        </div>
      );
    case "open":
      return <Form editor={opened.editor} account={account} />;
  }
}

function Form({ editor, account }: { editor: DraftEditor; account: Me }) {
  const words = companyWords();
  const { form } = words;
  const writing = editor.writing.value;
  const { draft } = writing;
  const { content, sent } = draft;
  const rules = useRules();
  const [tried, setTried] = useState<ReadonlySet<Step>>(new Set());
  const step = STEPS.find((one) => one === query.value.get("step")) ?? "what";
  const here = useMemo(() => (rules ? check(rules, content, parisDay(new Date())) : []), [rules, content]);
  const wording = useWording(draft.id, content);
  const [told, setTold] = useState<ReadonlySet<string>>(new Set());
  /** Why it did not go out when that was asked for last. */
  const [stopped, setStopped] = useState<Stopped | null>(null);
  /** The steps that were looked at. */
  const seen = useRef(new Set<Step>());
  useEffect(() => {
    // A step was left, by whatever way, or a text refused.
    void wording.read();
  }, [step, step === "check" && content, Object.keys(writing.fields).join()]);
  // What the server says is of what it has.
  const verdict = isAhead(draft) ? null : writing.verdict;
  const law = verdict?.law ?? [];
  const refused = law.filter(({ outcome }) => outcome === "refused") as readonly (LawFinding & {
    field: keyof OfferContent;
  })[];
  const more = refused.filter(({ rule }) => !here.some(({ code }) => code === rule));
  const findings: readonly Finding[] = [
    ...here,
    ...more.map(({ field, rule, weeks }) => ({ field, code: rule, weeks })),
  ];
  // What somebody is asked stays in sight while the server's answer to the last letters is on its way: no field comes and goes.
  const known = writing.verdict?.law ?? [];
  const asked = known.filter(({ outcome }) => outcome === "asked");
  const broken = (rules?.rules ?? []).filter(({ code }) => here.some((one) => one.code === code));
  const possible = [...broken, ...law, ...asked].flatMap(({ declarations }) => declarations);
  // Where minors may come, a company may always say that it takes adults only.
  if (rules && usualLimitsOf(rules, content)?.ages.startsWith("under")) possible.push("adults_only");
  const company = nameOf(draft.organisation);

  const why = (field: keyof OfferContent): Why | undefined => {
    const said = Object.entries(writing.fields).find(([name]) => name.split(".")[0] === field);
    if (said) return whyOf(said[1]);
    const found = findings.find((one) => one.field === field);
    if (!found || (SILENT.includes(found.code) && step !== "check" && !tried.has(stepOf(field)))) return undefined;
    const rule = rules?.rules.find(({ code }) => code === found.code);
    // The server says what exactly in this offer, and the limit that holds for it; the rule alone, all its limits.
    const told = refused.find((one) => one.rule === found.code) ?? rule;
    const says = told && exactlyOf(told.says[language.value], rule?.says[language.value]);
    const words = form.broken[`${found.code} ${field}`] ?? form.broken[found.code] ?? says;
    const weeks = found.weeks?.length ? weekSpans(found.weeks, content.weekdays) + colon() : "";
    return words === undefined ? undefined : whyOf(weeks + words, rule?.sources);
  };
  const errorOf = (field: keyof OfferContent): string | undefined => why(field)?.says;
  const against = (field: keyof OfferContent): Declaration | undefined => {
    const codes = findings.filter((one) => one.field === field).map(({ code }) => code);
    const declarable = rules?.rules
      .filter(({ code }) => codes.includes(code))
      .flatMap(({ declarations }) => declarations);
    return rules?.declarations.find(({ code, kinds }) => declarable?.includes(code) && kinds.includes(content.kind))
      ?.code;
  };
  const props: StepProps = {
    content,
    names: draft.names,
    rules,
    possible,
    wording,
    law: known,
    freeDays:
      sent && !differences(content, sent).some((field) => DAYS.includes(field)) ? writing.verdict?.free_days : null,
    whyOf: why,
    errorOf,
    change: (part, names) => editor.change(part, names),
  };
  // The fields that keep it back, those first that only the server knows of.
  const refusedFields = Object.keys(writing.fields).map((name) => name.split(".")[0] as keyof OfferContent);
  const wrong = [...new Set([...refusedFields, ...findings.map(({ field }) => field)])];
  seen.current.add(step);
  const unfit = [...refusedFields, ...findings.filter(({ code }) => !SILENT.includes(code)).map(({ field }) => field)];
  const isSeen = (one: Step): boolean => editor.isOut() || seen.current.has(one);
  // Where an offer was to go out and did not, what is wrong is named already.
  const isElsewhere = (field: string): boolean =>
    stepOf(field) !== step && isSeen(stepOf(field)) && !(stopped && (wrong as readonly string[]).includes(field));
  const left = { content, wording, told };
  const chooseKind = (kind: OfferContent["kind"]): void => {
    const other = ofKind(content, kind, rules);
    // What has to be chosen anew is said at once.
    if (content.levels.length && !other.levels.length) setTried(new Set([...tried, "what"]));
    editor.change(other);
    navigate("?step=what");
  };
  return (
    <div class="page">
      <BackButton />
      <PageTitle text={content.title || form.newTitle} />
      <StepLinks step={step} wrong={wrong} tried={tried} />
      <StepHeading step={step} />
      <SaveState writing={writing} isOut={editor.isOut()} stopped={stopped} wrong={wrong} isListed={step === "check"} />
      {writing.rival && <Rival editor={editor} rival={writing.rival} mine={draft} />}
      {step === "kind" &&
        (editor.isOut() ? (
          <p class="word">
            {words.kinds[content.kind]}. {form.kindFixed}
          </p>
        ) : (
          <>
            <KindChoice chosen={content.kind} onChoose={chooseKind} />
            <Immersion />
          </>
        ))}
      {step === "check" && (
        <CheckStep
          {...props}
          editor={editor}
          findings={findings}
          verdict={verdict}
          onStopped={setStopped}
          company={company || account.first_name}
        />
      )}
      {step !== "kind" && step !== "check" && (
        <>
          <Elsewhere {...left} wrong={unfit} isElsewhere={isElsewhere} />
          <StepForm
            {...left}
            step={step}
            wrong={wrong}
            ready={rules !== undefined && wrong.length === 0}
            against={against}
            lacking={asked.map(({ field }) => field).filter((field) => content[field as keyof OfferContent] === null)}
            save={() => (editor.isOut() ? Promise.resolve() : editor.send())}
            onTold={(signs) => setTold(new Set([...told, ...signs]))}
            onTried={() => setTried(new Set([...tried, step]))}
          >
            {step === "what" && <WhatStep {...props} />}
            {step === "when" && <WhenStep {...props} />}
            {step === "where" && (
              <WhereStep {...props} draft={draft.id} organisation={draft.organisation} isOut={editor.isOut()} />
            )}
          </StepForm>
        </>
      )}
    </div>
  );
}

function StepLinks({ step, wrong, tried }: { step: Step; wrong: readonly string[]; tried: ReadonlySet<Step> }) {
  const words = companyWords().form;
  const isDone = (one: Step): boolean =>
    one !== "check" &&
    (one === "kind" || tried.has(one) || STEPS.indexOf(one) < STEPS.indexOf(step)) &&
    !wrong.some((field) => stepOf(field) === one);
  return (
    <nav aria-label={words.stepsLabel}>
      <ol class="step-links">
        {STEPS.map((one) => (
          <li key={one} class={isDone(one) ? "done" : undefined}>
            <a href={`?step=${one}`} aria-current={one === step ? "step" : undefined}>
              {words.steps[one]}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function StepHeading({ step }: { step: Step }) {
  const words = companyWords().form;
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef(step);
  useEffect(() => {
    // A new step reads like a new page: from its heading.
    if (shown.current !== step) {
      heading.current?.focus({ preventScroll: true });
      scrollTo(0, 0);
    }
    shown.current = step;
  }, [step]);
  return (
    <h2 ref={heading} tabIndex={-1}>
      <span class="hint step-count">{words.progress(STEPS.indexOf(step) + 1, STEPS.length)}</span> {words.steps[step]}
    </h2>
  );
}
