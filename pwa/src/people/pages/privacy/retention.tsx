import { BackButton, PageTitle } from "../../../ui/page";
import { privacyWords } from "../../words/privacy";
import { RetentionTable } from "./retention-table";
import "./privacy.css";

/** The public page of retention periods. */
export function RetentionPage() {
  const words = privacyWords();
  return (
    <div class="page">
      <BackButton />
      <PageTitle text={words.retention.title} />
      <p class="lead">{words.retention.lead}</p>
      <RetentionTable />
      <p>
        <a href="/privacy">{words.retention.more}</a>
      </p>
    </div>
  );
}
