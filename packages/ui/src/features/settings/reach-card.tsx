import { exposureFacts } from "@rockpool/messages/exposure-facts";
import { AskedCard } from "./asked-card.tsx";
import type { SettingWords } from "./read-setting.ts";

/** Who can reach the gateway: said by the engine, and tried. */
export function ReachCard({ words: { proof: words } }: { words: SettingWords }) {
  return (
    <AskedCard
      question="gateway.exposure"
      words={words}
      facts={(answer) =>
        exposureFacts(answer, words.facts).map(({ values, ...fact }) => ({
          ...fact,
          value: values.map((each) => <div key={each}>{each}</div>),
        }))
      }
    />
  );
}
