/** Everything the suite has programs do, so that a fake can do the same; see fake/contract-programs.ts. */
export const contractCommands = {
  forever: ["sh", "-c", "trap 'exit 0' TERM; echo ready; while true; do sleep 0.1; done"],
  deaf: ["sh", "-c", "trap '' TERM; echo ready; while true; do sleep 0.1; done"],
  talk: ["sh", "-c", "echo out 1; echo err 1 >&2; echo out 2; exit 3"],
  echo: ["cat"],
  mixed: ["sh", "-c", "echo to out; echo to err >&2; exit 7"],
  environment: ["sh", "-c", "echo $GREETING"],
  utf8: ["sh", "-c", "printf 'h\\303\\251 \\360\\237\\246\\236\\n'; printf 'no newline'"],
} as const;
