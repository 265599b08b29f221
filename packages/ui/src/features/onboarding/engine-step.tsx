import { EngineReady } from "./engine-ready.tsx";
import { EngineSearching } from "./engine-searching.tsx";
import { EngineUnavailable } from "./engine-unavailable.tsx";
import type { SetupStepProps } from "./step-props.ts";

/** The engine: looked for, found, or what is to be done so that there is one. */
export function EngineStep(props: SetupStepProps) {
  const { engine } = props.facts.snapshot;
  switch (engine.kind) {
    case "searching":
      return <EngineSearching {...props} />;
    case "connected":
      return <EngineReady {...props} engine={engine.facts} />;
    case "unavailable":
      return <EngineUnavailable {...props} engine={engine} />;
  }
}
