import type { TopicValue } from "@rockpool/gateway-core/contract/topics";
import { useEffect, useState } from "react";
import { useApp } from "../../state/app-context.tsx";
import { usePageVisible } from "../../state/use-page-visible.ts";

export type Stats = TopicValue<"stats">;

/** How many of the last figures are kept and drawn. */
export const statsKept = 60;

/** The last figures of use, oldest first. The engine measures only while somebody looks. */
export function useStats(): readonly Stats[] {
  const { bridge } = useApp();
  const visible = usePageVisible();
  const [stats, setStats] = useState<readonly Stats[]>([]);
  useEffect(() => {
    if (!visible) return;
    return bridge.subscribe("stats", {}, (next) => setStats((last) => [...last, next].slice(-statsKept)));
  }, [bridge, visible]);
  return stats;
}
