import { LongWait } from "../../components/long-wait.tsx";
import { useMessages } from "../../state/app-context.tsx";
import { useNow } from "../../state/use-now.ts";

interface Props {
  readonly words: string;
  /** Epoch milliseconds. */
  readonly since: number;
  /** Takes the time so far in words. */
  readonly long: (elapsed: string) => string;
  readonly stop?: { readonly label: string; readonly onPress: () => void } | undefined;
}

/** A wait that goes on by itself. */
export function Waiting({ words, since, long, stop }: Props) {
  const { units } = useMessages();
  const now = useNow(1000);
  return (
    <LongWait
      words={words}
      since={since}
      now={now}
      long={(elapsed) => long(units.duration(elapsed))}
      stop={stop}
    />
  );
}
