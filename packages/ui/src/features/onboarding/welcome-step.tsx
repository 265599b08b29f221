import { setupWords } from "@rockpool/messages/setup-words";
import { Boxes, Cpu, Package } from "lucide-react";
import { Button } from "../../components/button.tsx";
import { Disclosure } from "../../components/disclosure.tsx";
import { useApp, useRoomWords } from "../../state/app-context.tsx";
import { rememberSetup } from "../../state/remember-setup.ts";
import { StepFrame } from "./step-frame.tsx";
import type { SetupStepProps } from "./step-props.ts";
import styles from "./welcome-step.module.css";

const icons = {
  engine: <Boxes aria-hidden="true" />,
  image: <Package aria-hidden="true" />,
  model: <Cpu aria-hidden="true" />,
};

/** What will happen, what it takes, and the other ways. */
export function WelcomeStep({ goOn, goBack, facts }: SetupStepProps) {
  const app = useApp();
  const words = useRoomWords(setupWords).welcome;
  const { needs } = words;
  const begin = () => {
    if (facts.progress.form) void rememberSetup(app, { step: "welcome", form: false });
    goOn();
  };
  return (
    <StepFrame
      title={words.title}
      lead={words.lead}
      primary={{ label: words.begin, onPress: begin }}
      consequence={words.consequence}
      onBack={goBack}
    >
      <ul aria-label={needs.label} className={styles.needs}>
        {(["engine", "image", "model"] as const).map((need) => (
          <li key={need} className={styles.need}>
            <span className={styles.icon}>{icons[need]}</span>
            <div>
              <p className={styles.name}>{needs[need].title}</p>
              <p className={styles.text}>{needs[need].text}</p>
            </div>
          </li>
        ))}
      </ul>
      <div className={styles.others}>
        <Button onClick={() => app.store.setState({ cover: "demo" })}>{words.demo}</Button>
        <Button variant="ghost" onClick={() => void rememberSetup(app, { step: "engine", form: true })}>
          {words.form}
        </Button>
      </div>
      <div className={styles.more}>
        {[words.plain, words.native].map(({ summary, texts, link, url }) => (
          <Disclosure key={summary} summary={summary}>
            <div className={styles.texts}>
              {texts.map((text) => (
                <p key={text}>{text}</p>
              ))}
              <Button size="small" variant="ghost" onClick={() => app.shell.openExternal(url)}>
                {link}
              </Button>
            </div>
          </Disclosure>
        ))}
      </div>
      <p className={styles.promise}>{words.promise}</p>
    </StepFrame>
  );
}
