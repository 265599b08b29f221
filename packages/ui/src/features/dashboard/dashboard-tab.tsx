import { dashboardWords } from "@rockpool/messages/dashboard-words";
import { SquareArrowOutUpRight } from "lucide-react";
import { useState } from "react";
import { Button } from "../../components/button.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { StatusPool } from "../../components/status-pool.tsx";
import type { TabDashboard } from "../../shell.ts";
import { useRoomWords } from "../../state/app-context.tsx";

/** In a browser the Control UI cannot be framed; it gets a tab of its own. */
export function DashboardTab({ dashboard }: { dashboard: TabDashboard }) {
  const words = useRoomWords(dashboardWords);
  const [opened, setOpened] = useState(false);
  return (
    <EmptyState
      mark={<StatusPool shape="filled" tone="presence" />}
      title={words.frame}
      action={
        <Button
          variant="primary"
          size="large"
          icon={<SquareArrowOutUpRight aria-hidden="true" />}
          onClick={() => {
            dashboard.open();
            setOpened(true);
          }}
        >
          {opened ? words.openAgain : words.openTab}
        </Button>
      }
    >
      {opened ? words.lostSignIn : words.inTab}
    </EmptyState>
  );
}
