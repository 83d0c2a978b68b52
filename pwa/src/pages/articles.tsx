// Pages that are only text; the words come when the page opens.
import { useEffect, useState } from "preact/hooks";
import { Blocks } from "../components/blocks";
import { ErrorPage } from "../components/failure";
import { BackButton, PageTitle } from "../components/page";
import { PageSkeleton } from "../components/skeleton";
import type { Bilingual, Block } from "../content/types";
import { ApiError } from "../data/errors";
import { loadSettings } from "../data/settings";
import { language, t } from "../i18n";

interface Props {
  title: string;
  load: () => Promise<Bilingual<Block[]>>;
}

function Article({ title, load }: Props) {
  const [content, setContent] = useState<Bilingual<Block[]> | null>(null);
  const [failed, setFailed] = useState(false);
  const open = (): void => {
    setFailed(false);
    // The text is readable without the settings: their places then say "not given".
    void Promise.allSettled([load(), loadSettings()]).then(([text]) => {
      if (text.status === "fulfilled") setContent(text.value);
      else setFailed(true);
    });
  };
  useEffect(open, []);
  if (failed) return <ErrorPage error={new ApiError("offline")} onRetry={open} />;
  if (!content) return <PageSkeleton />;
  return (
    <article class="page text">
      <BackButton />
      <PageTitle text={title} />
      <Blocks blocks={content[language.value]} />
    </article>
  );
}

export function AboutPage() {
  return <Article title={t().morePage.about} load={() => import("../content/about")} />;
}

export function AccessibilityPage() {
  return <Article title={t().morePage.accessibility} load={() => import("../content/accessibility")} />;
}

export function LegalPage() {
  return <Article title={t().morePage.legal} load={() => import("../content/legal")} />;
}

export function PrivacyPage() {
  return <Article title={t().morePage.privacy} load={() => import("../content/privacy")} />;
}

export function RankingPage() {
  return <Article title={t().morePage.ranking} load={() => import("../content/ranking")} />;
}
