import type { OperationKind } from "@rockpool/gateway-core/contract/operation";

/** An operation as a title while it runs and when it is over, and what Cancel leaves behind. */
export interface OperationWords {
  readonly running: string;
  readonly done: string;
  readonly failed: string;
  readonly cancelled: string;
  readonly cancelKeeps: string;
}

export const operations: Record<OperationKind, OperationWords> = {
  start: {
    running: "Starting the gateway",
    done: "The gateway is running",
    failed: "The gateway did not start",
    cancelled: "Start cancelled",
    cancelKeeps: "Cancelling keeps your state, workspace and image.",
  },
  stop: {
    running: "Stopping the gateway",
    done: "The gateway is stopped",
    failed: "The gateway did not stop",
    cancelled: "Stop cancelled",
    cancelKeeps: "Cancelling leaves the gateway to finish by itself.",
  },
  restart: {
    running: "Restarting the gateway",
    done: "The gateway is running again",
    failed: "The gateway did not restart",
    cancelled: "Restart cancelled",
    cancelKeeps: "Cancelling keeps your state and workspace; the gateway may stay stopped.",
  },
  remove: {
    running: "Removing the container",
    done: "The container is removed",
    failed: "The container was not removed",
    cancelled: "Removal cancelled",
    cancelKeeps: "State, workspace and volumes are kept in any case.",
  },
  repair: {
    running: "Repairing the configuration",
    done: "Repair has finished",
    failed: "Repair did not help",
    cancelled: "Repair cancelled",
    cancelKeeps: "Cancelling keeps your state; the gateway stays stopped.",
  },
};
