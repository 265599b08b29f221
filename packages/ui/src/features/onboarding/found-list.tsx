import type { FoundGateway } from "@rockpool/gateway-core/contract/setup";
import { setupWords } from "@rockpool/messages/setup-words";
import { Container, Folder } from "lucide-react";
import { useRoomWords } from "../../state/app-context.tsx";
import styles from "./found-list.module.css";
import { stateLocator } from "./state-locator.ts";

/** Gateways and states that were here before: what, which version, where, and whom it is open to. */
export function FoundList({ found }: { found: readonly FoundGateway[] }) {
  const words = useRoomWords(setupWords).existing;
  return (
    <ul aria-label={words.found} className={styles.list}>
      {found.map((each) => (
        <li key={each.kind === "container" ? each.id : each.state} className={styles.row}>
          <span className={styles.icon}>
            {each.kind === "container" ? <Container aria-hidden="true" /> : <Folder aria-hidden="true" />}
          </span>
          <div className={styles.words}>
            <p className={styles.name}>
              {each.kind === "container" ? each.name : placeWords(each.state)}
              <span className={styles.kind}>
                {each.kind === "container"
                  ? `${words.container}, ${each.running ? words.running : words.stopped}`
                  : `${words.state}, ${each.usedBy ? words.usedBy(each.usedBy) : words.unused}`}
              </span>
            </p>
            {details(each).map((line) => (
              <p key={line} className={styles.text}>
                {line}
              </p>
            ))}
          </div>
        </li>
      ))}
    </ul>
  );

  function details(each: FoundGateway): string[] {
    const version = each.version === null ? words.noVersion : words.version(each.version);
    if (each.kind === "state") return [version];
    const { image, addresses, state, composeProject } = each;
    return [
      `${version} · ${image}`,
      ...addresses.map((address) =>
        /^(?:127\.|\[?::1\]?:|localhost)/.test(address) ? words.onlyHere(address) : words.network(address),
      ),
      ...(state === null ? [] : [`${words.state}: ${placeWords(state)}`]),
      ...(composeProject === null ? [] : [words.compose(composeProject)]),
    ];
  }

  function placeWords(locator: string): string {
    const state = stateLocator(locator);
    return state.kind === "volume" ? words.volume(state.name) : state.path;
  }
}
