/**
 * Settings of the engine's create call that compose says in another word and in the same shape. Source: the compose
 * specification, 05-services.md; what is not here is told as not said.
 */
export const carriedKeys = {
  config: {
    Hostname: "hostname",
    Domainname: "domainname",
    StopSignal: "stop_signal",
    MacAddress: "mac_address",
  },
  hostConfig: {
    Dns: "dns",
    DnsSearch: "dns_search",
    DnsOptions: "dns_opt",
    GroupAdd: "group_add",
    ShmSize: "shm_size",
    Sysctls: "sysctls",
    Privileged: "privileged",
    ReadonlyRootfs: "read_only",
    PidMode: "pid",
    IpcMode: "ipc",
    UsernsMode: "userns_mode",
    Runtime: "runtime",
    CpuShares: "cpu_shares",
    CpusetCpus: "cpuset",
    MemoryReservation: "mem_reservation",
    MemorySwap: "memswap_limit",
    OomScoreAdj: "oom_score_adj",
    CgroupParent: "cgroup_parent",
    DeviceCgroupRules: "device_cgroup_rules",
    SecurityOpt: "security_opt",
  },
} as const;
