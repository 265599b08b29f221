import type { Notification, NotificationConstructorOptions } from "electron";
import type { RequestNote } from "./request-notifier.ts";

/** Shows notes as the system's notifications; where there are none, the tray says it all the same. */
export function notificationHost(
  make: (options: NotificationConstructorOptions) => Notification,
  isSupported: () => boolean,
): (note: RequestNote) => () => void {
  // One that is garbage-collected no longer hears the click.
  const held = new Set<Notification>();

  return ({ title, body, onClick }) => {
    if (!isSupported()) return () => undefined;
    const notification = make({ title, body });
    held.add(notification);
    notification.once("close", () => held.delete(notification));
    notification.once("failed", () => held.delete(notification));
    notification.on("click", onClick);
    notification.show();
    return () => {
      held.delete(notification);
      notification.close();
    };
  };
}
