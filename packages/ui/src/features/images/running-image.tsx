import type { Snapshot } from "@rockpool/gateway-core/contract/snapshot";
import { imageWords } from "@rockpool/messages/image-words";
import { Button } from "../../components/button.tsx";
import { Card } from "../../components/card.tsx";
import { type Fact, FactList } from "../../components/fact-list.tsx";
import { useApp, useAppState, useRoomWords } from "../../state/app-context.tsx";
import { useNow } from "../../state/use-now.ts";
import { Copyable } from "../frame/copyable.tsx";
import { shortDigest } from "../frame/short-digest.ts";
import styles from "./running-image.module.css";
import type { ImageCheck } from "./use-image-check.ts";
import { wishWords } from "./wish-words.ts";

interface Props {
  readonly snapshot: Snapshot;
  readonly check: ImageCheck;
}

/** The image of the gateway, what the next start would take, and whether there is a newer one. */
export function RunningImage({ snapshot, check: { checking, checkedByHand, check } }: Props) {
  const { messages } = useApp();
  const words = useRoomWords(imageWords);
  const now = useNow(30_000);
  const asks = useAppState(({ preferences }) => preferences?.checkForNewImages ?? true);
  const { facts: names } = messages.screens.home;
  const { wish, image, gateway } = snapshot;
  const runs = gateway.container?.image;

  const facts: Fact[] = [];
  if (runs) {
    facts.push({ label: names.version, value: runs.version ?? words.unknownVersion });
    facts.push({
      label: names.image,
      hint: names.imageHint,
      value: <Copyable value={runs.reference} what={names.image.toLowerCase()} />,
    });
    facts.push({
      label: names.digest,
      hint: names.digestHint,
      value: runs.digest ? (
        <Copyable value={runs.digest} shown={shortDigest(runs.digest)} what={names.digest.toLowerCase()} />
      ) : (
        <span className={styles.quiet}>{names.noDigest}</span>
      ),
    });
  }
  facts.push({
    label: words.runs.wish,
    hint: words.runs.wishHint,
    value: (
      <span className={styles.wish}>
        <span className={styles.reference}>{wish.image}</span>
        <span className={styles.quiet}>{wishWords(snapshot, words)}</span>
      </span>
    ),
  });

  facts.push({
    label: words.newer.label,
    value: (
      <span className={styles.asked}>
        <span role="status">{asked()}</span>
        <Button size="small" variant="ghost" disabled={checking} onClick={() => void check()}>
          {image.checkedAt === null ? words.newer.check : words.newer.again}
        </Button>
      </span>
    ),
  });

  return (
    <Card title={gateway.container?.status === "running" ? words.runs.title : words.runs.stoppedTitle}>
      {!runs && <p className={styles.none}>{words.runs.none}</p>}
      <FactList facts={facts} />
    </Card>
  );

  function asked(): string {
    if (checking) return words.newer.checking;
    if (!asks && !checkedByHand) return words.newer.off;
    if (image.checkedAt === null) return words.newer.never;
    const ago = messages.units.ago(image.checkedAt, now);
    return image.newer ? words.newer.asked(ago) : words.newer.none(ago);
  }
}
