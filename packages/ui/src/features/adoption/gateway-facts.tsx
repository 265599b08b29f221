import type { FoundInstance } from "@rockpool/gateway-core/contract/adoption";
import { adoptionWords } from "@rockpool/messages/adoption-words";
import { type Fact, FactList } from "../../components/fact-list.tsx";
import { useRoomWords } from "../../state/app-context.tsx";
import styles from "./gateway-facts.module.css";

/** What a gateway is made of. Only what is known gets a row. */
export function GatewayFacts({ gateway }: { gateway: FoundInstance }) {
  const words = useRoomWords(adoptionWords);
  const { image, engine, state, mounts, origin } = gateway;
  const code = (text: string) => <span className={styles.code}>{text}</span>;
  const place = (locator: string) =>
    locator.startsWith("volume:")
      ? words.volume(locator.slice("volume:".length))
      : locator.slice("bind:".length);
  const facts: Fact[] = [];
  if (image) facts.push({ label: words.facts.image, value: code(image) });
  if (engine) facts.push({ label: words.facts.engine, value: code(engine.endpoint) });
  if (state) facts.push({ label: words.facts.state, value: code(place(state)) });
  if (mounts.length > 0)
    facts.push({
      label: words.facts.mounts,
      value: (
        <ul className={styles.mounts}>
          {mounts.map(({ source, target, readOnly }) => (
            <li key={target}>
              {code(`${source} → ${target}`)}
              {readOnly && ` (${words.facts.readOnly})`}
            </li>
          ))}
        </ul>
      ),
    });
  for (const { path, exists } of origin.files)
    facts.push({
      label: words.facts.file,
      value: (
        <>
          {code(path)}
          {exists === "no" && ` (${words.facts.fileGone})`}
        </>
      ),
    });
  return <FactList facts={facts} />;
}
