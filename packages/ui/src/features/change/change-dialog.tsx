import { changeWords } from "@rockpool/messages/change-words";
import { useState } from "react";
import { Checkbox } from "../../components/checkbox.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { useApp, useAppState, useRoomWords } from "../../state/app-context.tsx";
import { useAsk } from "../../state/use-ask.ts";
import styles from "./change-dialog.module.css";
import { ChangeRefused } from "./change-refused.tsx";
import { expectedDowntime } from "./expected-downtime.ts";
import { isOlderVersion } from "./is-older-version.ts";
import { useCheckpoints } from "./use-checkpoints.ts";
import { VersionPair } from "./version-pair.tsx";

interface Props {
  readonly reference: string;
  readonly version: string | null;
  readonly here: boolean;
}

/** From which version to which, in what order, and for how long there is no gateway. */
export function ChangeDialog({ reference, version, here }: Props) {
  const { store, messages } = useApp();
  const words = useRoomWords(changeWords);
  const ask = useAsk();
  const snapshot = useAppState((state) => state.snapshot);
  const copies = useCheckpoints();
  const [rehearse, setRehearse] = useState(false);
  const image = snapshot?.gateway.container?.image;
  const now = image?.version ?? null;
  const close = () => store.setState({ question: null });
  const checkpoints = copies.value?.checkpoints ?? [];

  if (version !== null && now !== null && isOlderVersion(version, now))
    return (
      <ChangeRefused
        version={version}
        now={now}
        looking={copies.reading && copies.value === null}
        copy={checkpoints.find((checkpoint) => checkpoint.version === version)}
      />
    );

  const { steps } = words;
  const order = [
    !here && steps.download,
    rehearse && steps.rehearse,
    steps.copy,
    steps.start,
    steps.back,
    steps.keep,
  ].filter((step) => step !== false);
  const downtime = snapshot && expectedDowntime(snapshot, checkpoints[0]);
  return (
    <Dialog
      title={words.title(version)}
      yes={words.yes}
      no={words.no}
      onAnswer={(yes) => {
        close();
        if (yes) void ask("gateway.change", { reference, rehearse });
      }}
      fields={
        <Checkbox
          label={words.rehearse}
          hint={words.rehearseHint}
          checked={rehearse}
          onChange={setRehearse}
        />
      }
    >
      <VersionPair from={{ version: now, reference: image?.reference ?? null }} to={{ version, reference }} />
      <div>
        <p className={styles.lead}>{words.happens}</p>
        <ol className={styles.order}>
          {order.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </div>
      <p className={styles.downtime}>
        {downtime === null ? words.downtimeUnknown : words.downtime(messages.units.duration(downtime))}
      </p>
    </Dialog>
  );
}
