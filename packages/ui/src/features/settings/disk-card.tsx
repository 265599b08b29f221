import { useMessages } from "../../state/app-context.tsx";
import { AskedCard } from "./asked-card.tsx";
import type { SettingWords } from "./read-setting.ts";

/** What grows with use. */
export function DiskCard({ words: { disk: words } }: { words: SettingWords }) {
  const { units } = useMessages();
  return (
    <AskedCard
      question="gateway.diskUse"
      words={words}
      facts={({ places }) =>
        places.map(({ id, bytes }) => ({
          label: words.places[id].label,
          hint: words.places[id].hint,
          value: bytes === null ? words.unknown : units.bytes(bytes),
        }))
      }
    />
  );
}
