import type {
  AssistantProvider,
  LocalModelServer,
  WizardState,
} from "@rockpool/gateway-core/contract/assistant";
import { assistantWords } from "@rockpool/messages/assistant-words";
import { Button } from "../../components/button.tsx";
import { useRoomWords } from "../../state/app-context.tsx";
import { useMountedAt } from "../../state/use-mounted-at.ts";
import { useRead } from "../../state/use-read.ts";
import { CallProblem } from "./call-problem.tsx";
import { LocalServerCard } from "./local-server-card.tsx";
import styles from "./local-servers.module.css";
import { ProviderRow } from "./provider-row.tsx";
import { Waiting } from "./waiting.tsx";

export interface LocalModel {
  readonly server: LocalModelServer;
  readonly model: string;
}

interface Props {
  readonly chosen: LocalModel | null;
  readonly onChoose: (model: LocalModel) => void;
  /** Those that OpenClaw can make ready by itself. */
  readonly preparable: readonly AssistantProvider[];
  readonly onPrepare: (provider: AssistantProvider) => void;
  readonly onResume: (wizard: WizardState) => void;
}

/** Models on this computer, as the gateway sees them from inside its container. */
export function LocalServers({ chosen, onChoose, preparable, onPrepare, onResume }: Props) {
  const all = useRoomWords(assistantWords);
  const words = all.thisComputer;
  const { value, failure, reading, again } = useRead("assistant.localServers", {}, null);
  // Found ones first: they are what one came for.
  const servers = [...(value?.servers ?? [])].sort((a, b) => rank(a) - rank(b));
  return (
    <div className={styles.place}>
      {failure && <CallProblem failure={failure} onRetry={again} onResume={onResume} />}
      {servers.map((server) => (
        <LocalServerCard
          key={server.id}
          server={server}
          model={chosen?.server.id === server.id ? chosen.model : null}
          onChoose={(model) => onChoose({ server, model })}
        />
      ))}
      {value && servers.length === 0 && (
        <p className={styles.none}>
          {words.none}. {words.noneText}
        </p>
      )}
      {reading ? (
        <Reading key={String(value === null)} />
      ) : (
        <div>
          <Button onClick={again}>{words.again}</Button>
        </div>
      )}
      {preparable.length > 0 && (
        <section className={styles.prepare} aria-label={words.prepare}>
          <h2 className={styles.title}>{words.prepare}</h2>
          <ul className={styles.list}>
            {preparable.map((provider) => (
              <ProviderRow key={provider.id} provider={provider} onChoose={() => onPrepare(provider)} />
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function Reading() {
  const words = useRoomWords(assistantWords);
  const since = useMountedAt();
  return <Waiting words={words.thisComputer.asking} since={since} long={words.wait} />;
}

function rank({ outcome, models }: LocalModelServer): number {
  if (outcome === "ok") return models.length > 0 ? 0 : 1;
  return outcome === "loopback-only" ? 1 : 2;
}
