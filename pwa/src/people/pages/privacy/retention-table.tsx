import { privacyApi } from "../../../data/privacy";
import { language } from "../../../i18n";
import { ListFailure } from "../../../ui/failure";
import { useLoaded } from "../../../ui/forms/use-loaded";
import { ListSkeleton } from "../../../ui/skeleton";
import { ownWords } from "../../words/own";

/** How long each kind of data is kept, as the operator has set it. */
export function RetentionTable() {
  const words = ownWords().retention;
  const loaded = useLoaded("retention", privacyApi.retention);
  if (loaded.error !== undefined) return <ListFailure error={loaded.error} onRetry={loaded.reload} />;
  if (!loaded.data) return <ListSkeleton rows={3} />;
  return (
    <table class="periods">
      <caption class="hidden">{words.caption}</caption>
      <thead>
        <tr>
          <th scope="col">{words.what}</th>
          <th scope="col">{words.howLong}</th>
        </tr>
      </thead>
      <tbody>
        {loaded.data.map((period) => (
          <tr key={period.key}>
            <th scope="row">{period[language.value]}</th>
            <td>{words.units[period.unit](period.value)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
