import type { CallOutput } from "@rockpool/gateway-core/contract/calls";
import { useState } from "react";
import { CodeBlock } from "../../components/code-block.tsx";
import { Disclosure } from "../../components/disclosure.tsx";
import { useApp } from "../../state/app-context.tsx";
import styles from "./plan-disclosure.module.css";

type Plan = CallOutput<"gateway.plan">["steps"] | "failed" | null;

/** What the button would do, as docker lines, without doing it. */
export function PlanDisclosure({ kind }: { kind: "start" | "stop" | "restart" }) {
  const { bridge, messages } = useApp();
  const { screens } = messages;
  const words = screens.home.plan;
  const [plan, setPlan] = useState<Plan>(null);

  const look = async (open: boolean) => {
    if (!open) return;
    const reply = await bridge.call("gateway.plan", { kind });
    setPlan(reply.ok ? reply.value.steps : "failed");
  };

  return (
    <Disclosure summary={words.titles[kind]} onToggle={(open) => void look(open)}>
      {plan === "failed" && <p className={styles.lead}>{words.failed}</p>}
      {Array.isArray(plan) && (
        <div className={styles.plan}>
          <p className={styles.lead}>{plan.length === 0 ? words.none : words.lead(screens.home[kind])}</p>
          <ol className={styles.steps}>
            {plan.map((step) => (
              <li key={step.id} className={styles.step}>
                <span>{messages.steps[step.id].todo}</span>
                {step.command && <CodeBlock label={messages.steps[step.id].todo}>{step.command}</CodeBlock>}
              </li>
            ))}
          </ol>
        </div>
      )}
    </Disclosure>
  );
}
