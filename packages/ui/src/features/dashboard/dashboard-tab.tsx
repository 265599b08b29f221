import { SquareArrowOutUpRight } from "lucide-react";
import { Button } from "../../components/button.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { StatusPool } from "../../components/status-pool.tsx";
import type { TabDashboard } from "../../shell.ts";
import { useMessages } from "../../state/app-context.tsx";

/** In a browser the Control UI cannot be framed; it gets a tab of its own. */
export function DashboardTab({ dashboard }: { dashboard: TabDashboard }) {
  const words = useMessages().screens.dashboard;
  return (
    <EmptyState
      mark={<StatusPool shape="filled" tone="presence" />}
      title={words.frame}
      action={
        <Button
          variant="primary"
          size="large"
          icon={<SquareArrowOutUpRight aria-hidden="true" />}
          onClick={() => dashboard.open()}
        >
          {words.openTab}
        </Button>
      }
    >
      {words.inTab}
    </EmptyState>
  );
}
