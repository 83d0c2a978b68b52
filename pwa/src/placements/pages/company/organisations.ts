import { keepForAccount, keptForAccount } from "../../../data/session";
import { type Organisation, organisationsApi } from "../../../people/data/organisations";

const STORE = "organisations";

/** What the form needs of an organisation when there is no network. */
export type Employer = Pick<Organisation, "id" | "name" | "commune_code" | "commune_name" | "verified_at">;

/** The organisations in whose name the account may write offers; kept on the phone for later. */
export async function employers(signal?: AbortSignal): Promise<Employer[]> {
  const mine = (await organisationsApi.mine(signal)).filter(({ kind }) => kind !== "school");
  const kept = mine.map(({ id, name, commune_code, commune_name, verified_at }) => ({
    id,
    name,
    commune_code,
    commune_name,
    verified_at,
  }));
  keepForAccount(STORE, kept);
  return kept;
}

/** The same as last known on this phone. */
export function knownEmployers(): Employer[] {
  return keptForAccount<Employer[]>(STORE) ?? [];
}

export function nameOf(organisation: string): string {
  return knownEmployers().find(({ id }) => id === organisation)?.name ?? "";
}
