import { setupWords } from "@rockpool/messages/setup-words";
import { useState } from "react";
import { Button } from "../../components/button.tsx";
import { Segmented } from "../../components/segmented.tsx";
import { useApp, useRoomWords } from "../../state/app-context.tsx";
import { useRead } from "../../state/use-read.ts";
import { CommandLines } from "./command-lines.tsx";
import styles from "./engine-help.module.css";
import {
  type InstallSystem,
  installPages,
  isLinux,
  linuxInstall,
  linuxSystems,
  systemsOf,
} from "./install-engine.ts";
import { InstallHere } from "./install-here.tsx";

/** How an engine gets onto this computer: lines for its terminal, or the maker's own download. */
export function EngineMissing() {
  const { shell } = useApp();
  const words = useRoomWords(setupWords).engine;
  const { missing } = words;
  const systems = systemsOf(shell);
  const [system, setSystem] = useState<InstallSystem>(systems[0] ?? linuxSystems[0]);
  const here = useRead("engine.installation", {}, null).value?.lines;
  const open = (url: string) => () => shell.openExternal(url);
  return (
    <>
      {here && <InstallHere lines={here} />}
      {systems.length > 1 && (
        <div className={styles.scroller}>
          <Segmented
            label={missing.system}
            value={system}
            options={systems.map((value) => ({ value, label: missing.systems[value] }))}
            onChange={setSystem}
          />
        </div>
      )}
      {isLinux(system) ? (
        <>
          <p>{missing.terminal}</p>
          <CommandLines
            lines={linuxInstall[system].map(({ step, command }) => ({ title: missing.steps[step], command }))}
          />
          <p>{words.permission.relogin}</p>
          <div className={styles.link}>
            <Button size="small" variant="ghost" onClick={open(installPages.linux)}>
              {missing.other}
            </Button>
          </div>
        </>
      ) : (
        <>
          <p>{missing.download[system]}</p>
          <div className={styles.links}>
            <Button onClick={open(installPages[system])}>{missing.desktop}</Button>
            {system === "mac" && <Button onClick={open(installPages.orbstack)}>{missing.orbstack}</Button>}
          </div>
        </>
      )}
    </>
  );
}
