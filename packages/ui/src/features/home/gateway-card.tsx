import type { EngineFacts, Snapshot } from "@rockpool/gateway-core/contract/snapshot";
import { Card } from "../../components/card.tsx";
import { type Fact, FactList } from "../../components/fact-list.tsx";
import { useMessages } from "../../state/app-context.tsx";
import { useNow } from "../../state/use-now.ts";
import { Copyable } from "../frame/copyable.tsx";
import styles from "./gateway-card.module.css";

/** "sha256:8c1f4f0d2a7e": enough to compare by eye. */
function shortDigest(digest: string): string {
  return digest.slice(0, "sha256:".length + 12);
}

/** What the gateway is made of and where it is. Only what is known gets a row. */
export function GatewayCard({ snapshot, facts: engine }: { snapshot: Snapshot; facts: EngineFacts }) {
  const { screens, units, engineProducts } = useMessages();
  const now = useNow(30_000);
  const words = screens.home.facts;
  const { container, address } = snapshot.gateway;
  const image = container?.image;

  const facts: Fact[] = [];
  if (address)
    facts.push({
      label: words.address,
      hint: words.addressHint,
      value: <Copyable value={address} what={words.address.toLowerCase()} />,
    });
  if (image?.version) facts.push({ label: words.version, value: image.version });
  facts.push({
    label: words.image,
    hint: words.imageHint,
    value: <Copyable value={image?.reference ?? snapshot.wish.image} what={words.image.toLowerCase()} />,
  });
  if (image)
    facts.push({
      label: words.digest,
      hint: words.digestHint,
      value: image.digest ? (
        <Copyable value={image.digest} shown={shortDigest(image.digest)} what={words.digest.toLowerCase()} />
      ) : (
        <span className={styles.quiet}>{words.noDigest}</span>
      ),
    });
  if (container?.status === "running" && container.startedAt !== null)
    facts.push({ label: words.uptime, value: units.duration(now - container.startedAt) });
  facts.push({
    label: words.engine,
    hint: words.engineHint,
    value: screens.settings.engineUsed(engineProducts[engine.product], engine.version),
  });

  return (
    <Card title={words.title}>
      <FactList facts={facts} />
    </Card>
  );
}
