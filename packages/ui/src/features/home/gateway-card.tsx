import type { EngineFacts, Snapshot } from "@rockpool/gateway-core/contract/snapshot";
import { Button } from "../../components/button.tsx";
import { Card } from "../../components/card.tsx";
import { type Fact, FactList } from "../../components/fact-list.tsx";
import { useApp } from "../../state/app-context.tsx";
import { useNow } from "../../state/use-now.ts";
import { Copyable } from "../frame/copyable.tsx";
import { shortDigest } from "../frame/short-digest.ts";
import styles from "./gateway-card.module.css";

/** What the gateway is made of and where it is. Only what is known gets a row. */
export function GatewayCard({ snapshot, facts: engine }: { snapshot: Snapshot; facts: EngineFacts }) {
  const { messages, store } = useApp();
  const { screens, units, engineProducts } = messages;
  const now = useNow(30_000);
  const words = screens.home.facts;
  const { container, address } = snapshot.gateway;
  const image = container?.image;
  const onlyHere = container?.published.every(({ hostIp }) => hostIp.startsWith("127.") || hostIp === "::1");

  const facts: Fact[] = [];
  if (address)
    facts.push({
      label: words.address,
      ...(onlyHere ? { hint: words.addressHint } : {}),
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
  if (snapshot.image.newer)
    facts.push({
      label: screens.home.images.newer,
      value: (
        <span className={styles.newer}>
          {screens.home.images.newerThere(snapshot.image.newer.version)}
          <Button size="small" variant="ghost" onClick={() => store.setState({ room: "images" })}>
            {screens.home.images.show}
          </Button>
        </span>
      ),
    });
  if (container?.status === "running" && container.startedAt !== null)
    facts.push({ label: words.uptime, value: units.duration(now - container.startedAt) });
  facts.push({
    label: words.engine,
    hint: words.engineHint,
    value: words.engineUsed(engineProducts[engine.product], engine.version),
  });

  return (
    <Card title={words.title}>
      <FactList facts={facts} />
    </Card>
  );
}
