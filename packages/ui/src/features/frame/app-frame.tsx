import {
  Boxes,
  House,
  MessagesSquare,
  MonitorSmartphone,
  Package,
  PanelsTopLeft,
  ScrollText,
  Settings2,
} from "lucide-react";
import { lazy, Suspense, useCallback, useEffect, useRef } from "react";
import { InlineNotice } from "../../components/inline-notice.tsx";
import { RockpoolMark } from "../../components/rockpool-mark.tsx";
import { Sidebar } from "../../components/sidebar.tsx";
import { ToastRegion } from "../../components/toast-region.tsx";
import { type Room, rooms } from "../../shell.ts";
import { useApp, useAppState } from "../../state/app-context.tsx";
import { removeToast } from "../../state/app-state.ts";
import { HomeRoom } from "../home/home-room.tsx";
import styles from "./app-frame.module.css";
import { RoomBoundary } from "./room-boundary.tsx";
import { SetupNotice } from "./setup-notice.tsx";
import { StatePill } from "./state-pill.tsx";
import { StatusAnnouncer } from "./status-announcer.tsx";
import { useShortcuts } from "./use-shortcuts.ts";
import { useTheme } from "./use-theme.ts";

// Home paints first; what it does not need comes when it is wanted.
const roomViews: Record<Room, React.ComponentType> = {
  home: HomeRoom,
  dashboard: lazy(async () => ({ default: (await import("../dashboard/dashboard-room.tsx")).DashboardRoom })),
  channels: lazy(async () => ({ default: (await import("../channels/channels-room.tsx")).ChannelsRoom })),
  devices: lazy(async () => ({ default: (await import("../devices/devices-room.tsx")).DevicesRoom })),
  images: lazy(async () => ({ default: (await import("../images/images-room.tsx")).ImagesRoom })),
  gateways: lazy(async () => ({ default: (await import("../adoption/gateways-room.tsx")).GatewaysRoom })),
  logs: lazy(async () => ({ default: (await import("../logs/logs-room.tsx")).LogsRoom })),
  settings: lazy(async () => ({ default: (await import("../settings/settings-room.tsx")).SettingsRoom })),
};
const QuestionDialog = lazy(async () => ({
  default: (await import("./question-dialog.tsx")).QuestionDialog,
}));

const covers = {
  setup: lazy(async () => ({ default: (await import("../onboarding/setup-wizard.tsx")).SetupWizard })),
  demo: lazy(async () => ({ default: (await import("../onboarding/demo-cover.tsx")).DemoCover })),
};

const icons: Record<Room, React.ReactNode> = {
  home: <House aria-hidden="true" />,
  dashboard: <PanelsTopLeft aria-hidden="true" />,
  channels: <MessagesSquare aria-hidden="true" />,
  devices: <MonitorSmartphone aria-hidden="true" />,
  images: <Package aria-hidden="true" />,
  gateways: <Boxes aria-hidden="true" />,
  logs: <ScrollText aria-hidden="true" />,
  settings: <Settings2 aria-hidden="true" />,
};

/** What stands around every room. */
export function AppFrame() {
  const { messages, shell, store } = useApp();
  const words = messages.screens.app;
  const room = useAppState((state) => state.room);
  const cover = useAppState((state) => state.cover);
  const connected = useAppState((state) => state.connected);
  const question = useAppState((state) => state.question);
  const toasts = useAppState((state) => state.toasts);
  useTheme();
  useShortcuts();

  const main = useFocusOnChange(`${cover} ${room}`);
  const modifier = shell.platform === "mac" ? "Meta" : "Control";
  const closeToast = useCallback((id: number) => removeToast(store, id), [store]);
  const RoomView = roomViews[room];

  const CoverView = covers[cover ?? "setup"];
  const banner = !connected && (
    <div className={styles.banner}>
      <InlineNotice tone="warning" title={words.connectionLost.title}>
        {words.connectionLost.text}
      </InlineNotice>
    </div>
  );

  return (
    <div className={cover ? styles.cover : styles.frame}>
      {cover ? (
        <>
          {banner}
          <div className={styles.whole}>
            <RoomBoundary key={cover} {...words.screenFailed}>
              <Suspense fallback={null}>
                <CoverView />
              </Suspense>
            </RoomBoundary>
          </div>
        </>
      ) : (
        <>
          <button type="button" className={styles.skip} onClick={() => main.current?.focus()}>
            {words.skipToContent}
          </button>
          <Sidebar
            label={words.navigation}
            brand={
              <span className={styles.brand}>
                <RockpoolMark />
                {words.name}
              </span>
            }
            items={rooms.map((value, index) => ({
              value,
              label: words.rooms[value],
              icon: icons[value],
              shortcut: `${modifier}+${index + 1}`,
            }))}
            current={room}
            onChange={(next) => store.setState({ room: next })}
          >
            <StatePill />
          </Sidebar>
          <main ref={main} id="room" tabIndex={-1} className={styles.main}>
            {banner}
            <SetupNotice />
            <div className={styles.room}>
              <RoomBoundary key={room} {...words.screenFailed}>
                <Suspense fallback={null}>
                  <RoomView />
                </Suspense>
              </RoomBoundary>
            </div>
          </main>
        </>
      )}
      <StatusAnnouncer />
      <ToastRegion toasts={toasts} closeLabel={words.dismiss} onClose={closeToast} />
      {question && (
        <Suspense fallback={null}>
          <QuestionDialog question={question} />
        </Suspense>
      )}
    </div>
  );
}

/** After a change of room, or out of what covered it, the keyboard goes on in it. */
function useFocusOnChange(room: string): React.RefObject<HTMLElement | null> {
  const main = useRef<HTMLElement>(null);
  const shown = useRef(room);
  useEffect(() => {
    if (shown.current === room) return;
    shown.current = room;
    main.current?.focus({ preventScroll: true });
  }, [room]);
  return main;
}
