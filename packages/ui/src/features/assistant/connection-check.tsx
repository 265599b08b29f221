import type { ReachabilityRow } from "@rockpool/gateway-core/contract/setup";
import { assistantWords } from "@rockpool/messages/assistant-words";
import { useState } from "react";
import { Button } from "../../components/button.tsx";
import { Disclosure } from "../../components/disclosure.tsx";
import { useRoomWords } from "../../state/app-context.tsx";
import { useMountedAt } from "../../state/use-mounted-at.ts";
import { useRead } from "../../state/use-read.ts";
import { FailureNotice } from "../frame/failure-notice.tsx";
import styles from "./connection-check.module.css";
import { ReachabilityTable } from "./reachability-table.tsx";
import { Waiting } from "./waiting.tsx";

/** Whom the gateway reaches, asked when somebody wants to know. */
export function ConnectionCheck() {
  const words = useRoomWords(assistantWords).check;
  const [open, setOpen] = useState(false);
  return (
    <Disclosure summary={words.title} onToggle={setOpen}>
      {open && <Rows />}
    </Disclosure>
  );
}

function Rows() {
  const words = useRoomWords(assistantWords).check;
  const { value, failure, reading, again } = useRead("setup.reachability", {}, null);
  const rows: readonly ReachabilityRow[] = value?.rows ?? [];
  return (
    <div className={styles.place}>
      {failure && <FailureNotice failure={failure} onRetry={again} />}
      {value && (rows.length > 0 ? <ReachabilityTable rows={rows} /> : <p>{words.nothing}</p>)}
      {reading && <Asking />}
      {!reading && value && (
        <div>
          <Button size="small" onClick={again}>
            {words.again}
          </Button>
        </div>
      )}
    </div>
  );
}

function Asking() {
  const words = useRoomWords(assistantWords);
  const since = useMountedAt();
  return <Waiting words={words.check.asking} since={since} long={words.wait} />;
}
