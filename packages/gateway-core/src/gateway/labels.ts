/** On everything we create: the random id of this installation. */
export const instanceLabel = "dev.rockpool.instance";
/** On the gateway: hash of its spec. */
export const specLabel = "dev.rockpool.spec";
/** On every container of ours: what it is for (`gateway`, `one-off`, `checkpoint`). */
export const roleLabel = "dev.rockpool.role";
/** The role of helpers that write and restore checkpoints. */
export const checkpointRole = "checkpoint";
/** On every image we make: how (`npm`, `release`, `source`, `derived`). */
export const builtLabel = "dev.rockpool.built";
/** On a demo's container, in place of the instance's label: whose it is. No search for our gateway finds it by that. */
export const demoLabel = "dev.rockpool.demo";
