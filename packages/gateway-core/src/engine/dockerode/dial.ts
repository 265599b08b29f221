import type Docker from "dockerode";

type Dial = Docker["modem"]["dial"];

/** A request that dockerode has no good method for, through its own connection. */
export function dial<T>(docker: Docker, options: Parameters<Dial>[0]): Promise<T> {
  return new Promise((resolve, reject) => {
    docker.modem.dial(options, (error, answer) => {
      if (error) reject(error);
      else resolve(answer as T);
    });
  });
}
