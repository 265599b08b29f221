import { changeWords } from "@rockpool/messages/change-words";
import { useState } from "react";
import { Checkbox } from "../../components/checkbox.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { Skeleton } from "../../components/skeleton.tsx";
import { useApp, useAppState, useRoomWords } from "../../state/app-context.tsx";
import { useAsk } from "../../state/use-ask.ts";
import { useNow } from "../../state/use-now.ts";
import { FailureNotice } from "../frame/failure-notice.tsx";
import { expectedDowntime } from "./expected-downtime.ts";
import { useCheckpoints } from "./use-checkpoints.ts";

/** Which version and state come back, and what becomes of those of now. */
export function RollBackDialog({ checkpointId }: { checkpointId: string | null }) {
  const { store, messages } = useApp();
  const words = useRoomWords(changeWords);
  const ask = useAsk();
  const now = useNow(null);
  const snapshot = useAppState((state) => state.snapshot);
  const copies = useCheckpoints();
  const [workspace, setWorkspace] = useState(false);
  const close = () => store.setState({ question: null });
  const { back } = words;
  const id = checkpointId ?? snapshot?.goBack?.checkpointId;
  const copy = copies.value?.checkpoints.find((checkpoint) => checkpoint.id === id);

  if (!copy) {
    const missing = copies.value !== null;
    return (
      <Dialog
        title={missing ? back.missing : words.loading}
        no={missing ? words.refused.close : back.no}
        onAnswer={close}
      >
        {missing && <p>{back.missingText}</p>}
        {copies.failure && <FailureNotice failure={copies.failure} onRetry={copies.again} />}
        {copies.reading && <Skeleton width={320} height={20} />}
      </Dialog>
    );
  }
  const version = copy.version === null ? words.unknownVersion : words.openClaw(copy.version);
  const downtime = snapshot && expectedDowntime(snapshot, copy);
  const hasWorkspace = copy.parts.some(({ name }) => name === "workspace");
  return (
    <Dialog
      title={back.title(copy.version)}
      yes={back.yes}
      no={back.no}
      onAnswer={(yes) => {
        close();
        if (yes) void ask("gateway.rollBack", { checkpointId: copy.id, workspace });
      }}
      fields={
        hasWorkspace && (
          <Checkbox
            label={back.workspace}
            hint={back.workspaceHint}
            checked={workspace}
            onChange={setWorkspace}
          />
        )
      }
    >
      <p>{back.text(version, messages.units.moment(copy.at, now))}</p>
      <p>
        {back.kept} {!hasWorkspace ? back.noWorkspace : !workspace && back.workspaceStays}
      </p>
      <p>{downtime === null ? words.downtimeUnknown : words.downtime(messages.units.duration(downtime))}</p>
    </Dialog>
  );
}
