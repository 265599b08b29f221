import { setupWords } from "@rockpool/messages/setup-words";
import { InlineNotice } from "../../components/inline-notice.tsx";
import { useRoomWords } from "../../state/app-context.tsx";
import { CommandLines } from "./command-lines.tsx";
import styles from "./engine-help.module.css";

/** What lets the person's account use the engine. Facts as of the failure `engine-permission`. */
export function EnginePermission({ facts }: { facts: Readonly<Record<string, string>> }) {
  const words = useRoomWords(setupWords).engine.permission;
  const { group = "docker", needsLogin, command } = facts;
  if (needsLogin === "yes") return <InlineNotice tone="info" title={words.reloginOnly} />;
  return (
    <>
      <p>{words.lead}</p>
      <CommandLines
        lines={[
          ...(command ? [{ title: words.start, command }] : []),
          { title: words.join, command: `sudo usermod -aG ${group} $USER` },
        ]}
      />
      <p>{words.relogin}</p>
      <p className={styles.small}>{words.warning}</p>
    </>
  );
}
