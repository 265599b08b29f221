import type { LocalModelServer } from "@rockpool/gateway-core/contract/assistant";
import { assistantWords } from "@rockpool/messages/assistant-words";
import { ExternalLink } from "lucide-react";
import { Button } from "../../components/button.tsx";
import { Card } from "../../components/card.tsx";
import { ChoiceList } from "../../components/choice-list.tsx";
import { StatusMark } from "../../components/status-mark.tsx";
import { useApp, useRoomWords } from "../../state/app-context.tsx";
import { CopyableLines } from "./copyable-lines.tsx";
import { hostOf } from "./host-of.ts";
import styles from "./local-server-card.module.css";
import { loopbackFix } from "./loopback-fix.ts";

const looks = {
  ok: { shape: "filled", tone: "busy" },
  absent: { shape: "ring", tone: "quiet" },
  "loopback-only": { shape: "triangle", tone: "caution" },
  unknown: { shape: "dashed", tone: "quiet" },
} as const;

const websites = { ollama: "https://ollama.com", lmstudio: "https://lmstudio.ai" } as const;

interface Props {
  readonly server: LocalModelServer;
  /** The chosen model, where it is one of these. */
  readonly model: string | null;
  readonly onChoose: (model: string) => void;
}

/** One model server of this computer: its models, or what keeps the gateway from them. */
export function LocalServerCard({ server, model, onChoose }: Props) {
  const { shell } = useApp();
  const words = useRoomWords(assistantWords).thisComputer;
  const { id, outcome, models } = server;
  return (
    <Card
      title={words.names[id]}
      aside={
        <span className={styles.outcome}>
          <StatusMark {...looks[outcome]} size={14} />
          {words.outcomes[outcome]}
        </span>
      }
    >
      {outcome === "absent" && (
        <div className={styles.absent}>
          <p className={styles.text}>{words.absent[id]}</p>
          <Button
            size="small"
            variant="ghost"
            icon={<ExternalLink aria-hidden="true" />}
            onClick={() => shell.openExternal(websites[id])}
          >
            {words.website(hostOf(websites[id]))}
          </Button>
        </div>
      )}
      {outcome === "unknown" && <p className={styles.text}>{words.unknown}</p>}
      {outcome === "loopback-only" && <Loopback server={server} />}
      {outcome === "ok" && models.length === 0 && (
        <div className={styles.rows}>
          <p className={styles.text}>{words.noModels[id]}</p>
          {id === "ollama" && (
            <CopyableLines what={words.command(words.names[id])}>ollama pull llama3.2</CopyableLines>
          )}
        </div>
      )}
      {outcome === "ok" && models.length > 0 && (
        <ChoiceList
          scrolls={models.length > 6}
          label={words.models(words.names[id])}
          value={model}
          choices={models.map((value) => ({ value, label: value }))}
          onChange={onChoose}
        />
      )}
    </Card>
  );
}

function Loopback({ server }: { server: LocalModelServer }) {
  const { shell } = useApp();
  const words = useRoomWords(assistantWords).thisComputer;
  const { commands, address, opensToNetwork, restartsApp } = loopbackFix(server, shell.platform);
  const { loopback } = words;
  const ip = address.replace(/:\d+$/, "");
  return (
    <div className={styles.rows}>
      <p className={styles.text}>{opensToNetwork ? loopback.all : loopback.bridge(ip)}</p>
      <CopyableLines what={words.command(words.names[server.id])}>{commands}</CopyableLines>
      <p className={styles.text}>
        {restartsApp && `${loopback.app[restartsApp]} `}
        {opensToNetwork ? loopback.opens : server.id === "ollama" && loopback.tool(address)}
      </p>
    </div>
  );
}
