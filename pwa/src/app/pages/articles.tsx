// Pages that are only text; the words come when the page opens.
import { useEffect, useState } from "preact/hooks";
import { ApiError } from "../../data/errors";
import { loadSettings } from "../../data/settings";
import { language, t } from "../../i18n";
import type { Bilingual, Block } from "../../ui/article";
import { Blocks } from "../../ui/blocks";
import { ErrorPage } from "../../ui/failure";
import { BackButton, PageTitle } from "../../ui/page";
import { PageSkeleton } from "../../ui/skeleton";

interface Props {
  title: string;
  load: Bilingual<() => Promise<{ text: Block[] }>>;
}

function Article({ title, load }: Props) {
  const [content, setContent] = useState<Block[] | null>(null);
  const [failed, setFailed] = useState(false);
  const open = (): void => {
    setFailed(false);
    // The text is readable without the settings: their places then say "not given".
    void Promise.allSettled([load[language.value](), loadSettings()]).then(([text]) => {
      if (text.status === "fulfilled") setContent(text.value.text);
      else setFailed(true);
    });
  };
  useEffect(open, [language.value]);
  if (failed) return <ErrorPage error={new ApiError("offline")} onRetry={open} />;
  if (!content) return <PageSkeleton />;
  return (
    <article class="page text">
      <BackButton />
      <PageTitle text={title} />
      <Blocks blocks={content} />
    </article>
  );
}

export function AboutPage() {
  return (
    <Article
      title={t().morePage.about}
      load={{ fr: () => import("../content/about.fr"), en: () => import("../content/about.en") }}
    />
  );
}

export function AccessibilityPage() {
  return (
    <Article
      title={t().morePage.accessibility}
      load={{ fr: () => import("../content/accessibility.fr"), en: () => import("../content/accessibility.en") }}
    />
  );
}

export function LegalPage() {
  return (
    <Article
      title={t().morePage.legal}
      load={{ fr: () => import("../content/legal.fr"), en: () => import("../content/legal.en") }}
    />
  );
}

export function PrivacyPage() {
  return (
    <Article
      title={t().morePage.privacy}
      load={{ fr: () => import("../content/privacy.fr"), en: () => import("../content/privacy.en") }}
    />
  );
}

export function RankingPage() {
  return (
    <Article
      title={t().morePage.ranking}
      load={{ fr: () => import("../content/ranking.fr"), en: () => import("../content/ranking.en") }}
    />
  );
}
