import type { ComponentChildren } from "preact";
import { settings } from "../data/settings";
import { t } from "../i18n";
import type { Block } from "./article";
import { OutLink } from "./page";

const LINK = /\[([^\]]+)\]\(([^)\s]+)\)/g;
const ADDRESS = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;
const PLACEHOLDER = /\{([a-z_]+(?:\.[a-z_]+)*)\}/g;

/** The pieces of a content page. */
export function Blocks({ blocks }: { blocks: Block[] }) {
  return (
    <>
      {blocks.map((block, index) => (
        <BlockView key={index} block={block} />
      ))}
    </>
  );
}

function BlockView({ block }: { block: Block }) {
  switch (block.kind) {
    case "h2":
      return <h2>{filled(block.text)}</h2>;
    case "h3":
      return <h3>{filled(block.text)}</h3>;
    case "p":
      return <p>{inline(filled(block.text))}</p>;
    case "ul":
      return (
        <ul>
          {block.items.map((item) => (
            <li key={item}>{inline(filled(item))}</li>
          ))}
        </ul>
      );
  }
}

/** Fill {legal.publisher} and the like from the settings; "not given" where the operator has not said. */
function filled(text: string): string {
  return text.replace(PLACEHOLDER, (_, path: string) => {
    const value = path
      .split(".")
      .reduce<unknown>((found, name) => (found as Record<string, unknown> | null | undefined)?.[name], settings.value);
    return typeof value === "string" || typeof value === "number" ? String(value) : t().notGiven;
  });
}

/** Turn [label](href) and e-mail addresses into links. */
function inline(text: string): ComponentChildren[] {
  const pieces: ComponentChildren[] = [];
  let end = 0;
  for (const found of text.matchAll(LINK)) {
    pieces.push(...withAddresses(text.slice(end, found.index)));
    const [whole, label = "", href = ""] = found;
    pieces.push(href.startsWith("/") ? <a href={href}>{label}</a> : <OutLink href={href}>{label}</OutLink>);
    end = found.index + whole.length;
  }
  return [...pieces, ...withAddresses(text.slice(end))];
}

function withAddresses(text: string): ComponentChildren[] {
  const pieces: ComponentChildren[] = [];
  let end = 0;
  for (const found of text.matchAll(ADDRESS)) {
    pieces.push(text.slice(end, found.index), <a href={`mailto:${found[0]}`}>{found[0]}</a>);
    end = found.index + found[0].length;
  }
  return [...pieces, text.slice(end)];
}
