import { dashboardWords } from "@rockpool/messages/dashboard-words";
import { RotateCw, SquareArrowOutUpRight } from "lucide-react";
import { useEffect, useState } from "react";
import { Button } from "../../components/button.tsx";
import { Disclosure } from "../../components/disclosure.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import type { DashboardState, EmbeddedDashboard } from "../../shell.ts";
import { useAppState, useMessages, useRoomWords } from "../../state/app-context.tsx";
import { Copyable } from "../frame/copyable.tsx";
import styles from "./dashboard-view.module.css";
import { usePlacement } from "./use-placement.ts";

interface Props {
  readonly dashboard: EmbeddedDashboard;
  readonly address: string | null;
}

/** A bar of ours, and under it the place where the shell puts the native view. */
export function DashboardView({ dashboard, address }: Props) {
  const { screens } = useMessages();
  const words = useRoomWords(dashboardWords);
  const asked = useAppState((state) => state.question !== null);
  const [state, setState] = useState<DashboardState>({ kind: "loading" });
  useEffect(() => dashboard.onState(setState), [dashboard]);
  const place = usePlacement<HTMLDivElement>(dashboard, !asked && state.kind !== "failed");
  return (
    <div className={styles.view}>
      <div className={styles.bar}>
        {address && <Copyable value={address} what={screens.home.facts.address.toLowerCase()} />}
        <span className={styles.space} />
        <Button
          variant="ghost"
          size="small"
          icon={<RotateCw aria-hidden="true" />}
          onClick={() => dashboard.reload()}
        >
          {words.reload}
        </Button>
        <Button
          variant="ghost"
          size="small"
          icon={<SquareArrowOutUpRight aria-hidden="true" />}
          onClick={() => dashboard.openInBrowser()}
        >
          {words.openInBrowser}
        </Button>
      </div>
      <div ref={place} className={styles.place}>
        {state.kind === "failed" ? (
          <EmptyState
            title={words.failed}
            action={
              <Button variant="primary" onClick={() => dashboard.reload()}>
                {words.reload}
              </Button>
            }
          >
            <Disclosure summary={screens.app.details}>{state.reason}</Disclosure>
          </EmptyState>
        ) : (
          <p className={styles.loading}>{state.kind === "ready" ? null : words.loading}</p>
        )}
      </div>
    </div>
  );
}
