import { show } from "../../../ui/navigation/announcer";
import "../../../ui/forms/forms.css";
import { momentText } from "../../../data/format";
import { language } from "../../../i18n";
import { LoadedPage } from "../../../ui/forms/loaded-page";
import { Trouble } from "../../../ui/forms/trouble";
import { useLoaded } from "../../../ui/forms/use-loaded";
import { useSending } from "../../../ui/forms/use-sending";
import { NeedsAccount } from "../../../ui/needs-account";
import { BackButton, PageTitle } from "../../../ui/page";
import { type Device, meApi } from "../../data/me";
import { ownWords } from "../../words/own";
import "./account.css";

/** The devices that are signed in, and the way to close each. */
export function DevicesPage() {
  return <NeedsAccount>{(account) => <Devices key={account.id} />}</NeedsAccount>;
}

function Devices() {
  const words = ownWords().devices;
  const loaded = useLoaded("devices", meApi.devices);
  const sending = useSending();
  const close = async (work: () => Promise<unknown>, word: string): Promise<void> => {
    if (!(await sending.send(work))) return;
    show(word);
    loaded.reload();
  };
  return (
    <LoadedPage loaded={loaded}>
      {(devices) => (
        <div class="page text">
          <BackButton />
          <PageTitle text={words.title} />
          <p class="lead">{words.lead}</p>
          <ul class="devices">
            {devices.map((device) => (
              <DeviceRow
                key={device.id}
                device={device}
                onClose={() => void close(() => meApi.closeDevice(device.id), words.closed)}
              />
            ))}
          </ul>
          <Trouble of={sending} />
          {devices.length > 1 && (
            <button
              type="button"
              class="button"
              onClick={() => void close(meApi.closeOtherDevices, words.othersClosed)}
            >
              {words.closeOthers}
            </button>
          )}
        </div>
      )}
    </LoadedPage>
  );
}

function DeviceRow({ device, onClose }: { device: Device; onClose: () => void }) {
  const words = ownWords().devices;
  const name = device.device || words.unknown;
  return (
    <li>
      <div>
        <b>{name}</b> {device.current && <span class="tag">{words.here}</span>}
        <p class="facts">
          <span>{words.since(momentText(device.created_at, language.value))}</span>
          <span>{words.seen(momentText(device.seen_at, language.value))}</span>
        </p>
      </div>
      {!device.current && (
        <button type="button" class="button" aria-label={words.closeThis(name)} onClick={onClose}>
          {words.close}
        </button>
      )}
    </li>
  );
}
