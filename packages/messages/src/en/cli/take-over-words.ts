import { takeOver } from "../take-over.ts";

/** Words of `rockpool adopt NAME --take-over`. */
export const takeOverCommand = {
  ...takeOver,
  title: (name: string, image: string) => `Take over ${name}, on ${image}`,
  offer: (id: string, value: string) => `--safer ${id}: ${value}`,
  saferHint: "--safer may be given more than once; --all-safer takes every safer value.",
  willBe: (value: string) => `will be ${value}`,
  question: "Take it over?",
  needsYes: "Taking over waits for a yes. Add --yes, or see what would change with --dry-run.",
  done: (name: string, address: string) =>
    `Taken over. Running at ${address}. ${name} is kept, stopped: 'rockpool release --undo' puts it back.`,
};

/** Words of `rockpool adopt NAME --import`. */
export const importCommand = {
  title: (name: string) => `Copy the state of ${name}`,
  parts: { state: "State", "auth-secrets": "Keys", workspace: "Workspace" },
  part: (from: string, to: string) => `${from} → ${to}`,
  stops: (name: string) => `${name} is stopped for the copy and started again after.`,
  secrets: (names: string) => `Of its environment come along, into the copy's .env: ${names}.`,
  untouched: "The original stays as it is.",
  done: (address: string) =>
    `Copied and compared. Start your own gateway on it with 'rockpool up'; its state is ${address}.`,
};

/** Words of `rockpool release` on a gateway of our own. */
export const releaseCommand = {
  takenOver: (name: string) =>
    `${name} was taken over. Put it back with --undo, remove the old container with --forget-old, or write files that make it without Rockpool: --dir FOLDER.`,
  own: "This is Rockpool's own gateway. Give it away with --dir FOLDER, which writes files that make it without Rockpool.",
  undo: {
    title: (name: string) => `Put ${name} back`,
    goes: "Goes",
    stays: "Stays",
    ours: (name: string) => `Rockpool's container ${name}`,
    kept: (name: string) => [
      `the old container ${name}, which runs again`,
      "the state with what was done meanwhile, the copy of it, settings",
    ],
    question: "Undo the take-over?",
    needsYes: "Undoing the take-over waits for a yes. Add --yes.",
    done: (name: string) => `${name} is back, as it was.`,
  },
  forget: {
    goes: "Goes",
    stays: "Stays",
    old: (name: string) => `the old container ${name}, with its log and what was written beside its folders`,
    kept: ["the gateway that runs now, its state and volumes", "copies of the state"],
    question: "Remove the old container? The take-over cannot be undone then.",
    needsYes: "Removing the old container waits for a yes. Add --yes.",
    done: (name: string) => `${name} is removed. The gateway is Rockpool's now.`,
  },
  give: {
    goes: "Goes",
    stays: "Stays",
    writes: "Writes",
    container: (name: string) => `the container ${name}; a new one is made by the files`,
    kept: ["state, workspace, volumes and images", "copies of the state"],
    secretsMissing: (names: string) =>
      `${names}: only in the container's environment. Add --with-secrets to write them into .env, readable by you only.`,
    secretsWritten: (names: string) => `${names}: written into .env, readable by you only.`,
    notSaid: (names: string) => `These files cannot say: ${names}.`,
    question: "Write the files and let go of it?",
    needsYes: "Giving back waits for a yes. Add --yes, or see the files with --dry-run.",
    fileHead: (name: string) => `# ${name}`,
    done: { compose: "docker compose up -d", run: "sh run-openclaw.sh" },
    gaveBack: (directory: string, line: string) => `Given back. Start it with: cd ${directory} && ${line}`,
  },
  aTakeOver: "A gateway that was taken over",
  onlyOne: "--undo, --forget-old and --dir exclude each other.",
  needsDirectory: (option: string) => `${option} belongs to --dir FOLDER.`,
  badFormat: (value: string) => `--format ${value} is not a form. Choose compose or run.`,
};
