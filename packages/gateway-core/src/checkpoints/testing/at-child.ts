/**
 * Code for `runProgram` that does something as soon as a child with this argument was started, and only the first time:
 * what has to come in time does so on a busy machine too.
 */
export function atChild(argument: string, code: string): string {
  return `{
    const childProcess = require("node:child_process");
    const original = childProcess.spawn;
    let over = false;
    childProcess.spawn = (command, args, options) => {
      const child = original(command, args, options);
      if (!over && args.includes(${JSON.stringify(argument)})) {
        over = true;
        ${code}
      }
      return child;
    };
  }
  `;
}

/** For `atChild`: as when somebody cancels. */
export const cancelled = 'process.kill(process.pid, "SIGTERM");';
