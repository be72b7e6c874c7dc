/** Working without a network: the line at the top, and the section in the settings. */
export const offline = {
  bar: {
    offline: "No connection. Your exercises of today work without a network.",
    unreachable: "No connection to the server. Pages are read anew as soon as it answers.",
    waiting_one: "{{count}} session is kept on this device and is sent once there is a connection.",
    waiting_other: "{{count}} sessions are kept on this device and are sent once there is a connection.",
    sending_one: "{{count}} session from this device is being sent…",
    sending_other: "{{count}} sessions from this device are being sent…",
    caughtUp: "Everything you did without a connection has arrived.",
    update: "A newer version is ready.",
    updateNow: "Use it now",
    exercising: "Somebody is exercising in another tab. The newer version can wait until that is over.",
  },
  section: {
    title: "On this device",
    lead: "With everything here, you can do your exercises without a network. They are sent later by themselves.",
    leadOther: "The app can stand beside your other apps.",
  },
  install: {
    lead: "Installed, PhysioCheck opens in a window of its own, like any other app.",
    action: "Install the app",
    byHand:
      "Your browser installs it from its own menu: “Install app”, or on an iPhone or iPad “Share” and “Add to Home Screen”.",
    done: "The app is installed on this device.",
  },
  ready: {
    title: "Without a network",
    app: "The app itself",
    model: "The pose model, which sees your movements (17 to 42 MB)",
    plan: "Your exercises and plan, locked so that only you can read them here",
    here: "is on this device",
    notHere: "is not on this device yet",
    action: "Make ready for offline",
    fetching: "Fetching the pose model",
    all: "Everything is here. You can exercise without a network.",
    failed: "Not everything could be fetched. What came is kept. Check the network and try again.",
    impossible:
      "This browser, or a page without encryption (http), cannot keep the app for use without a network.",
  },
} as const;
