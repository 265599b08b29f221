import type { TopicName, TopicParams, TopicValue } from "@rockpool/gateway-core/contract/topics";
import { useEffect, useState } from "react";
import { useApp } from "./app-context.tsx";

/** What a topic told last, while somebody looks; null before the first word of it, or without parameters. */
export function useTopic<K extends TopicName>(name: K, params: TopicParams<K> | null): TopicValue<K> | null {
  const { bridge } = useApp();
  const asked = params === null ? null : JSON.stringify(params);
  const [told, setTold] = useState<{ asked: string; value: TopicValue<K> } | null>(null);
  useEffect(() => {
    if (asked === null) return;
    return bridge.subscribe(name, JSON.parse(asked) as TopicParams<K>, (value) => setTold({ asked, value }));
  }, [bridge, name, asked]);
  return told !== null && told.asked === asked ? told.value : null;
}
