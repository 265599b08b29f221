import type { HealthReport } from "@rockpool/gateway-core/contract/health-report";
import type { StatusShape, StatusTone } from "@rockpool/messages/status-shape";
import { StatusMark } from "../../components/status-mark.tsx";
import { useMessages } from "../../state/app-context.tsx";
import styles from "./health-details.module.css";

type Look = { shape: StatusShape; tone: StatusTone };

const well: Look = { shape: "filled", tone: "busy" };
const unwell: Look = { shape: "gap", tone: "caution" };
const off: Look = { shape: "ring", tone: "quiet" };
const unknown: Look = { shape: "dashed", tone: "quiet" };
const channelLooks = { ok: well, failing: unwell, off, unknown };

/** Plugins, channels and agents, one line each. */
export function HealthDetails({ report }: { report: HealthReport }) {
  const words = useMessages().screens.home.health;
  const { plugins, channels, agents } = report;
  const loaded = words.pluginsLoaded(plugins.loaded.length);
  return (
    <div className={styles.details}>
      <section className={styles.group}>
        <h3 className={styles.title}>{words.plugins}</h3>
        <ul>
          <Row look={plugins.errors.length > 0 ? unwell : well} name={loaded}>
            {plugins.errors.length > 0 && words.pluginErrors(plugins.errors.length)}
          </Row>
          {plugins.errors.map((error) => (
            <Row key={error.id} look={unwell} name={error.id}>
              {error.message}
            </Row>
          ))}
        </ul>
      </section>
      <section className={styles.group}>
        <h3 className={styles.title}>{words.channels}</h3>
        <ul>
          {channels.length === 0 && <Row look={off} name={words.noChannels} />}
          {channels.map((channel) => (
            <Row key={channel.id} look={channelLooks[channel.state]} name={channel.label}>
              {channel.detail ?? words.channelStates[channel.state]}
            </Row>
          ))}
        </ul>
      </section>
      <section className={styles.group}>
        <h3 className={styles.title}>{words.agents}</h3>
        <ul>
          {agents.length === 0 && <Row look={off} name={words.noAgents} />}
          {agents.map((agent) => {
            const notes = [
              agent.isDefault && words.defaultAgent,
              agent.sessions !== null && words.sessions(agent.sessions),
            ].filter((note) => note !== false);
            return (
              <Row key={agent.id} look={well} name={agent.name}>
                {notes.join(", ")}
              </Row>
            );
          })}
        </ul>
      </section>
    </div>
  );
}

function Row({ look, name, children }: { look: Look; name: string; children?: React.ReactNode }) {
  return (
    <li className={styles.row}>
      <StatusMark {...look} size={12} />
      <span className={styles.name}>{name}</span>
      {children && <span className={styles.note}>{children}</span>}
    </li>
  );
}
