import { BackButton, PageTitle } from "../../../ui/page";
import { ownWords } from "../../words/own";
import { RetentionTable } from "./retention-table";
import "./privacy.css";

/** The public page of retention periods. */
export function RetentionPage() {
  const words = ownWords().retention;
  return (
    <div class="page">
      <BackButton />
      <PageTitle text={words.title} />
      <p class="lead">{words.lead}</p>
      <RetentionTable />
      <p>
        <a href="/privacy">{words.more}</a>
      </p>
    </div>
  );
}
