import { settingWords } from "@rockpool/messages/setting-words";
import { Card } from "../../components/card.tsx";
import { FactList } from "../../components/fact-list.tsx";
import { NumberField } from "../../components/number-field.tsx";
import { Segmented } from "../../components/segmented.tsx";
import { Switch } from "../../components/switch.tsx";
import { useAppState, useMessages, useRoomWords } from "../../state/app-context.tsx";
import { useAsk } from "../../state/use-ask.ts";
import { NoticeList } from "../home/notice-list.tsx";
import { GatewayForm } from "./gateway-form.tsx";
import styles from "./settings-room.module.css";
import { storageFacts } from "./storage-facts.ts";

const themes = ["system", "light", "dark"] as const;

/** What a person may change. Switches count at once; fields when they are saved. */
export function SettingsRoom() {
  const messages = useMessages();
  const words = useRoomWords(settingWords);
  const ask = useAsk();
  const preferences = useAppState((state) => state.preferences);
  const snapshot = useAppState((state) => state.snapshot);
  if (!preferences) return null;
  const kept = { min: 1, max: 50, invalid: words.keepInvalid };
  const waiting = snapshot?.notices.filter(({ code }) => code === "recreate-to-apply") ?? [];
  return (
    <div className={styles.room}>
      <h1 className={styles.title}>{words.title}</h1>
      <NoticeList notices={waiting} />
      <Card title={words.gateway}>
        <div className={styles.rows}>
          <GatewayForm preferences={preferences} snapshot={snapshot} />
          <hr className={styles.line} />
          <Switch
            label={words.restartUnhealthy}
            hint={words.restartUnhealthyHint}
            checked={preferences.restartUnhealthy}
            onChange={(restartUnhealthy) => void ask("settings.set", { patch: { restartUnhealthy } })}
          />
        </div>
      </Card>
      <Card title={words.images}>
        <div className={styles.rows}>
          <Switch
            label={words.checkForNewImages}
            hint={words.checkForNewImagesHint}
            checked={preferences.checkForNewImages}
            onChange={(checkForNewImages) => void ask("settings.set", { patch: { checkForNewImages } })}
          />
          <hr className={styles.line} />
          <NumberField
            label={words.keepImages}
            hint={words.keepImagesHint}
            {...kept}
            value={preferences.keepImages}
            onCommit={(keepImages) => void ask("settings.set", { patch: { keepImages } })}
          />
          <hr className={styles.line} />
          <NumberField
            label={words.keepCheckpoints}
            hint={words.keepCheckpointsHint}
            {...kept}
            value={preferences.keepCheckpoints}
            onCommit={(keepCheckpoints) => void ask("settings.set", { patch: { keepCheckpoints } })}
          />
        </div>
      </Card>
      <Card title={words.application}>
        <div className={styles.rows}>
          <Switch
            label={words.stopOnQuit}
            hint={words.stopOnQuitHint}
            checked={preferences.stopOnQuit}
            onChange={(stopOnQuit) => void ask("settings.set", { patch: { stopOnQuit } })}
          />
          <hr className={styles.line} />
          <div className={styles.row}>
            <span className={styles.label}>{words.theme}</span>
            <Segmented
              label={words.theme}
              value={preferences.theme}
              options={themes.map((value) => ({ value, label: words.themes[value] }))}
              onChange={(theme) => void ask("settings.set", { patch: { theme } })}
            />
          </div>
        </div>
      </Card>
      <Card title={words.storage}>
        <p className={styles.lead}>{words.storageLead}</p>
        <FactList facts={storageFacts(preferences, snapshot, words, messages)} />
      </Card>
    </div>
  );
}
