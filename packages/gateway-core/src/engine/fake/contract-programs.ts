import { contractCommands } from "../contract-suite/contract-commands.ts";
import { type FakeProgram, untilKilled, untilStopped } from "./fake-program.ts";

/** What the shell lines of the contract suite do, for an engine that has no shell. */
const programs: Readonly<Record<keyof typeof contractCommands, FakeProgram>> = {
  forever(run) {
    run.stdout.write("ready\n");
    return untilStopped(run);
  },
  deaf(run) {
    run.stdout.write("ready\n");
    return untilKilled(run);
  },
  talk({ stdout, stderr }) {
    stdout.write("out 1\n");
    stderr.write("err 1\n");
    stdout.write("out 2\n");
    return 3;
  },
  mixed({ stdout, stderr }) {
    stdout.write("to out\n");
    stderr.write("to err\n");
    return 7;
  },
  environment({ stdout, env }) {
    stdout.write(`${env.GREETING ?? ""}\n`);
    return 0;
  },
  utf8({ stdout }) {
    stdout.write("hé 🦞\nno newline");
    return 0;
  },
  async echo({ stdin, stdout }) {
    for await (const chunk of stdin) stdout.write(chunk);
    return 0;
  },
};

/** The same by whole command, as FakeEngine looks them up. */
export const contractPrograms: ReadonlyMap<string, FakeProgram> = new Map(
  Object.entries(contractCommands).map(([name, command]) => [
    command.join(" "),
    programs[name as keyof typeof contractCommands],
  ]),
);
