import type { Channel } from "@rockpool/gateway-core/contract/channels";
import { channelWords } from "@rockpool/messages/channel-words";
import { Button } from "../../components/button.tsx";
import { Card } from "../../components/card.tsx";
import { Disclosure } from "../../components/disclosure.tsx";
import { useRoomWords } from "../../state/app-context.tsx";
import styles from "./channel-choice.module.css";

interface Props {
  readonly channels: readonly Channel[];
  readonly onChoose: (channel: Channel) => void;
}

/** Channels that could be added: those with a form of ours first, all others folded. */
export function ChannelChoice({ channels, onChoose }: Props) {
  const words = useRoomWords(channelWords);
  const ours = channels.filter(({ adding }) => adding !== "wizard");
  const others = channels.filter(({ adding }) => adding === "wizard");
  const grid = (some: readonly Channel[]) => (
    <ul className={styles.grid}>
      {some.map((channel) => (
        <li key={channel.id}>
          <Button className={styles.choice} onClick={() => onChoose(channel)}>
            {channel.label}
          </Button>
        </li>
      ))}
    </ul>
  );
  return (
    <Card title={words.add}>
      {grid(ours)}
      {others.length > 0 && <Disclosure summary={words.more(others.length)}>{grid(others)}</Disclosure>}
    </Card>
  );
}
