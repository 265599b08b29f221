import { useEffect, useState } from "react";
import { useApp } from "../../state/app-context.tsx";

/** What a pane can hold and still be read. */
export const outputKept = 500;

export interface Output {
  readonly lines: readonly string[];
  /** Lines that came before the first one here and were let go. */
  readonly forgotten: number;
}

const nothing: Output = { lines: [], forgotten: 0 };

/** The last lines of a build. Only the build named is followed; the service is asked only while somebody looks. */
export function useBuildOutput(operationId: string, looking: boolean): Output {
  const { bridge } = useApp();
  const [output, setOutput] = useState(nothing);
  useEffect(() => {
    if (!looking) return;
    let first = true;
    return bridge.subscribe("buildOutput", {}, (push) => {
      if (push.operationId !== operationId) return;
      // A new subscription tells the last lines once more.
      const anew = first || push.reset;
      first = false;
      setOutput((last) => append(anew ? nothing : last, push.lines));
    });
  }, [bridge, operationId, looking]);
  return output;
}

function append({ lines, forgotten }: Output, more: readonly string[]): Output {
  const all = [...lines, ...more];
  const over = Math.max(0, all.length - outputKept);
  return { lines: all.slice(over), forgotten: forgotten + over };
}
