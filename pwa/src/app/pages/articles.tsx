// Pages that are only text. It says only what the product does today: change it together with what it describes.
import type { ComponentChildren } from "preact";
import { t } from "../../i18n";
import type { Bilingual, Block } from "../../ui/article";
import { Blocks } from "../../ui/blocks";
import { TextPage } from "../../ui/forms/text-page";
import { later } from "../../ui/navigation/lazy";
import { BackButton, PageTitle } from "../../ui/page";
import aboutEn from "../content/about.en.json?url";
import aboutFr from "../content/about.fr.json?url";
// Keep in step with what is really checked: tests/browser/ and the date inside.
import accessibilityEn from "../content/accessibility.en.json?url";
import accessibilityFr from "../content/accessibility.fr.json?url";
import legalEn from "../content/legal.en.json?url";
import legalFr from "../content/legal.fr.json?url";
import privacyEn from "../content/privacy.en.json?url";
import privacyFr from "../content/privacy.fr.json?url";
import rankingEn from "../content/ranking.en.json?url";
import rankingFr from "../content/ranking.fr.json?url";

const Contacts = later(() => import("../rooms/few/homes").then((m) => m.Contacts));

function Article({ title, address, children }: { title: string; address: Bilingual; children?: ComponentChildren }) {
  return (
    <TextPage<Block[]> address={address}>
      {(blocks) => (
        <article class="page text">
          <BackButton />
          <PageTitle text={title} />
          <Blocks blocks={blocks} />
          {children}
        </article>
      )}
    </TextPage>
  );
}

export function AboutPage() {
  return (
    <Article title={t().morePage.about} address={{ fr: aboutFr, en: aboutEn }}>
      <Contacts />
    </Article>
  );
}

export function AccessibilityPage() {
  return <Article title={t().morePage.accessibility} address={{ fr: accessibilityFr, en: accessibilityEn }} />;
}

export function LegalPage() {
  return <Article title={t().morePage.legal} address={{ fr: legalFr, en: legalEn }} />;
}

export function PrivacyPage() {
  return <Article title={t().morePage.privacy} address={{ fr: privacyFr, en: privacyEn }} />;
}

export function RankingPage() {
  return <Article title={t().morePage.ranking} address={{ fr: rankingFr, en: rankingEn }} />;
}
