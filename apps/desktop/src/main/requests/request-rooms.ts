/** Where each kind of request is answered. */
export const requestRooms = { devices: "devices", people: "channels" } as const;
